import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import { enter } from '@/domain/robustness/simulation/build-contest'
import { measuresOf, standardError } from '@/domain/robustness/simulation/measures'
import { confidenceOf } from '@/domain/robustness/simulation/run-blocks'
import { emptyTally } from '@/domain/robustness/simulation/tally'
import type { WeightSpace } from '@/domain/robustness/simulation/weight-space'
import file from '../../../../fixtures/cases/simulation.json'
import { aCriterion, anEvaluation, outOf } from '../../../../support/an-evaluation'
import { startedWasm, tallyOf } from '../../../../support/simulated'

const cases = new Map<string, unknown>(file.tested.map((c) => [c.id, c]))
const seed = 20261125
const blocks = 50

/** Through the same doorway as the app: a document of points out of 1. */
function simulated(values: Readonly<Record<string, readonly number[]>>, space: (present: Float64Array) => WeightSpace) {
  const names = Object.keys(values)
  const criteria = Object.values(values)[0]!.map((_, j) => String(j))
  const document = anEvaluation()
    .withVendors(...names)
    .withCriteria(...criteria.map((name) => aCriterion(name, { scale: outOf(1) })))
    .withMarks(Object.fromEntries(criteria.map((name, j) => [name, names.map((v) => values[v]![j]!)])))
    .build()
  const { contest, present } = enter(evaluate(document), { ratings: 'fixed', missing: 'estimate' })!
  const tally = tallyOf({ contest, space: space(present), seed }, blocks, startedWasm())
  const measures = measuresOf(tally)
  const n = names.length
  const confidence = measures.central.map((own, v) => own && confidenceOf(contest, own.weights, v, seed))
  return {
    places: (name: string) => [
      ...measures.acceptability.subarray(names.indexOf(name) * n, names.indexOf(name) * n + n),
    ],
    central: (name: string) => measures.central[names.indexOf(name)]!,
    over: (a: string, b: string) => measures.pairwise[names.indexOf(a) * n + names.indexOf(b)]!,
    confidence: (name: string) => confidence[names.indexOf(name)],
    samples: measures.samples,
  }
}

function within(actual: readonly number[], expected: readonly number[], errors: (i: number) => number) {
  expect(actual).toHaveLength(expected.length)
  expected.forEach((x, i) => expect(Math.abs(actual[i]! - x), `${i}`).toBeLessThanOrEqual(4 * errors(i) + 1e-6))
}

interface Expected {
  readonly rank_acceptability: Record<string, { readonly decimal: number[] }>
  readonly central_weights: Record<string, { readonly decimal: number[] } | null>
  readonly confidence_factor: Record<string, number | null>
}

describe('published cases of the simulation', () => {
  it.each(['P-SMAA-01', 'P-SMAA-02'])('%s: within 4 standard errors of the exact values', (id) => {
    const { inputs, expected } = cases.get(id) as { inputs: { values: Record<string, number[]> }; expected: Expected }
    const result = simulated(inputs.values, () => ({ kind: 'criteria' }))
    for (const name of Object.keys(inputs.values)) {
      const places = expected.rank_acceptability[name]!.decimal
      within(result.places(name), places, (i) => standardError(places[i]!, result.samples))
      const central = expected.central_weights[name]
      if (central) within([...result.central(name)!.weights], central.decimal, (j) => result.central(name)!.errors[j]!)
      else expect(result.central(name)).toBeNull()
      expect(result.confidence(name)).toBe(expected.confidence_factor[name])
    }
  })

  it('P-SMAA-01: pairwise winning index 3/4', () => {
    const { inputs } = cases.get('P-SMAA-01') as { inputs: { values: Record<string, number[]> } }
    const result = simulated(inputs.values, () => ({ kind: 'criteria' }))
    within([result.over('alt1', 'alt2')], [0.75], () => standardError(0.75, result.samples))
  })

  it('P-SMAA-03: constant weights and total dominance', () => {
    const { inputs, expected } = cases.get('P-SMAA-03') as {
      inputs: { dominance: { values: Record<string, number[]> } }
      expected: { dominance: { central_weights: Record<string, number[] | null> } }
    }
    const result = simulated(inputs.dominance.values, (present) => ({ kind: 'near', present, share: 0 }))
    expect([result.places('A'), result.places('B')]).toEqual([
      [1, 0],
      [0, 1],
    ])
    expected.dominance.central_weights.A!.forEach((w, j) => expect(result.central('A')!.weights[j]).toBeCloseTo(w, 9))
    expect([result.central('B'), result.confidence('A'), result.confidence('B')]).toEqual([null, 1, null])
  })

  it('P-SMAA-03: pairwise winning index from ten samples', () => {
    const { expected } = cases.get('P-SMAA-03') as { expected: { pwi: Record<string, number> } }
    const tally = emptyTally(2, 1)
    tally.samples = 10
    tally.wins.set([0, 9, 1, 0])
    const { pairwise } = measuresOf(tally)
    const { A_over_B: ab, B_over_A: ba, diagonal } = expected.pwi
    expect([...pairwise]).toEqual([diagonal, ab, ba, diagonal])
  })
})
