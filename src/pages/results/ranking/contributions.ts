/** What each top-level group (or criterion) adds to each score, in points as they are shown: they add up to the score. */
import { leavesOf } from '@/domain/criteria/tree'
import type { CriteriaNode, NodeId } from '@/domain/evaluation'
import type { Results, ScoreUnit, Standing } from '@/domain/ranking/results'
import { roundHalfUp } from '@/domain/rounding'
import type { StackRow } from '@/components/charts/stacked-bars-layout'
import { chartVendor } from '../names'
import { addingUp, scoreDecimals } from '../shown-score'

export interface Contributions {
  readonly parts: readonly { readonly id: NodeId; readonly name: string }[]
  readonly rows: readonly (StackRow & { readonly standing: Standing })[]
  /** Points at the end of the axis. */
  readonly full: number
}

/** A unit that begins below zero (−2..2) cannot be stacked; the parts are then shown out of 100. */
export function stackableUnit(unit: ScoreUnit): ScoreUnit {
  return unit.base >= 0 ? unit : { kind: 'hundred', base: 0, range: 100 }
}

/** @param remarkOf a word for vendors that are not ranked */
export function contributions(results: Results, remarkOf: (standing: Standing) => string): Contributions {
  const unit = stackableUnit(results.unit)
  const top = results.document.criteria.children
  const decimals = scoreDecimals(results)
  const inPoints = (score: number) => unit.base + score * unit.range
  const rows = results.ranking
    .filter((s) => s.score !== null && s.status !== 'out')
    .map((standing) => {
      const shares = effectiveShares(results, standing, top)
      const parts = top.map(
        (node, i) => shares[i]! * unit.base + (standing.contributions.get(node.id) ?? 0) * unit.range,
      )
      const total = inPoints(standing.score!)
      return {
        standing,
        vendor: chartVendor(results, standing.vendor),
        parts: addingUp(parts, roundHalfUp(total, decimals), decimals),
        total,
        low: inPoints(standing.low),
        high: inPoints(standing.high),
        remark: remarkOf(standing),
      }
    })
  return { parts: top.map(({ id, name }) => ({ id, name })), rows, full: unit.base + unit.range }
}

/** Weight that each node has in this vendor's score: over what is rated, adding up to 1. */
function effectiveShares(results: Results, standing: Standing, nodes: readonly CriteriaNode[]): number[] {
  const v = results.vendors.indexOf(standing.vendor)
  const rowOf = new Map(results.rows.map((row) => [row.criterion, row]))
  const isZero = results.document.rules.notApplicable === 'zero'
  const weights = nodes.map((node) =>
    leavesOf(node).reduce((sum, { id }) => {
      const state = rowOf.get(id)?.states[v]
      const counts = state === 'rated' || (state === 'na' && isZero)
      return sum + (counts ? results.weights.globals.get(id)! : 0)
    }, 0),
  )
  const total = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => (total > 0 ? weight / total : 0))
}

export interface ContributionFacts {
  readonly row: Contributions['rows'][number]
  /** Index of the one part that gives this vendor most. */
  readonly largest: number | null
  /** Index of the one part in which the rows differ most, and by how many points. */
  readonly widest: number | null
  readonly spread: number
}

/** What the picture proves; null when there is nothing in it. */
export function contributionFacts({ parts, rows }: Contributions): ContributionFacts | null {
  const row = rows[0]
  if (!row || parts.length === 0) return null
  const spreads = parts.map((_, i) => {
    const points = rows.map((r) => r.parts[i]!)
    return Math.max(...points) - Math.min(...points)
  })
  return { row, largest: greatest(row.parts), widest: greatest(spreads), spread: Math.max(...spreads) }
}

/** Index of the greatest; null where that is nothing, or of several. */
function greatest(points: readonly number[]): number | null {
  const most = Math.max(...points)
  const isNear = (x: number) => Math.abs(x - most) < 1e-9
  return most > 0 && points.filter(isNear).length === 1 ? points.indexOf(most) : null
}
