/**
 * One vendor over the whole tree: score = Σ w·v / Σ w over the rated criteria, w the product of shares down the path.
 * "Not applicable" either leaves the sums (its weight goes to the vendor's other criteria in proportion) or counts as 0.
 * low and high put every missing mark at 0 and at 1, so low ≤ score ≤ high, all equal once everything is rated.
 */
import type { WeightTable } from '../criteria/weights'
import {
  maxDepth,
  type CriteriaGroup,
  type CriteriaNode,
  type CriterionId,
  type NodeId,
  type ScoringRules,
} from '../evaluation'
import { roundHalfUp } from '../rounding'
import { settle } from '../sum'
import type { PooledRow, ScoreUnit } from './results'
import { scoreOf, showScore } from './score-unit'

export interface Aggregate {
  readonly score: number | null
  readonly low: number
  readonly high: number
  readonly coverage: number
  readonly contributions: ReadonlyMap<NodeId, number>
  readonly groupScores: ReadonlyMap<NodeId, number>
  /** What is still possible for the groups that have a threshold. */
  readonly groupRanges: ReadonlyMap<NodeId, Range>
}

/** Scores, 0..1: every missing mark at its worst, at its best. */
export interface Range {
  readonly low: number
  readonly high: number
}

interface AggregateInput {
  readonly root: CriteriaGroup
  readonly weights: WeightTable
  readonly rows: ReadonlyMap<CriterionId, PooledRow>
  readonly rules: ScoringRules
  readonly unit: ScoreUnit
}

/** The tree with what the sums need already looked up, since every vendor walks it. */
export type Plan = AggregateInput & { readonly trunk: PlannedNode }

interface PlannedNode {
  readonly id: NodeId
  /** 0..1 among siblings. */
  readonly share: number
  readonly hasThreshold: boolean
  /** Of a criterion; null for a group. */
  readonly row: PooledRow | null
  readonly children: readonly PlannedNode[]
}

export function planOf(input: AggregateInput): Plan {
  const planned = (node: CriteriaNode): PlannedNode => ({
    id: node.id,
    share: input.weights.shares.get(node.id) ?? 1,
    hasThreshold: node.threshold !== null,
    row: node.kind === 'criterion' ? input.rows.get(node.id)! : null,
    children: node.kind === 'group' ? node.children.map(planned) : [],
  })
  return { ...input, trunk: planned(input.root) }
}

/**
 * Weighted sums below a node, five numbers a level of the tree, from the root down: Σ w and Σ w·v over what is rated,
 * Σ w over what applies (rated or missing), Σ w·low and Σ w·high over it. One buffer, since 50 vendors × 200 criteria
 * would make 10,000 objects.
 */
const rated = 0
const scored = 1
const applies = 2
const lowest = 3
const highest = 4
const sumsPerLevel = 5

