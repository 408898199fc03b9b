import { describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import type { Edit } from '@/domain/edits/edit'
import type { WeightSet } from '@/domain/weighting/weighting'
import { isInForce, poolProposals, presentWeights, withWeightSet } from '@/domain/weighting/weight-sets'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  criterionId,
  evaluatorId,
  groupId,
  rootId,
} from '../../../support/an-evaluation'

const [a, b, c] = ['a', 'b', 'c'].map(criterionId)
const base = anEvaluation()
  .withEvaluators('Ann', 'Ben')
  .withCriteria(aGroup('fit', [aCriterion('a', { weight: 3 }), aCriterion('b')]), aCriterion('c'))
  .build()
const apply = (...edits: Edit[]) => edits.reduce(applyEdit, base)
const set = (name: string, weights: WeightSet['weights'], evaluator: string | null = null): Edit => ({
  name: 'addWeightSet',
  args: {
    set: { id: `w-${name}`, name, note: '', weights, evaluator: evaluator === null ? null : evaluatorId(evaluator) },
  },
})
const fit = groupId('fit')

describe('inputs of the guided ways', () => {
  it('are kept by way, and taken away by null', () => {
    const kept = apply(
      { name: 'keepInputs', args: { group: fit, inputs: { points: { [a!]: 70 } } } },
      { name: 'keepInputs', args: { group: fit, inputs: { swing: { [a!]: 100 } } } },
      { name: 'keepInputs', args: { group: fit, inputs: { points: null } } },
    )
    expect(kept.weighting.inputs).toEqual({ [fit]: { swing: { [a!]: 100 } } })
  })

  it('are not kept for a group that has gone', () => {
    expect(apply({ name: 'keepInputs', args: { group: groupId('gone'), inputs: { points: {} } } })).toBe(base)
  })

  it('lose what names a deleted criterion, and stay for the others', () => {
    const inputs = {
      points: { [a!]: 70, [b!]: 30 },
      rank: { rule: 'sum', tiers: [[a!], [b!]] },
      pairwise: { judges: [{ name: 'Ann', judgements: { [a!]: { [b!]: 3 } } }] },
      'best-worst': { best: a!, worst: b!, bestOver: { [b!]: 3 }, overWorst: {} },
    } as const
    const left = apply({ name: 'keepInputs', args: { group: fit, inputs } }, set('sales', { [a!]: 1, [b!]: 2 }), {
      name: 'removeNode',
      args: { id: b! },
    })
    expect(left.weighting.inputs[fit]).toEqual({
      points: { [a!]: 70 },
      rank: { rule: 'sum', tiers: [[a!], []] },
      pairwise: { judges: [{ name: 'Ann', judgements: { [a!]: {} } }] },
      'best-worst': { best: a!, worst: null, bestOver: {}, overWorst: {} },
    })
    expect(left.weighting.sets[0]!.weights).toEqual({ [a!]: 1 })
    expect(apply({ name: 'removeNode', args: { id: fit } }).weighting.inputs).toEqual({})
  })

  it('say which way the weights came from, until someone changes one', () => {
    const weights = { [a!]: 60, [b!]: 40 }
    const applied = { method: 'points', weights } as const
    const used = apply(
      { name: 'setWeights', args: { weights } },
      { name: 'rememberMethod', args: { group: fit, applied } },
    )
    const groupIn = (document: typeof base) => document.criteria.children[0]!
    const isUsed = (document: typeof base) => {
      const group = groupIn(document)
      return group.kind === 'group' && isInForce(group, document.weighting.inputs[fit]!.applied!)
    }
    expect(isUsed(used)).toBe(true)
    expect(isUsed(applyEdit(used, { name: 'setWeights', args: { weights: { [a!]: 61 } } }))).toBe(false)
  })
})

describe('weight sets', () => {
  it('are added once, renamed, changed weight by weight, deleted', () => {
    const document = apply(set('sales', presentWeights(base.criteria)), set('sales', {}), {
      name: 'changeWeightSet',
      args: { id: 'w-sales', changes: { name: 'Sales view', weights: { [c!]: 5 } } },
    })
    expect(document.weighting.sets).toEqual([
      {
        id: 'w-sales',
        name: 'Sales view',
        note: '',
        weights: { [fit]: 1, [a!]: 3, [b!]: 1, [c!]: 5 },
        evaluator: null,
      },
    ])
    expect(applyEdit(document, { name: 'removeWeightSet', args: { id: 'w-sales' } }).weighting.sets).toEqual([])
  })

  it('become the weights when adopted, and stay in the list', () => {
    const document = apply(set('it', { [c!]: 9 }), { name: 'adoptWeightSet', args: { id: 'w-it' } })
    expect(document.criteria.children[1]!.weight).toBe(9)
    expect(document.weighting.sets).toHaveLength(1)
    expect(withWeightSet(base, document.weighting.sets[0]!).criteria).toEqual(document.criteria)
    expect(apply({ name: 'adoptWeightSet', args: { id: 'w-gone' } })).toBe(base)
  })

  it('pool proposals as the mean of shares, whatever sums they were written with', () => {
    const sets = apply(set('ann', { [fit]: 3, [c!]: 1 }, 'Ann'), set('ben', { [fit]: 50, [c!]: 50 }, 'Ben')).weighting
      .sets
    const pooled = poolProposals(base, sets)
    expect(pooled.get(fit)).toEqual({ mean: 0.625, least: 0.5, greatest: 0.75 })
    expect(pooled.get(c!)!.mean).toBe(0.375)
    expect(poolProposals(base, []).size).toBe(0)
  })

  it('outlive the evaluator who proposed them', () => {
    const document = apply(set('ben', {}, 'Ben'), { name: 'removeEvaluator', args: { id: evaluatorId('Ben') } })
    expect(document.weighting.sets[0]!.evaluator).toBeNull()
  })
})

describe('a group that has no inputs', () => {
  it('stays without', () => expect(apply().weighting.inputs[rootId]).toBeUndefined())
})
