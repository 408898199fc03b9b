import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import { chosenVendors, withVendor } from '@/pages/results/chosen-vendors'
import { levelName, levelText } from '@/components/grid/level-text'
import { profileFacts, profileOf } from '@/pages/results/profile/profile-series'
import { heatFacts, heatTable } from '@/pages/results/table/heat-rows'
import { spaced } from '@/pages/results/wording'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  aVendor,
  measure,
  oneToFive,
  vendorId,
  yesNo,
} from '../../../support/an-evaluation'
import { plainWords } from '../../../support/plain-wording'

const document = anEvaluation()
  .withCriteria(aGroup('x', [aCriterion('a'), aCriterion('b')]), aCriterion('c', { scale: measure([0, 1], [10, 0]) }))
  .withVendors('A', 'B', aVendor('C', { status: 'out' }))
  .withMarks({ a: [5, 3, 5], b: ['na', 'abstain', 5], c: [2, 4, 0] })
  .build()
const results = evaluate(document)
const all = ['A', 'B', 'C'].map(vendorId)

describe('a profile', () => {
  it('runs from 0 to 100 by group, a criterion beside the groups being an axis too', () => {
    const { axes, lines } = profileOf(results, all.slice(0, 2), 'group')
    expect(axes.map((axis) => axis.name)).toEqual(['x', 'c'])
    expect(lines.map((line) => line.values)).toEqual([
      [100, 80],
      [50, 60],
    ])
  })

  it('keeps the order of the tree by criterion and leaves holes where nothing is rated', () => {
    const { axes, lines } = profileOf(results, [vendorId('A')], 'criterion')
    expect(axes.map((axis) => [axis.group, axis.name])).toEqual([
      ['x', 'a'],
      ['x', 'b'],
      ['', 'c'],
    ])
    expect(lines[0]!.values).toEqual([100, null, 80])
  })

  it('knows who is best most often and where the gap is widest', () => {
    const facts = profileFacts(profileOf(results, all.slice(0, 2), 'criterion'))
    expect(facts).toMatchObject({ strongest: 0, bestOn: 2, widest: 0, low: 50, high: 100 })
    expect(profileFacts(profileOf(results, [vendorId('A')], 'criterion'))).toBeNull()
  })
})

describe('the heat table', () => {
  const table = heatTable(results, all)

  it('keeps every state apart', () => {
    const b = table.rows.find((row) => row.node.name === 'b')!
    expect(b.cells.map((cell) => cell.state)).toEqual(['na', 'abstain', 'rated'])
  })

  it('marks the best by value, of those who are not out', () => {
    const best = (name: string) => table.rows.find((row) => row.node.name === name)!.cells.map((cell) => cell.isBest)
    expect(best('a')).toEqual([true, false, false])
    expect(best('b')).toEqual([false, false, false])
    expect(best('c')).toEqual([true, false, false])
    expect(heatFacts(table)).toEqual({ vendor: vendorId('A'), bestOn: 2, criteria: 3 })
  })

  it('counts where all are equal among the criteria on which a vendor is as good as the best', () => {
    const document = anEvaluation()
      .withCriteria(aCriterion('a'), aCriterion('b'), aCriterion('c'))
      .withVendors('A', 'B', aVendor('C', { status: 'out' }))
      .withMarks({ a: [5, 5, 5], b: [5, 5, 5], c: [4, 3, 5] })
      .build()
    const found = evaluate(document)
    expect(heatFacts(heatTable(found, all))).toEqual({ vendor: vendorId('A'), bestOn: 3, criteria: 3 })
    const [a, b] = all
    expect(profileFacts(profileOf(found, [a!, b!], 'criterion'))).toMatchObject({ strongest: 0, bestOn: 3 })
  })

  it('shows weights that add up to 100', () => {
    const leaves = table.rows.filter((row) => row.kind === 'criterion')
    expect(leaves.reduce((sum, row) => sum + row.weight, 0)).toBe(100)
  })
})

describe('a level', () => {
  const named = {
    kind: 'levels',
    levels: [
      { level: 1, label: 'C', anchor: '', value: null },
      { level: 2, label: 'Strong', anchor: '', value: null },
    ],
  } as const

  it('reads as it stands in the matrix', () => {
    expect(levelText(named, 1, plainWords)).toBe('C')
    expect(levelText(named, 2, plainWords)).toBe('2')
    expect(levelText(named, 1.5, plainWords)).toBe('1.5')
    expect(levelText(yesNo, 1, plainWords)).toBe('yes')
    expect(levelText(yesNo, 0.5, plainWords)).toBe('0.5')
    expect(levelText({ ...measure([0, 0], [1, 1]), unit: 'min' }, 3, plainWords)).toBe('3 min')
  })

  it('has a name of its own only where the sign does not say it', () => {
    expect(levelName(named, 2)).toBe('Strong')
    expect(levelName(named, 1)).toBe('')
    expect(levelName(oneToFive, 3)).toBe('')
    expect(levelName(named, 1.5)).toBe('')
  })
})

describe('the chosen vendors', () => {
  const limits = { usual: 2, most: 2 }

  it('are the first of the ranking until some are named', () => {
    expect(chosenVendors(null, results, limits)).toEqual([vendorId('A'), vendorId('B')])
  })

  it('come in the order of the ranking, strangers left out, none where none is wanted', () => {
    expect(chosenVendors('v-C,v-nobody,v-A,__proto__', results, limits)).toEqual([vendorId('A'), vendorId('C')])
    expect(chosenVendors('', results, limits)).toEqual([])
    expect(withVendor([vendorId('A')], vendorId('B'), true)).toEqual([vendorId('A'), vendorId('B')])
    expect(withVendor([vendorId('A')], vendorId('A'), false)).toEqual([])
  })
})

describe('Chinese sentences', () => {
  it('have a space between ideographs and Latin names or figures, once', () => {
    expect(spaced('Aurora CRM以 82.4 分领先，云启CRM落后3.1分。')).toBe(
      'Aurora CRM 以 82.4 分领先，云启 CRM 落后 3.1 分。',
    )
  })
})