export function aggregate({ trunk, rows, rules, unit }: Plan, vendor: number): Aggregate {
  const groupScores = new Map<NodeId, number>()
  const groupRanges = new Map<NodeId, Range>()
  let answered = 0

  const sums = new Float64Array(sumsPerLevel * (maxDepth + 2))

  /** Adds a criterion's part to the sums that begin at `into`. */
  const addCriterion = ({ states, values, lows, highs, answered: given }: PooledRow, share: number, into: number) => {
    answered += given[vendor]!
    const state = states[vendor]
    if (state === 'rated') {
      sums[into + rated]! += share
      sums[into + scored]! += share * values[vendor]!
      sums[into + applies]! += share
      sums[into + lowest]! += share * lows[vendor]!
      sums[into + highest]! += share * highs[vendor]!
    } else if (state !== 'na') {
      sums[into + applies]! += share
      sums[into + highest]! += share
    } else if (rules.notApplicable === 'zero') {
      sums[into + rated]! += share
      sums[into + applies]! += share
    }
  }
  const rangeAt = (at: number): Range => {
    const applying = sums[at + applies]!
    if (!(applying > 0)) return { low: 0, high: 1 }
    return { low: settle(sums[at + lowest]! / applying), high: settle(sums[at + highest]! / applying) }
  }
  const addGroup = (group: PlannedNode, into: number) => {
    const own = into + sumsPerLevel
    sums.fill(0, own, own + sumsPerLevel)
    for (const child of group.children) {
      if (child.row) addCriterion(child.row, child.share, own)
      else addGroup(child, own)
    }
    if (sums[own + rated]! > 0) groupScores.set(group.id, settle(sums[own + scored]! / sums[own + rated]!))
    if (group.hasThreshold) groupRanges.set(group.id, rangeAt(own))
    for (let i = 0; i < sumsPerLevel; i++) sums[into + i]! += group.share * sums[own + i]!
  }
  addGroup(trunk, 0)
  const total = { rated: sums[rated]!, scored: sums[scored]!, applies: sums[applies]!, range: rangeAt(0) }

  /** The score as the sum of its parts; `note` hears of the part of every node. */
  const contribute = (node: PlannedNode, weight: number, note?: (id: NodeId, part: number) => void): number => {
    let part = 0
    if (node.row) {
      const state = node.row.states[vendor]
      if (state !== 'rated' && !(state === 'na' && rules.notApplicable === 'zero')) return 0
      part = contribution(weight / total.rated, state === 'na' ? 0 : node.row.values[vendor]!, rules, unit)
    } else {
      for (const child of node.children) part += contribute(child, weight * child.share, note)
    }
    note?.(node.id, settle(part))
    return part
  }
  const isScored = total.rated > 0
  const isSummedInParts = rules.rounding.stage === 'criterion'
  const estimate = isSummedInParts && isScored ? contribute(trunk, 1) : total.scored / total.rated
  const finish = (score: number) => (rules.rounding.stage === 'total' ? roundTotal(score, rules, unit) : settle(score))
  const score = isScored ? finish(estimate) : null
  /** Rounded in the same parts as the score, so that the last mark cannot take the score past the bound by rounding. */
  const boundInParts = (node: PlannedNode, weight: number, valueOf: (row: PooledRow) => number): number => {
    if (!node.row) return node.children.reduce((part, c) => part + boundInParts(c, weight * c.share, valueOf), 0)
    const isNotApplicable = node.row.states[vendor] === 'na'
    if (isNotApplicable && rules.notApplicable === 'reweight') return 0
    return contribution(weight / total.applies, isNotApplicable ? 0 : valueOf(node.row), rules, unit)
  }
  const isRoundedInParts = isSummedInParts && total.applies > 0
  const low = isRoundedInParts ? settle(boundInParts(trunk, 1, (row) => row.lows[vendor]!)) : finish(total.range.low)
  const high = isRoundedInParts ? settle(boundInParts(trunk, 1, (row) => row.highs[vendor]!)) : finish(total.range.high)
  const isExact = score !== null && total.range.low === total.range.high
  let contributions: Map<NodeId, number> | null = null
  return {
    score,
    low: isExact ? score : Math.min(low, score ?? low),
    high: isExact ? score : Math.max(high, score ?? high),
    coverage: rows.size === 0 ? 0 : settle(answered / rows.size),
    // Most standings are looked at for their score alone.
    get contributions() {
      if (!contributions) {
        const parts = (contributions = new Map<NodeId, number>())
        if (isScored) contribute(trunk, 1, (id, part) => parts.set(id, part))
      }
      return contributions
    },
    groupScores,
    groupRanges,
  }
}

/** Σ of these is the score; with rounding by criterion, Σ of what is shown is the shown score. */
function contribution(weight: number, value: number, rules: ScoringRules, unit: ScoreUnit): number {
  if (rules.rounding.stage !== 'criterion') return weight * value
  const shown = weight * showScore(value, unit)
  return (roundHalfUp(settle(shown), rules.rounding.decimals) - weight * unit.base) / unit.range
}

/** To the declared decimals of what is shown. */
export function roundTotal(score: number, rules: ScoringRules, unit: ScoreUnit): number {
  return scoreOf(roundHalfUp(settle(showScore(score, unit)), rules.rounding.decimals), unit)
}
