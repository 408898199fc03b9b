import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { comparisonOf } from '@/pages/results/compare/comparison'
import { leadOf } from '@/pages/results/compare/lead'
import { leadWords } from '@/pages/results/compare/lead-words'
import { spreadsOf } from '@/pages/results/compare/spreads'
import { addingUp } from '@/pages/results/shown-score'
import { aCriterion, aGroup, anEvaluation, aVendor, vendorId } from '../../../support/an-evaluation'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'
import { plainWording } from '../../../support/plain-wording'

const grouped = () =>
  anEvaluation().withCriteria(
    aGroup('x', [aCriterion('a'), aCriterion('b')]),
    aGroup('y', [aCriterion('c'), aCriterion('d')]),
  )

function said(document: Evaluation, first = 0, second = 1) {
  const results = evaluate(document)
  const [a, b] = [results.standings[first]!, results.standings[second]!]
  const failuresOf = (s: typeof a) => s.failures.map((check) => check.node).join()
  return leadWords(results, a, b, plainWording(results), failuresOf).map(({ key, params }) => [
    key.replace('results.lead.', ''),
    params,
  ])
}

describe('why A is ahead of B', () => {
  const marks = { a: [5, 3], b: [3, 4], c: [4, 3], d: [3, 3] }

  it('names the largest differences both ways and a sum that adds up', () => {
    expect(said(grouped().withVendors('A', 'B').withMarks(marks).build())).toEqual([
      ['ahead', { a: 'A', b: 'B', scoreA: '68.8', scoreB: '56.3', margin: '12.5' }],
      ['gains', { a: 'A', list: 'a +12.5 & c +6.3' }],
      ['losses', { b: 'B', list: 'b -6.3' }],
      ['sum', { terms: 'x +6.3; y +6.3; rounding -0.1', margin: '12.5' }],
    ])
  })

  it('gives a criterion one figure, in the sentence as in the sum', () => {
    const document = anEvaluation()
      .withCriteria(aCriterion('a'), aCriterion('b', { weight: 3 }))
      .withVendors('A', 'B')
      .withMarks({ a: [4, 3], b: [4, 3] })
      .build()
    expect(said(document).slice(1)).toEqual([
      ['gains', { a: 'A', list: 'b +18.8 & a +6.3' }],
      ['noLosses', { b: 'B' }],
      ['sum', { terms: 'b +18.8; a +6.3; rounding -0.1', margin: '25.0' }],
    ])
  })

  it('says the same whoever is asked about first', () => {
    const document = grouped().withVendors('A', 'B').withMarks(marks).build()
    expect(said(document, 0, 1)).toEqual(said(document, 1, 0))
  })

  it('explains a tie, and what decided it', () => {
    const tied = grouped()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 3], b: [3, 5], c: [3, 3], d: [3, 3] })
    expect(said(tied.build()).map(([key]) => key)).toEqual(['level', 'gains', 'losses'])
    const decided = said(tied.withRules({ tieBreaks: [aCriterion('b').id] }).build())
    expect(decided[0]).toMatchObject(['tieBreak', { a: 'B', b: 'A', node: 'b' }])
  })

  it('does not explain what is not there', () => {
    const document = grouped()
      .withVendors('A', 'B')
      .withMarks({ a: [5, null] })
      .build()
    expect(said(document)).toEqual([['unscored', { names: 'B' }]])
  })

  it('names no difference where only one is rated, and says that it can change', () => {
    const document = grouped()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 4], b: [5, null], c: [3, 3], d: [3, 3] })
      .build()
    const words = said(document)
    expect(words.find(([key]) => key === 'gains')).toMatchObject([
      'gains',
      { list: expect.not.stringContaining('b +') },
    ])
    expect(words.at(-1)).toEqual(['open', { names: 'B' }])
  })

  it('says why the one with the higher score is not ranked', () => {
    const document = anEvaluation()
      .withCriteria(aCriterion('a', { threshold: 3 }), aCriterion('b', { weight: 3 }))
      .withVendors('A', 'B')
      .withMarks({ a: [2, 4], b: [5, 1] })
      .build()
    expect(said(document).slice(0, 2)).toMatchObject([
      ['higher', { a: 'A', b: 'B' }],
      ['failed', { name: 'A', failures: 'c-a' }],
    ])
    const out = grouped()
      .withVendors('A', aVendor('B', { status: 'out', outReason: 'withdrew' }))
      .withMarks(marks)
      .build()
    expect(said(out)).toContainEqual(['outBecause', { name: 'B', reason: 'withdrew' }])
  })

  it('adds up in the figures shown, for any two vendors', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        const results = evaluate(document)
        const [x, y] = results.standings
        if (!x || !y) return
        const lead = leadOf(results, x, y, 1)
        if (!lead) return
        expect(lead.margin).toBeGreaterThanOrEqual(0)
        expect(lead.gains.every((term) => term.points > 0)).toBe(true)
        expect(lead.losses.every((term) => term.points < 0)).toBe(true)
        const total = [...lead.parts, ...(lead.rest ? [lead.rest] : [])].reduce(
          (sum, part) => sum + Math.round(part.points * 10),
          0,
        )
        expect(total).toBe(Math.round(lead.margin * 10))
      }),
    )
  })
})

