/**
 * One criterion over all vendors: the evaluators' marks become one pooled level, its value, and the range that the
 * missing marks leave open. Abstentions are left out; "not applicable" counts only where nobody rates. What the committee
 * agreed on (合议分) stands in for the pool of its cell and leaves nothing open there.
 */
import { directionOf, extremeLevels, valueFunction } from '../criteria/scales'
import type { Criterion, Evaluation, Scale } from '../evaluation'
import type { PooledRow, PooledState } from '../ranking/results'
import { roundHalfUp } from '../rounding'
import { settle } from '../sum'
import { ListedMarks } from './listed-marks'
import { MeanMarks, mostEvaluators } from './mean-marks'
import { readAsked } from './read-asked'

/** The marks of every cell, by position of the criterion × number of vendors + position of the vendor. */
export interface PooledMarks {
  /** Levels given. */
  givenIn(cell: number): number
  /** Evaluators who did not abstain. */
  askedIn(cell: number): number
  missingIn(cell: number): number
  /** The level over the marks that are given, at least one. */
  pooled(cell: number): number
  /** The level if every missing mark turned out like this. */
  pooledWith(cell: number, level: number): number
}

/** In the order of the criteria given. */
export function poolRows(document: Evaluation, criteria: readonly Criterion[]): PooledRow[] {
  const { evaluators, vendors, rules } = document
  const cells = criteria.length * vendors.length
  const marks =
    rules.pooling === 'mean' && evaluators.length <= mostEvaluators
      ? new MeanMarks(cells, evaluators.length)
      : new ListedMarks(cells, evaluators, rules)
  readAsked(document, criteria, marks)
  const { stage, decimals } = rules.rounding
  const rounded = (level: number) => (stage === 'cell' ? roundHalfUp(settle(level), decimals) : level)
  const reading = {
    marks,
    rounded,
    count: vendors.length,
    hasEvaluators: evaluators.length > 0,
    // One buffer for all rows: a thousand small ones take longer to make than to fill.
    figures: new Float64Array(figuresPerCell * cells),
  }
  return criteria.map((criterion, c) => {
    const row = poolRow(criterion, c * vendors.length, reading)
    agree(row, criterion, document, rounded)
    return row
  })
}

interface Reading {
  readonly marks: PooledMarks
  readonly rounded: (level: number) => number
  /** Vendors. */
  readonly count: number
  readonly hasEvaluators: boolean
  readonly figures: Float64Array
}

/** Level, value, low, high, share answered. */
const figuresPerCell = 5

type OpenRow = PooledRow & { readonly states: PooledState[] }

/** @param first cell of the row */
function poolRow({ id, scale }: Criterion, first: number, reading: Reading): OpenRow {
  const { marks, rounded, count, hasEvaluators, figures } = reading
  const valueOf = valueFunction(scale)
  const fill = missingLevels(scale)
  const states = new Array<PooledState>(count)
  const column = (i: number) =>
    figures.subarray(figuresPerCell * first + i * count, figuresPerCell * first + (i + 1) * count)
  const levels = column(0).fill(NaN)
  const values = column(1).fill(NaN)
  const lows = column(2)
  const highs = column(3).fill(1)
  const answered = column(4)

  for (let v = 0; v < count; v++) {
    const cell = first + v
    const asked = marks.askedIn(cell)
    const missing = marks.missingIn(cell)
    answered[v] = asked === 0 ? 0 : (asked - missing) / asked
    if (marks.givenIn(cell) > 0) {
      const level = rounded(marks.pooled(cell))
      const value = valueOf(level)
      states[v] = 'rated'
      levels[v] = level
      values[v] = value
      if (missing === 0) lows[v] = highs[v] = value
      else if (fill) {
        // The trimmed mean starts at `trimFrom` ratings, so that one more mark can move it past the filled-in bound.
        lows[v] = Math.min(value, valueOf(rounded(marks.pooledWith(cell, fill.worst))))
        highs[v] = Math.max(value, valueOf(rounded(marks.pooledWith(cell, fill.best))))
      }
    } else if (missing === 0 && asked > 0) {
      states[v] = 'na'
      lows[v] = highs[v] = NaN
    } else states[v] = missing === 0 && hasEvaluators ? 'abstain' : 'unrated'
  }
  return { criterion: id, states, levels, values, lows, highs, answered }
}

/** Writes the consensus ratings of a row over its pool. */
function agree(row: OpenRow, { id, scale }: Criterion, document: Evaluation, rounded: Reading['rounded']): void {
  const agreed = document.consensus[id]
  if (!agreed) return
  const valueOf = valueFunction(scale)
  document.vendors.forEach((vendor, v) => {
    const consensus = agreed[vendor.id]
    if (!consensus) return
    row.states[v] = 'rated'
    row.levels[v] = rounded(consensus.level)
    row.values[v] = row.lows[v] = row.highs[v] = valueOf(row.levels[v])
    row.answered[v] = 1
  })
}

/** Levels that a missing mark could take at worst and at best; null where the pooled value could become anything. */
function missingLevels(scale: Scale): { readonly worst: number; readonly best: number } | null {
  if (scale.kind === 'measure' || directionOf(scale) === 0) return null
  return extremeLevels(scale)
}
