/**
 * Why A is ahead of B: the difference of their scores, split over the criteria (or any set of nodes).
 * With everything rated, Σ difference over the criteria = score(A) − score(B).
 */
import type { CriterionId, NodeId } from '../evaluation'
import { settle } from '../sum'
import type { Results, Standing } from './results'

export interface Difference<Node extends NodeId = NodeId> {
  readonly node: Node
  /** Contribution to A's score minus that to B's, −1..1. */
  readonly difference: number
}

/** Largest first for A; the last ones are where B is better. */
export function differences<Node extends NodeId>(
  nodes: readonly Node[],
  a: Standing,
  b: Standing,
): readonly Difference<Node>[] {
  return nodes
    .map((node) => ({ node, difference: (a.contributions.get(node) ?? 0) - (b.contributions.get(node) ?? 0) }))
    .toSorted((x, y) => y.difference - x.difference)
}

export interface Explanation {
  readonly margin: number
  /** Where A gains most, largest first, of the criteria on which both are rated. */
  readonly forA: readonly Difference<CriterionId>[]
  /** Where B gains most, largest first; differences are negative. */
  readonly forB: readonly Difference<CriterionId>[]
}

/** @param most how many criteria to name on each side */
export function explainLead(results: Results, a: Standing, b: Standing, most = 3): Explanation {
  const [i, j] = [results.vendors.indexOf(a.vendor), results.vendors.indexOf(b.vendor)]
  // Where only one is rated there is no difference to name, only a gap to fill; and what a gap gives to the weights of
  // the other criteria is no merit there, so the weights are the document's own.
  const all = results.rows
    .filter(({ states }) => states[i] === 'rated' && states[j] === 'rated')
    .map(({ criterion, values }) => {
      const weight = results.weights.globals.get(criterion) ?? 0
      return { node: criterion, difference: settle(weight * (values[i]! - values[j]!)) }
    })
    .toSorted((x, y) => y.difference - x.difference)
  return {
    margin: (a.score ?? 0) - (b.score ?? 0),
    forA: all.filter((d) => d.difference > 0).slice(0, most),
    forB: all
      .filter((d) => d.difference < 0)
      .reverse()
      .slice(0, most),
  }
}

/**
 * Criteria on which the chosen vendors' values lie furthest apart, weighted: w × (highest − lowest rated value).
 * Largest spread first; 0 where fewer than two are rated.
 */
export function widestSpreads(results: Results, standings: readonly Standing[]): readonly Difference<CriterionId>[] {
  const columns = standings.map((s) => results.vendors.indexOf(s.vendor))
  return results.rows
    .map(({ criterion, states, values }) => {
      const rated = columns.filter((v) => states[v] === 'rated').map((v) => values[v]!)
      const span = rated.length < 2 ? 0 : Math.max(...rated) - Math.min(...rated)
      return { node: criterion, difference: settle((results.weights.globals.get(criterion) ?? 0) * span) }
    })
    .toSorted((x, y) => y.difference - x.difference)
}
