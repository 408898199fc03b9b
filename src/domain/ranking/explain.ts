/**
 * Why A is ahead of B: w·(a − b) on each criterion that counts for both. Where the same criteria count for both and
 * totals are sums of cells, Σ of these is score(A) − score(B). What else makes up the margin is `rest`: criteria that
 * count for one of them only, and the weights that they shift.
 */
import type { CriterionId, NodeId } from '../evaluation'
import { settle, sum } from '../sum'
import type { PooledRow, Results, Standing } from './results'

export interface Difference {
  readonly node: CriterionId
  /** Weighted; −1..1. */
  readonly difference: number
}

export interface Explanation {
  readonly margin: number
  /** On every criterion that counts for both; largest first for A, the last ones are where B is better. */
  readonly differences: readonly Difference[]
  readonly rest: number
}

export function explainLead(results: Results, a: Standing, b: Standing): Explanation {
  const weigh = weighing(results, [a, b])
  const differences = results.rows
    .flatMap((row) => {
      const [x, y] = weigh.values(row)
      return Number.isNaN(x! + y!)
        ? []
        : [{ node: row.criterion, difference: settle(weigh.weight(row.criterion) * (x! - y!)) }]
    })
    .toSorted((x, y) => y.difference - x.difference)
  const margin = (a.score ?? 0) - (b.score ?? 0)
  return { margin, differences, rest: settle(margin - sum(differences.map((d) => d.difference))) }
}

/**
 * Criteria on which the chosen vendors' values lie furthest apart, weighted as above: w̄ × (highest − lowest value).
 * Largest spread first, of those on which two of them count.
 */
export function widestSpreads(results: Results, standings: readonly Standing[]): readonly Difference[] {
  const weigh = weighing(results, standings)
  return results.rows
    .flatMap((row) => {
      const known = weigh.values(row).filter((value) => !Number.isNaN(value))
      const span = Math.max(...known) - Math.min(...known)
      return known.length < 2 ? [] : { node: row.criterion, difference: settle(weigh.weight(row.criterion) * span) }
    })
    .toSorted((x, y) => y.difference - x.difference)
}

/** The value with which a cell counts; NaN where it does not. */
export function countedValue({ document }: Results, { states, values }: PooledRow, vendor: number): number {
  return states[vendor] === 'na' && document.rules.notApplicable === 'zero' ? 0 : values[vendor]!
}

/** Weights over what counts for at least one of the chosen vendors: what does for none gives its weight to the others. */
function weighing(results: Results, standings: readonly Standing[]) {
  const { globals } = results.weights
  const columns = standings.map((s) => results.vendors.indexOf(s.vendor))
  const values = (row: PooledRow) => columns.map((vendor) => countedValue(results, row, vendor))
  const counted = results.rows.filter((row) => values(row).some((value) => !Number.isNaN(value)))
  const total = sum(counted.map((row) => globals.get(row.criterion) ?? 0))
  return { values, weight: (criterion: NodeId) => (globals.get(criterion) ?? 0) / total }
}