describe('figures that must add up', () => {
  it('give the missing unit to the one that lost most by rounding', () => {
    expect(addingUp([1.34, 1.34, 1.32], 4, 1)).toEqual([1.4, 1.3, 1.3])
    expect(addingUp([0.26, 0.27], 0.5, 1)).toEqual([0.2, 0.3])
    expect(addingUp([], 0, 1)).toEqual([])
  })
})

describe('the widest spreads', () => {
  it('count only what is rated and name who is better', () => {
    const results = evaluate(
      grouped()
        .withVendors('A', 'B', 'C')
        .withMarks({ a: [5, 1, 3], b: [5, null, null], c: [2, 3, null], d: [3, 3, 3] })
        .build(),
    )
    const { rows, share } = spreadsOf(results, results.standings, 8)
    expect(rows.map(({ name, points, best }) => [name, points, best.name])).toEqual([
      ['a', 25, 'A'],
      ['c', 6.25, 'B'],
    ])
    expect(share).toBe(1)
    expect(spreadsOf(results, results.standings, 1).share).toBeCloseTo(0.8)
  })
})

describe('the comparison', () => {
  const document = grouped()
    .withVendors('A', 'B')
    .withMarks({ a: [5, 3], b: [3, 4], c: [4, 1], d: [3, 3] })
    .build()

  it('keeps the tree with its groups, or puts the widest first without them', () => {
    const results = evaluate(document)
    const ids = [vendorId('A'), vendorId('B')]
    const names = (order: 'tree' | 'spread') => comparisonOf(results, ids, order).rows.map(({ row }) => row.node.name)
    expect(names('tree')).toEqual(['x', 'a', 'b', 'y', 'c', 'd'])
    expect(names('spread')).toEqual(['c', 'a', 'b', 'd'])
  })

  it('brings notes and evidence, signed where there are several evaluators', () => {
    const rating = { state: 'unrated', note: 'asked', evidence: 'mail' } as const
    const noted = { ...document, ratings: { 'p-Ann': { 'c-a': { 'v-A': rating } } } } as unknown as Evaluation
    const remarks = (of: Evaluation) => comparisonOf(evaluate(of), [vendorId('A')], 'tree').rows[1]!.cells[0]!.remarks
    expect(remarks(noted)).toEqual([{ evaluator: '', note: 'asked', evidence: 'mail' }])
    const several = {
      ...noted,
      evaluators: [...noted.evaluators, { ...noted.evaluators[0]!, id: 'p-Bo' }],
    } as Evaluation
    expect(remarks(several)).toMatchObject([{ evaluator: 'Ann' }])
  })
})
