/**
 * Why one of two vendors is ahead: the largest weighted differences both ways. Each has the figure that it has elsewhere;
 * what rounding takes from their sum is a term of its own, so that the sum can be checked.
 */
import { leavesOf } from '@/domain/criteria/tree'
import { countedValue, explainLead } from '@/domain/ranking/explain'
import type { NodeId } from '@/domain/evaluation'
import type { PooledRow, Results, Standing } from '@/domain/ranking/results'
import { roundHalfUp } from '@/domain/rounding'
import { nodeName } from '../names'
import { shownLead } from '../shown-score'

export interface LeadTerm {
  readonly node: NodeId
  readonly name: string
  /** Signed, rounded as shown. */
  readonly points: number
}

export interface Lead {
  /** The one with the higher score; of equal ones the one shown first. */
  readonly higher: Standing
  readonly lower: Standing
  /** Difference of the scores as they are shown, ≥ 0. */
  readonly margin: number
  /** Criteria where `higher` gains most; points > 0. */
  readonly gains: readonly LeadTerm[]
  /** Criteria where `lower` is better; points < 0. */
  readonly losses: readonly LeadTerm[]
  /** By top-level group, largest first; with `rest`, Σ = margin in the figures shown. */
  readonly parts: readonly LeadTerm[]
  /** What no criterion that counts for both accounts for, and what rounding the parts has lost. */
  readonly rest: { readonly points: number; readonly cause: RestCause } | null
}

/** Criteria that count for one of them only; pooling by totals; rounding on the way. */
export type RestCause = 'weights' | 'totals' | 'rounding'

/** Null when one of them has no score yet. @param most how many criteria to name on each side */
export function leadOf(results: Results, x: Standing, y: Standing, decimals: number, most = 3): Lead | null {
  if (x.score === null || y.score === null) return null
  const place = (s: Standing) => results.ranking.indexOf(s)
  const isXHigher = x.score === y.score ? place(x) < place(y) : x.score > y.score
  const [higher, lower] = isXHigher ? [x, y] : [y, x]
  const { unit } = results
  const { differences, rest } = explainLead(results, higher, lower)
  const margin = shownLead(higher.score!, lower.score!, unit, decimals)

  const term = (node: NodeId, points: number): LeadTerm => ({ node, name: nodeName(results, node), points })
  const terms = differences
    .map(({ node, difference }) => term(node, roundedPoints(difference * unit.range, decimals)))
    .filter(({ points }) => points !== 0)
  const byNode = new Map<NodeId, number>(differences.map(({ node, difference }) => [node, difference]))
  const top = results.document.criteria.children.map((node) => ({
    id: node.id,
    points: leavesOf(node).reduce((sum, { id }) => sum + (byNode.get(id) ?? 0), 0) * unit.range,
  }))
  top.sort((one, other) => other.points - one.points)
  const parts = top
    .map((part) => term(part.id, roundedPoints(part.points, decimals)))
    .filter((part) => part.points !== 0)
  const missing = roundedPoints(margin - parts.reduce((sum, part) => sum + part.points, 0), decimals)
  const isRounding = roundedPoints(rest * unit.range, decimals) === 0
  return {
    higher,
    lower,
    margin,
    gains: terms.filter((one) => one.points > 0).slice(0, most),
    losses: terms
      .filter((one) => one.points < 0)
      .reverse()
      .slice(0, most),
    parts,
    rest: missing === 0 ? null : { points: missing, cause: isRounding ? 'rounding' : causeOf(results, higher, lower) },
  }
}

/** The same figure whichever of the two comes first. */
function roundedPoints(points: number, decimals: number): number {
  return Math.sign(points) * roundHalfUp(Math.abs(points), decimals)
}

function causeOf(results: Results, a: Standing, b: Standing): RestCause {
  if (results.document.rules.pooledBy === 'total') return 'totals'
  const [i, j] = [results.vendors.indexOf(a.vendor), results.vendors.indexOf(b.vendor)]
  const counts = (row: PooledRow, vendor: number) => !Number.isNaN(countedValue(results, row, vendor))
  return results.rows.some((row) => counts(row, i) !== counts(row, j)) ? 'weights' : 'rounding'
}
