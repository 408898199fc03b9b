/** The marks of one cell side by side, and how far they lie apart: in levels, as shares of the criterion's scale. */
import { isAsked, partOf, type Part } from '../ratings/parts'
import { valuePoints } from '../criteria/scales'
import type { Criterion, Evaluation, Evaluator, Rating, Scale, VendorId } from '../evaluation'
import { settle, sum } from '../sum'

export interface CellMark {
  readonly evaluator: Evaluator
  readonly isAsked: boolean
  /** What is recorded, counted or not. */
  readonly rating: Rating | undefined
}

export interface Dispersion {
  /** Levels that count, in the order of the evaluators. */
  readonly levels: readonly number[]
  readonly weights: readonly number[]
  /** Highest − lowest level as a share of the scale, 0..1. */
  readonly spread: number
  /** Standard deviation (n − 1) as a share of the scale. */
  readonly deviation: number
}

/** From this spread on a cell is worth a talk. */
export const flagFrom = 0.3

/** In the order of the evaluators. */
export function partsOf(document: Evaluation): readonly Part[] {
  return document.evaluators.map((evaluator) => partOf(evaluator, document.criteria))
}

export function cellMarks(
  document: Evaluation,
  parts: readonly Part[],
  { id }: Criterion,
  vendor: VendorId,
): CellMark[] {
  return document.evaluators.map((evaluator, e) => ({
    evaluator,
    isAsked: isAsked(parts[e]!, id, vendor),
    rating: document.ratings[evaluator.id]?.[id]?.[vendor],
  }))
}

export function dispersionOf(marks: readonly CellMark[], scale: Scale): Dispersion {
  const counted = marks.flatMap(({ evaluator, isAsked: isHis, rating }) =>
    isHis && rating?.state === 'rated' ? [{ level: rating.level, weight: evaluator.weight }] : [],
  )
  const levels = counted.map((mark) => mark.level)
  const shares = levels.map((level) => shareOfScale(scale, level))
  const mean = sum(shares) / shares.length
  const squares = sum(shares.map((x) => (x - mean) ** 2))
  return {
    levels,
    weights: counted.map((mark) => mark.weight),
    spread: levels.length < 2 ? 0 : settle(Math.max(...shares) - Math.min(...shares)),
    deviation: levels.length < 2 ? 0 : Math.sqrt(squares / (levels.length - 1)),
  }
}

/** 0 at the scale's lowest level, 1 at its highest; a measure is cut at the ends of its value function. */
export function shareOfScale(scale: Scale, level: number): number {
  const points = valuePoints(scale)
  const low = points[0]!.level
  return Math.min(1, Math.max(0, (level - low) / (points.at(-1)!.level - low)))
}
