/** The ranking under another pooling, and without each evaluator: the same document with one thing changed. */
import type { Evaluation, EvaluatorId, Pooling, ScoringRules, VendorId } from '../evaluation'
import { evaluate } from '../ranking/evaluate'
import type { Results } from '../ranking/results'

export type PoolingChoice = Pick<ScoringRules, 'pooling' | 'pooledBy'>

export interface PooledOtherwise extends PoolingChoice {
  readonly results: Results
}

const poolings: readonly Pooling[] = ['mean', 'weighted-mean', 'median', 'trimmed-mean']

/** Every way of pooling; the weighted mean only where evaluators differ in weight. */
export function everyPooling(document: Evaluation): PooledOtherwise[] {
  const isWeighted = document.evaluators.some((e) => e.weight !== document.evaluators[0]!.weight)
  const choices = (['cell', 'total'] as const).flatMap((pooledBy) =>
    poolings.filter((pooling) => isWeighted || pooling !== 'weighted-mean').map((pooling) => ({ pooling, pooledBy })),
  )
  return choices.map((choice) => ({
    ...choice,
    results: evaluate({ ...document, rules: { ...document.rules, ...choice } }),
  }))
}

export interface WithoutOne {
  readonly evaluator: EvaluatorId
  readonly results: Results
  /** Vendors whose rank or status is another one then. */
  readonly moved: readonly { readonly vendor: VendorId; readonly from: number | null; readonly to: number | null }[]
}

/** Consensus ratings stay: they are the committee's. */
export function withoutEach(document: Evaluation, now: Results): WithoutOne[] {
  return document.evaluators.map(({ id }) => {
    const results = evaluate({ ...document, evaluators: document.evaluators.filter((e) => e.id !== id) })
    return { evaluator: id, results, moved: movedBetween(now, results) }
  })
}

function movedBetween(now: Results, then: Results): WithoutOne['moved'] {
  return now.standings.flatMap(({ vendor, rank }, v) => {
    const other = then.standings[v]!.rank
    return other === rank ? [] : [{ vendor, from: rank, to: other }]
  })
}
