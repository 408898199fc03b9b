import { describe, expect, it } from 'vitest'
import { filterProblems, problemKinds } from '@/components/import/problem-filter'
import type { Problem } from '@/domain/result'

const problem = (code: string, line: number, text = '', severity: Problem['severity'] = 'error'): Problem => ({
  code,
  severity,
  line,
  params: { line, text },
})
const problems = [
  problem('a', 12, 'Aurora'),
  problem('b', 2, 'x', 'warning'),
  problem('b', 3, 'y', 'warning'),
  problem('c', 120, 'AURORA 2'),
  problem('c', 13, '12 pieces'),
]

describe('problem kinds', () => {
  it('puts errors first, then the most frequent', () => {
    expect(problemKinds(problems).map(({ code, count }) => [code, count])).toEqual([
      ['c', 2],
      ['a', 1],
      ['b', 2],
    ])
  })
  it('shows each kind by its first problem', () => {
    expect(problemKinds(problems)[0]?.first).toBe(problems[3])
  })
})

describe('the problem filter', () => {
  it('leaves the list alone when nothing is asked', () => {
    expect(filterProblems(problems, '', '  ')).toBe(problems)
  })
  it('finds text in any case among the values that a problem names', () => {
    expect(filterProblems(problems, '', 'aurora')).toEqual([problems[0], problems[3]])
  })
  it('finds a line by its number', () => {
    expect(filterProblems([problem('a', 3), problem('a', 4)], '', '4')).toHaveLength(1)
  })
  it('keeps to one kind', () => {
    expect(filterProblems(problems, 'c', 'aurora')).toEqual([problems[3]])
  })
})
