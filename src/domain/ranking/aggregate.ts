/**
 * One vendor over the whole tree: score = Σ w·v / Σ w over the rated criteria, w the product of shares down the path.
 * "Not applicable" either leaves the sums (its weight goes to the vendor's other criteria in proportion) or counts as 0.
 * low and high put every missing mark at 0 and at 1, so low ≤ score ≤ high, all equal once everything is rated.
 */
import type { WeightTable } from '../criteria/weights'
import type { CriteriaGroup, CriteriaNode, CriterionId, NodeId, ScoringRules } from '../evaluation'
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
  /** Best score still possible, by group (the root included). */
  readonly groupHighs: ReadonlyMap<NodeId, number>
  readonly groupLows: ReadonlyMap<NodeId, number>
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
  /** Of a criterion; null for a group. */
  readonly row: PooledRow | null
  readonly children: readonly PlannedNode[]
}

export function planOf(input: AggregateInput): Plan {
  const planned = (node: CriteriaNode): PlannedNode => ({
    id: node.id,
    share: input.weights.shares.get(node.id) ?? 1,
    row: node.kind === 'criterion' ? input.rows.get(node.id)! : null,
    children: node.kind === 'group' ? node.children.map(planned) : [],
  })
  return { ...input, trunk: planned(input.root) }
}

/** Weighted sums below one node, in shares of that node. */
interface Sums {
  /** Σ w and Σ w·v over what is rated. */
  readonly rated: number
  readonly scored: number
  /** Σ w over what applies, rated or missing; Σ w·low and Σ w·high over it. */
  readonly applies: number
  readonly lowest: number
  readonly highest: number
}

const leftOut: Sums = { rated: 0, scored: 0, applies: 0, lowest: 0, highest: 0 }
const countsAsZero: Sums = { rated: 1, scored: 0, applies: 1, lowest: 0, highest: 0 }
const missing: Sums = { rated: 0, scored: 0, applies: 1, lowest: 0, highest: 1 }

export function aggregate({ trunk, rows, rules, unit }: Plan, vendor: number): Aggregate {
  const groupScores = new Map<NodeId, number>()
  const groupHighs = new Map<NodeId, number>()
  const groupLows = new Map<NodeId, number>()
  let answered = 0

  const sumsOf = (row: PooledRow): Sums => {
    answered += row.answered[vendor]!
    const state = row.states[vendor]
    if (state === 'rated') {
      const value = row.values[vendor]!
      return { rated: 1, scored: value, applies: 1, lowest: row.lows[vendor]!, highest: row.highs[vendor]! }
    }
    if (state === 'na') return rules.notApplicable === 'zero' ? countsAsZero : leftOut
    return missing
  }
  const sumUp = (node: PlannedNode): Sums => {
    if (node.row) return sumsOf(node.row)
    let rated = 0
    let scored = 0
    let applies = 0
    let lowest = 0
    let highest = 0
    for (const child of node.children) {
      const { share } = child
      const below = sumUp(child)
      rated += share * below.rated
      scored += share * below.scored
      applies += share * below.applies
      lowest += share * below.lowest
      highest += share * below.highest
    }
    if (rated > 0) groupScores.set(node.id, settle(scored / rated))
    groupLows.set(node.id, applies > 0 ? settle(lowest / applies) : 0)
    groupHighs.set(node.id, applies > 0 ? settle(highest / applies) : 1)
    return { rated, scored, applies, lowest, highest }
  }
  const total = sumUp(trunk)

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
  const roundTotal = (score: number) =>
    rules.rounding.stage === 'total' ? roundShown(score, rules, unit) : settle(score)
  const score = isScored ? roundTotal(estimate) : null
  /** Rounded in the same parts as the score, so that the last mark cannot take the score past the bound by rounding. */
  const boundInParts = (node: PlannedNode, weight: number, valueOf: (row: PooledRow) => number): number => {
    if (!node.row) return node.children.reduce((part, c) => part + boundInParts(c, weight * c.share, valueOf), 0)
    const isNotApplicable = node.row.states[vendor] === 'na'
    if (isNotApplicable && rules.notApplicable === 'reweight') return 0
    return contribution(weight / total.applies, isNotApplicable ? 0 : valueOf(node.row), rules, unit)
  }
  const isRoundedInParts = isSummedInParts && total.applies > 0
  const low = isRoundedInParts
    ? settle(boundInParts(trunk, 1, (row) => row.lows[vendor]!))
    : roundTotal(groupLows.get(trunk.id)!)
  const high = isRoundedInParts
    ? settle(boundInParts(trunk, 1, (row) => row.highs[vendor]!))
    : roundTotal(groupHighs.get(trunk.id)!)
  const isExact = score !== null && groupLows.get(trunk.id) === groupHighs.get(trunk.id)
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
    groupHighs,
    groupLows,
  }
}

/** Σ of these is the score; with rounding by criterion, Σ of what is shown is the shown score. */
function contribution(weight: number, value: number, rules: ScoringRules, unit: ScoreUnit): number {
  if (rules.rounding.stage !== 'criterion') return weight * value
  const shown = weight * showScore(value, unit)
  return (roundHalfUp(settle(shown), rules.rounding.decimals) - weight * unit.base) / unit.range
}

function roundShown(score: number, rules: ScoringRules, unit: ScoreUnit): number {
  return scoreOf(roundHalfUp(settle(showScore(score, unit)), rules.rounding.decimals), unit)
}
