/**
 * Results → contest. Takes part who is ranked now: failed thresholds, vendors that are out and vendors without any rating
 * stay out of every sample. Not applicable follows the declared policy. A missing mark is left out, as in the score, or
 * drawn from what is still possible. Tie-breaks count as they stand at the present weights; rounding by criterion is
 * left out, since it would depend on the weights; rounding of the total makes the ties that it makes in the ranking.
 */
import { leavesOf } from '../../criteria/tree'
import type { Criterion, CriterionId, NodeId, VendorId } from '../../evaluation'
import type { Results } from '../../ranking/results'
import { settle } from '../../sum'
import { finestGrid, type Contest } from './contest'
import { drawsOf, type RangedCell } from './spread'

export interface ContestOptions {
  /** As pooled, or one evaluator's mark in each cell. */
  readonly ratings: 'fixed' | 'drawn'
  readonly missing: 'estimate' | 'range'
}

/** A contest, and whom its numbers mean. */
export interface Entry {
  readonly contest: Contest
  readonly vendors: readonly VendorId[]
  readonly criteria: readonly CriterionId[]
  /** Global weights now, in the order of `criteria`; Σ = 1. */
  readonly present: Float64Array
}

/** @returns null where there is nothing to compare: no ranked vendor, or no weight anywhere */
export function enter(results: Results, options: ContestOptions): Entry | null {
  const { document, weights, rows } = results
  const vendors = results.standings.flatMap((s, v) => (s.status === 'ranked' ? [v] : []))
  const weightOf = (c: Criterion) => weights.globals.get(c.id)!
  const all = leavesOf(document.criteria)
  const leaves = all.filter((c) => weightOf(c) > 0)
  if (vendors.length === 0 || leaves.length === 0) return null

  const [n, m] = [vendors.length, leaves.length]
  const values = new Float64Array(n * m)
  const masks: string[] = []
  const maskOf = new Int32Array(n)
  const ranged: RangedCell[] = []
  const rowOf = leaves.map((leaf) => rows[all.indexOf(leaf)]!)
  vendors.forEach((v, i) => {
    let mask = ''
    for (let j = 0; j < m; j++) {
      const row = rowOf[j]!
      const state = row.states[v]!
      const isMissing = state === 'unrated' || state === 'abstain'
      const isRanged = options.missing === 'range' && state !== 'na' && row.lows[v]! < row.highs[v]!
      if (isRanged) ranged.push({ cell: i * m + j, low: row.lows[v]!, high: row.highs[v]! })
      else if (state === 'rated') values[i * m + j] = row.values[v]!
      const isLeftOut = state === 'na' ? document.rules.notApplicable === 'reweight' : isMissing && !isRanged
      mask += isLeftOut ? '0' : '1'
    }
    if (!mask.includes('0')) maskOf[i] = -1
    else maskOf[i] = masks.includes(mask) ? masks.indexOf(mask) : masks.push(mask) - 1
  })

  const total = leaves.reduce((sum, leaf) => sum + weightOf(leaf), 0)
  const place = { results, vendors, leaves }
  return {
    contest: {
      vendors: n,
      criteria: m,
      values,
      masks: Float64Array.from(masks.join(''), Number),
      maskOf,
      ...comparison(results, vendors),
      draws: drawsOf(place, ranged, options.ratings === 'drawn'),
    },
    vendors: vendors.map((v) => results.vendors[v]!),
    criteria: leaves.map((leaf) => leaf.id),
    present: Float64Array.from(leaves, (leaf) => settle(weightOf(leaf) / total)),
  }
}

/** How finely scores are told apart, and what decides between equal ones. */
function comparison({ document, standings, rows, criteria, unit }: Results, vendors: readonly number[]) {
  const { rounding, tieBreaks } = document.rules
  const scoreIn = (v: number, node: NodeId) => {
    const score = standings[v]!.groupScores.get(node) ?? rows[criteria.indexOf(node as CriterionId)]?.values[v]
    return score === undefined || Number.isNaN(score) ? -1 : score
  }
  const compare = (a: number, b: number) => {
    const node = tieBreaks.find((one) => scoreIn(a, one) !== scoreIn(b, one))
    return node === undefined ? 0 : scoreIn(a, node) - scoreIn(b, node)
  }
  const steps = vendors.toSorted(compare).filter((v, i, sorted) => i === 0 || compare(sorted[i - 1]!, v) < 0)
  const keys = steps.length
  const keyOf = Float64Array.from(vendors, (v) => steps.findIndex((step) => compare(step, v) === 0))
  // Scores × keys stay within 32 bits.
  const finest = finestGrid / 2 ** Math.ceil(Math.log2(keys))
  const units = 10 ** rounding.decimals
  const isRounded = rounding.stage === 'total' && (unit.range + Math.abs(unit.base)) * units < finest
  return isRounded
    ? { keys, keyOf, grid: unit.range * units, offset: unit.base * units }
    : { keys, keyOf, grid: finest, offset: 0 }
}
