/** How precisely scores are shown: one number of decimals wherever they stand, enough to tell different scores apart. */
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
