import { describe, expect, it } from 'vitest'
import type { Evaluator } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  anEvaluator,
  criterionId,
  groupId,
  rootId,
  vendorId,
} from '../../../support/an-evaluation'

/** Ann rates everything 5; Bob, as he is given, 1. */
function rows(bob: Partial<Evaluator>, pooling: 'mean' | 'median' = 'mean') {
  const document = anEvaluation()
    .withVendors('A', 'B')
    .withEvaluators('Ann', { ...anEvaluator('Bob'), ...bob })
    .withCriteria(aGroup('fit', [aCriterion('x'), aCriterion('y')]), aCriterion('z'))
    .withMarks({ x: [5, 5], y: [5, 5], z: [5, 5] })
    .withMarks({ x: [1, 1], y: [1, null], z: [1, 1] }, 'Bob')
    .withRules({ pooling })
    .build()
  const results = evaluate(document)
  return { levels: results.rows.map((row) => [...row.levels]), results }
}
const recusedFrom = (...names: string[]) => names.map((name) => ({ vendor: vendorId(name), reason: 'kin' }))

describe('an evaluator’s part', () => {
  it.each(['mean', 'median'] as const)('is everything unless it is limited (%s)', (pooling) => {
    expect(rows({}, pooling).levels).toEqual([[3, 3], [3, 5], [3, 3]]) // prettier-ignore
  })

  it.each(['mean', 'median'] as const)(
    'counts a group for everything in it, and leaves other marks out (%s)',
    (pooling) => {
      expect(rows({ assigned: [groupId('fit')] }, pooling).levels).toEqual([[3, 3], [3, 5], [5, 5]]) // prettier-ignore
      expect(rows({ assigned: [criterionId('z')] }, pooling).levels).toEqual([[5, 5], [5, 5], [3, 3]]) // prettier-ignore
      expect(rows({ assigned: [rootId] }, pooling).levels).toEqual([[3, 3], [3, 5], [3, 3]]) // prettier-ignore
      expect(rows({ assigned: [criterionId('gone')] }, pooling).levels).toEqual([[5, 5], [5, 5], [5, 5]]) // prettier-ignore
    },
  )

  it('leaves out the vendors from which one is recused', () => {
    expect(rows({ recusals: recusedFrom('A', 'gone') }).levels).toEqual([[5, 3], [5, 5], [5, 3]]) // prettier-ignore
  })

  it('misses no mark outside it', () => {
    const open = rows({}).results.standings[1]!
    expect([open.coverage < 1, open.low < open.high]).toEqual([true, true])
    const excused = rows({ recusals: recusedFrom('B') }).results.standings[1]!
    expect([excused.coverage, excused.low, excused.high]).toEqual([1, 1, 1])
  })

  it('leaves a cell that nobody is asked for open', () => {
    const document = anEvaluation()
      .withVendors('A')
      .withEvaluators({ ...anEvaluator('Ann'), assigned: [] })
      .withCriteria(aCriterion('x'))
      .withMarks({ x: [5] })
      .build()
    const { rows: pooled, standings } = evaluate(document)
    expect([pooled[0]!.states[0], standings[0]!.coverage, standings[0]!.score]).toEqual(['abstain', 0, null])
  })
})
