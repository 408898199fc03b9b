/**
 * How far the committee agrees on the vendors as wholes: one table, a row for each vendor and a column for each
 * evaluator with that evaluator's own total (0..1, no consensus, no rounding). Only complete tables can be judged, so it
 * holds the evaluators who are asked for all criteria and have begun, and the vendors for which none of them is recused
 * or misses a mark.
 */
import type { Evaluation, Evaluator, Vendor } from '../../evaluation'
import { evaluate } from '../../ranking/evaluate'
import { concordance, type Concordance } from './concordance'
import { averageIntraclass } from './intraclass'

export interface Agreement {
  readonly evaluators: readonly Evaluator[]
  readonly vendors: readonly Vendor[]
  readonly concordance: Concordance | null
  readonly intraclass: number | null
}

export function agreementOf(document: Evaluation): Agreement {
  const alone = document.evaluators
    .filter((evaluator) => evaluator.assigned === null)
    .map((evaluator) => ({ evaluator, results: evaluate(asAlone(document, evaluator)) }))
    .filter(({ results }) => results.standings.some((s) => s.score !== null))
  const columns = document.vendors.flatMap((vendor, v) => {
    const isWhole = alone.every(
      ({ evaluator, results }) =>
        results.standings[v]!.score !== null &&
        results.rows.every((row) => row.states[v] !== 'unrated') &&
        evaluator.recusals.every((r) => r.vendor !== vendor.id),
    )
    return vendor.status !== 'out' && isWhole ? [v] : []
  })
  const table = columns.map((v) => alone.map(({ results }) => results.standings[v]!.score!))
  return {
    evaluators: alone.map(({ evaluator }) => evaluator),
    vendors: columns.map((v) => document.vendors[v]!),
    concordance: concordance(table),
    intraclass: averageIntraclass(table),
  }
}

/** The document as if this evaluator were the whole committee. */
function asAlone(document: Evaluation, evaluator: Evaluator): Evaluation {
  const rounding = { stage: 'none', decimals: 0 } as const
  const rules = { ...document.rules, rounding, pooling: 'mean', pooledBy: 'cell' } as const
  return { ...document, evaluators: [evaluator], consensus: {}, rules }
}
