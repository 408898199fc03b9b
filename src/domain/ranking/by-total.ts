/**
 * Pooling by evaluator's total: each evaluator's marks give a total of their own, and the totals are pooled (which drops
 * whole scorecards where the highest and lowest go, not single marks).
 *   score = pool over e of Σ w·v(e) / Σ w
 * - Where an evaluator gave no level for a cell that others rated (abstained, not asked, "not applicable"), the cell's
 *   pooled value stands in, so that all totals are over the same criteria: staying away moves nobody's rank. So does it
 *   for a missing mark in the estimate; in the range that mark is put at the scale's worst and best value instead.
 *   With the plain or weighted mean, everything given and straight scales, by total and by cell are the same.
 * - An evaluator who has rated nothing of a vendor has no total yet; one who is not asked for anything has none at all.
 *   Consensus ratings stand for everybody; the marks below them make no total.
 * - What applies to nobody follows the rule for "not applicable", as by cell; coverage, pooled levels and thresholds on
 *   a criterion are those of the cells.
 * - Each group's score is pooled in the same way from the evaluators' scores in it, and compared with its threshold.
 * - Contributions are the evaluators' own, weighted by the share that each total has in the pool: Σ is the score.
 * - Rounding by cell rounds each level, by criterion each evaluator's part, of the total the pooled score alone.
 */
import { valueFunction, valuePoints } from '../criteria/scales'
import type { Criterion, CriterionId, Evaluation, NodeId } from '../evaluation'
import { poolShares } from '../ratings/pool-shares'
import { pool } from '../ratings/pooling'
import { isAsked, partOf } from '../ratings/parts'
import { roundHalfUp } from '../rounding'
import { settle } from '../sum'
import { aggregate, planOf, roundTotal, type Aggregate, type Plan, type Range } from './aggregate'
import type { PooledRow, PooledState } from './results'

/** One evaluator's column of one vendor, written anew for each. */
interface Column extends PooledRow {
  readonly states: PooledState[]
}

/** @returns the sums of a vendor, by its position */
export function totalsOf(
  document: Evaluation,
  leaves: readonly Criterion[],
  plan: Plan,
): (vendor: number) => Aggregate {
  const { evaluators, ratings, consensus, vendors, rules } = document
  const { stage, decimals } = rules.rounding
  const rows = leaves.map(({ id }) => plan.rows.get(id)!)
  const parts = evaluators.map((evaluator) => partOf(evaluator, document.criteria))
  const columns = leaves.map(({ id }): Column => {
    const cell = () => new Float64Array(1)
    return { criterion: id, states: [], levels: cell(), values: cell(), lows: cell(), highs: cell(), answered: cell() }
  })
  const values = leaves.map(({ scale }) => valueFunction(scale))
  const bounds = leaves.map(({ scale }) => {
    const all = valuePoints(scale).map((point) => point.value)
    return { low: Math.min(...all), high: Math.max(...all) }
  })
  // The pooled score is rounded, not what goes into it.
  const inner = stage === 'total' ? { ...rules, rounding: { stage: 'none' as const, decimals } } : rules
  const byCriterion = new Map<CriterionId, PooledRow>(columns.map((column) => [column.criterion, column]))
  const own = planOf({ ...plan, rows: byCriterion, rules: inner })

  /** Writes the columns; says how many levels are the evaluator's own and how many marks are missing. */
  const take = (e: number, v: number): { given: number; missing: number } => {
    const marks = ratings[evaluators[e]!.id]
    const vendor = vendors[v]!.id
    let given = 0
    let missing = 0
    columns.forEach((column, c) => {
      const { states, values: pooled, lows, highs, answered } = rows[c]!
      const { id } = leaves[c]!
      column.states[0] = states[v]!
      column.values[0] = pooled[v]!
      column.lows[0] = lows[v]!
      column.highs[0] = highs[v]!
      column.answered[0] = answered[v]!
      if (consensus[id]?.[vendor] || !isAsked(parts[e]!, id, vendor)) return
      const mark = marks?.[id]?.[vendor]
      if (mark?.state === 'rated') {
        given++
        const level = stage === 'cell' ? roundHalfUp(settle(mark.level), decimals) : mark.level
        column.values[0] = column.lows[0] = column.highs[0] = values[c]!(level)
      } else if (!mark || mark.state === 'unrated') {
        missing++
        column.lows[0] = bounds[c]!.low
        column.highs[0] = bounds[c]!.high
      }
    })
    return { given, missing }
  }

  return (v) => {
    const byCell = aggregate(plan, v)
    const voices: { readonly at: number; readonly weight: number; readonly sums: Aggregate }[] = []
    const expected: typeof voices = []
    evaluators.forEach(({ weight }, at) => {
      const { given, missing } = take(at, v)
      if (given + missing === 0) return
      const voice = { at, weight, sums: aggregate(own, 0) }
      expected.push(voice)
      if (given > 0) voices.push(voice)
    })
    if (voices.length === 0) return byCell

    const pooled = (of: typeof voices, figure: (sums: Aggregate) => number) =>
      settle(
        pool(
          of.map(({ sums }) => figure(sums)),
          of.map((voice) => voice.weight),
          rules,
        ),
      )
    /** The trimmed mean starts at `trimFrom` totals, so that one more can move it past the bound. */
    const around = (range: Range, score: number | null): Range =>
      score === null ? range : { low: Math.min(range.low, score), high: Math.max(range.high, score) }
    const groupScores = new Map<NodeId, number>()
    for (const group of byCell.groupScores.keys())
      groupScores.set(
        group,
        pooled(voices, (sums) => sums.groupScores.get(group)!),
      )
    const groupRanges = new Map<NodeId, Range>()
    for (const group of byCell.groupRanges.keys()) {
      const low = pooled(expected, (sums) => sums.groupRanges.get(group)!.low)
      const high = pooled(expected, (sums) => sums.groupRanges.get(group)!.high)
      groupRanges.set(group, around({ low, high }, groupScores.get(group) ?? null))
    }
    const rounded = (score: number) => (stage === 'total' ? roundTotal(score, rules, plan.unit) : score)
    const isScored = byCell.score !== null
    const score = isScored ? rounded(pooled(voices, (sums) => sums.score!)) : null
    const bare = { low: pooled(expected, (sums) => sums.low), high: pooled(expected, (sums) => sums.high) }
    const isExact = score !== null && bare.low === bare.high && voices.length === expected.length
    const range = isExact
      ? { low: score, high: score }
      : around({ low: rounded(bare.low), high: rounded(bare.high) }, score)

    let contributions: Map<NodeId, number> | null = null
    return {
      ...{ score, ...range, coverage: byCell.coverage, groupScores, groupRanges },
      get contributions() {
        if (contributions) return contributions
        const parts = (contributions = new Map<NodeId, number>())
        const shares = poolShares(
          voices.map(({ sums }) => sums.score ?? 0),
          voices.map((voice) => voice.weight),
          rules,
        )
        if (!isScored) return parts
        voices.forEach(({ at }, i) => {
          take(at, v)
          for (const [node, part] of aggregate(own, 0).contributions)
            parts.set(node, settle((parts.get(node) ?? 0) + shares[i]! * part))
        })
        return parts
      },
    }
  }
}
