/** Scores in figures, as they stand on the page. */
import { shownPoints } from '@/components/grid/score-decimals'
import type { ScoreUnit } from '@/domain/ranking/results'
import { roundHalfUp } from '@/domain/rounding'

export { scoreDecimals, shownPoints } from '@/components/grid/score-decimals'

/** First and last point of the unit, as in "0–100" or "1–5". */
export function unitBounds(unit: ScoreUnit): { readonly first: number; readonly last: number } {
  return { first: unit.base, last: unit.base + unit.range }
}

/** How far one score is ahead of another, in points: what is found by subtracting the scores as they are shown. */
export function shownLead(score: number, next: number, unit: ScoreUnit, decimals: number): number {
  return roundHalfUp(shownPoints(score, unit, decimals) - shownPoints(next, unit, decimals), decimals)
}

/** Whether ratings are missing that could still move the score. */
export function isOpen(standing: { readonly low: number; readonly high: number }): boolean {
  return standing.low !== standing.high
}

/** The figures rounded so that they add up to the total: those that lose most by rounding give or take a unit. */
export function addingUp(figures: readonly number[], total: number, decimals: number): number[] {
  const unit = 10 ** decimals
  const whole = figures.map((x) => Math.round(x * unit))
  let missing = Math.round(total * unit) - whole.reduce((a, b) => a + b, 0)
  const step = Math.sign(missing)
  const byLoss = figures
    .map((x, index) => ({ index, loss: (x * unit - whole[index]!) * step }))
    .toSorted((a, b) => b.loss - a.loss)
  for (let i = 0; missing !== 0 && byLoss.length > 0; i++, missing -= step)
    whole[byLoss[i % byLoss.length]!.index]! += step
  return whole.map((x) => x / unit)
}
