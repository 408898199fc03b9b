import { describe, expect, it } from 'vitest'
import { readWeighting } from '@/io/read-weighting'
import { aCriterion, anEvaluation, criterionId, rootId } from '../../support/an-evaluation'

const document = anEvaluation().withCriteria(aCriterion('a'), aCriterion('b')).build()
const [a, b] = [criterionId('a'), criterionId('b')]
const read = (input: unknown) =>
  readWeighting(input, document.criteria, document.evaluators, { dropped: () => undefined })
const ofRoot = (inputs: unknown) => read({ inputs: { [rootId]: inputs }, sets: [] }).inputs[rootId]

describe('reading what was entered about weights', () => {
  it('comes back from what is no record with nothing', () => {
    for (const damaged of [null, 7, [], 'x', { inputs: 7, sets: {} }, { inputs: { [rootId]: [] } }])
      expect(read(damaged)).toEqual({ inputs: {}, sets: [] })
  })

  it('leaves out figures that are none and ids that are unknown, and keeps the rest', () => {
    expect(ofRoot({ points: { [a]: 3, [b]: -1, 'c-gone': 2 }, swing: { [a]: NaN, [b]: 1 } })).toEqual({
      points: { [a]: 3 },
      swing: { [b]: 1 },
    })
  })

  it('places nobody twice in an order', () => {
    expect(ofRoot({ rank: { rule: 'x', tiers: [[a, a], [a, 'c-gone'], [b]] } })).toEqual({
      rank: { rule: 'centroid', tiers: [[a], [b]] },
    })
  })

  it('takes judgements from 1/9 to 9 only', () => {
    const judges = [{ name: 'Ann', judgements: { [a]: { [b]: 1 / 9 }, [b]: { [a]: 10 } } }, { name: 7 }]
    expect(ofRoot({ pairwise: { judges } })).toEqual({
      pairwise: { judges: [{ name: 'Ann', judgements: { [a]: { [b]: 1 / 9 }, [b]: {} } }] },
    })
    expect(ofRoot({ 'best-worst': { best: a, worst: 'c-gone', bestOver: { [b]: 0.5 }, overWorst: 1 } })).toEqual({
      'best-worst': { best: a, worst: null, bestOver: {}, overWorst: {} },
    })
  })

  it('forgets a way that it does not know, and sets without a usable id', () => {
    expect(ofRoot({ applied: { method: 'magic', weights: {} } })).toEqual({})
    const sets = [
      { id: 'w-1', name: 'x', evaluator: 'p-gone' },
      { id: 'w-1', name: 'y' },
      { id: '__proto__', name: 'z' },
    ]
    expect(read({ sets }).sets).toEqual([{ id: 'w-1', name: 'x', note: '', weights: {}, evaluator: null }])
  })
})
