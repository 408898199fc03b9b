import { describe, expect, it } from 'vitest'
import { checkScorecard } from '@/domain/committee/check-scorecard'
import { applyEdit } from '@/domain/edits/apply'
import type { Evaluation } from '@/domain/evaluation'
import {
  aCriterion,
  anEvaluation,
  anEvaluator,
  aVendor,
  evaluatorId,
  measure,
  vendorId,
} from '../../../support/an-evaluation'

const ann = evaluatorId('Ann')
const document = anEvaluation()
  .withVendors('A', 'B', 'C', aVendor('Gone', { status: 'out' }))
  .withEvaluators({ ...anEvaluator('Ann'), recusals: [{ vendor: vendorId('C'), reason: '' }] }, 'Bo')
  .withCriteria(aCriterion('x'), aCriterion('days', { scale: measure([0, 1], [10, 0]) }))
  .build()
const asking = (notes: 'never' | 'ends' | 'always'): Evaluation =>
  applyEdit(document, { name: 'setCommittee', args: { options: { notes } } })
const rated = (base: Evaluation, evaluator: string, levels: readonly (number | 'abstain')[]) =>
  applyEdit(base, {
    name: 'rate',
    args: {
      evaluator: evaluatorId(evaluator),
      at: '',
      cells: levels.map((level, i) => ({
        criterion: i < 3 ? ('c-x' as never) : ('c-days' as never),
        vendor: vendorId('ABC'[i % 3]!),
        ...(level === 'abstain' ? { state: 'abstain' as const } : { state: 'rated' as const, level }),
      })),
    },
  })

describe('the check before finishing', () => {
  it('counts what is asked: nothing for vendors that are out or recused', () => {
    const check = checkScorecard(document, ann)
    expect([check.expected, check.given, check.missing.length]).toEqual([4, 0, 4])
    expect(check.missing[0]).toEqual({ criterion: 'c-x', vendor: 'v-A' })
  })

  it('asks for notes where the chair does, at either end of any scale, and for the reason of an abstention', () => {
    const levels = [1, 3, 5, -2, 'abstain', 10] as const
    const unexplained = (notes: 'never' | 'ends' | 'always') =>
      checkScorecard(rated(asking(notes), 'Bo', levels), evaluatorId('Bo')).unexplained.length
    expect([unexplained('never'), unexplained('ends'), unexplained('always')]).toEqual([1, 5, 6])
  })

  it('names criteria on which everybody got the same', () => {
    expect(checkScorecard(rated(document, 'Bo', [4, 4, 4, 1, 2, 2]), evaluatorId('Bo')).uniform).toEqual(['c-x'])
    expect(checkScorecard(rated(document, 'Ann', [4, 4]), ann).uniform).toEqual([])
  })
})
