/** How precisely scores are shown: one number of decimals for the page, enough to tell different scores apart. */
import type { Results, ScoreUnit } from '@/domain/ranking/results'
import { showScore } from '@/domain/ranking/score-unit'
import { roundHalfUp } from '@/domain/rounding'

const most = 4
/** A unit of so few points (1–5) needs a second decimal. */
const coarse = 20

export function scoreDecimals({ document, standings, unit }: Results): number {
  const { stage, decimals } = document.rules.rounding
  if (stage === 'total') return decimals
  const scores = new Set(standings.flatMap(({ score, status }) => (score === null || status === 'out' ? [] : [score])))
  let count = unit.range <= coarse ? 2 : 1
  while (count < most && countShown(scores, unit, count) < scores.size) count++
  return count
}

function countShown(scores: ReadonlySet<number>, unit: ScoreUnit, decimals: number): number {
  return new Set([...scores].map((score) => shownPoints(score, unit, decimals))).size
}

/** A score (0..1) in points of the unit, as it stands on the page. */
export function shownPoints(score: number, unit: ScoreUnit, decimals: number): number {
  return roundHalfUp(showScore(score, unit), decimals)
}

/** First and last point of the unit, as in "0–100" or "1–5". */
export function unitBounds(unit: ScoreUnit): { readonly first: number; readonly last: number } {
  return { first: unit.base, last: unit.base + unit.range }
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
