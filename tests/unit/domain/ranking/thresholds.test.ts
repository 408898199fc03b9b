import { describe, expect, it } from 'vitest'
import { evaluate, standingOf } from '@/domain/ranking/evaluate'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  criterionId,
  groupId,
  levelsScale,
  measure,
  rootId,
  vendorId,
  yesNo,
} from '../../../support/an-evaluation'
import type { Evaluation } from '@/domain/evaluation'

const standing = (document: Evaluation, name: string) => standingOf(evaluate(document), vendorId(name))!

describe('a threshold on a criterion', () => {
  const withMarks = (...marks: (number | 'na' | 'abstain' | null)[]) =>
    anEvaluation()
      .withVendors('A', 'B')
      .withEvaluators(...marks.map((_, i) => `E${i}`))
      .withCriteria(aCriterion('a', { threshold: 3 }), aCriterion('b'))
  const one = (...marks: (number | 'na' | 'abstain' | null)[]) =>
    marks.reduce((b, mark, i) => b.withMarks({ a: [mark, 5], b: [5, 1] }, `E${i}`), withMarks(...marks)).build()

  it('takes a vendor that fails out of the ranking and says which rule with both numbers', () => {
    const failed = standing(one(2), 'A')
    expect(failed).toMatchObject({ status: 'below-threshold', rank: null, score: 0.625 })
    expect(failed.failures).toEqual([{ node: criterionId('a'), required: 3, actual: 2 }])
    expect(standing(one(2), 'B').rank).toBe(1)
    expect(evaluate(one(2)).ranking.map((s) => s.vendor)).toEqual(['v-B', 'v-A'])
  })

  it('is met by exactly that level', () => {
    expect(standing(one(3), 'A')).toMatchObject({ status: 'ranked', failures: [], atRisk: [] })
    expect(standing(one(2, 4), 'A').status).toBe('ranked')
  })

  it('is at risk, not failed, while a missing mark could save it', () => {
    expect(standing(one(2, null), 'A')).toMatchObject({
      status: 'ranked',
      failures: [],
      atRisk: [{ node: criterionId('a'), required: 3, actual: 2 }],
    })
  })

  it('fails before all marks are in when none could save it', () => {
    expect(standing(one(1, 1, 1, null), 'A').status).toBe('below-threshold')
  })

  it('stays open while nothing is known, and passes where it does not apply', () => {
    for (const mark of [null, 'abstain', 'na'] as const)
      expect(standing(one(mark), 'A')).toMatchObject({ failures: [], atRisk: [] })
  })

  it('is a maximum where lower is better, also beyond the ends of the measure', () => {
    const days = measure([5, 1], [30, 0])
    const document = anEvaluation()
      .withVendors('A', 'B', 'C')
      .withCriteria(aCriterion('days', { scale: days, threshold: 40 }))
      .withMarks({ days: [39, 40, 41] })
      .build()
    expect(evaluate(document).standings.map((s) => s.status)).toEqual(['ranked', 'ranked', 'below-threshold'])
  })

  it('is a must-have on yes/no', () => {
    const document = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('sso', { scale: yesNo, threshold: 1 }), aCriterion('b'))
      .withMarks({ sso: [0, 1], b: [5, 1] })
      .build()
    expect(evaluate(document).standings.map((s) => s.status)).toEqual(['below-threshold', 'ranked'])
  })

  it('can be saved by a mark that raises the level but not its value', () => {
    const document = anEvaluation()
      .withVendors('A')
      .withEvaluators('E0', 'E1')
      .withCriteria(aCriterion('a', { scale: levelsScale([1, 2, 3], [0, 0, 1]), threshold: 2 }))
      .withMarks({ a: [1] }, 'E0')
      .build()
    expect(standing(document, 'A')).toMatchObject({ status: 'ranked', failures: [] })
  })

  it('at risk leaves the better rank open to those behind', () => {
    const [a, b] = evaluate(one(2, null)).standings
    expect([a!.rank, b!.rank]).toEqual([1, 2])
    expect(b!.bestRank).toBe(1)
  })
})

describe('a threshold on a group or the total', () => {
  const group = (level: number | null) =>
    anEvaluation()
      .withVendors('A')
      .withCriteria(aGroup('fit', [aCriterion('a'), aCriterion('b')], { threshold: 60 }), aCriterion('c'))
      .withMarks({ a: [3], b: [level], c: [5] })
      .build()

  it('compares points out of 100', () => {
    expect(standing(group(3), 'A').failures).toEqual([{ node: groupId('fit'), required: 60, actual: 50 }])
    expect(standing(group(4), 'A').status).toBe('ranked')
  })

  it('is nothing to miss where nothing in it applies: those behind cannot come to be ahead', () => {
    const document = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aGroup('x', [aCriterion('a')], { threshold: 50 }), aCriterion('b'))
      .withMarks({ a: ['na', 5], b: [5, 1] })
      .build()
    expect(standing(document, 'A')).toMatchObject({ rank: 1, failures: [], atRisk: [] })
    expect(standing(document, 'B')).toMatchObject({ rank: 2, bestRank: 2 })
  })

  it('waits for missing marks', () => {
    expect(standing(group(null), 'A')).toMatchObject({
      status: 'ranked',
      atRisk: [{ node: groupId('fit'), required: 60, actual: 50 }],
    })
  })

  it('holds for the total, met when it is hit exactly', () => {
    const total = (threshold: number) =>
      anEvaluation()
        .withVendors('A')
        .withTotalThreshold(threshold)
        .withCriteria(
          aCriterion('a', { weight: 0.1 }),
          aCriterion('b', { weight: 0.2 }),
          aCriterion('c', { weight: 0.7 }),
        )
        .withMarks({ a: [5], b: [5], c: [1] })
        .build()
    expect(standing(total(30), 'A').status).toBe('ranked')
    expect(standing(total(30.01), 'A').failures).toEqual([{ node: rootId, required: 30.01, actual: 30 }])
  })
})
