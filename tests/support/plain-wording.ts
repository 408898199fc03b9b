/** Wording without a language, so that what is said can be tested apart from how. */
import type { Results } from '@/domain/ranking/results'
import { scoreDecimals, shownPoints } from '@/pages/results/shown-score'
import type { Wording } from '@/pages/results/wording'

export function plainWording(results: Results): Wording {
  const decimals = scoreDecimals(results)
  return {
    decimals,
    unit: results.unit,
    score: (score) => shownPoints(score, results.unit, decimals).toFixed(decimals),
    points: (points) => points.toFixed(decimals),
    term: (name, points) => `${name} ${points > 0 ? '+' : ''}${points.toFixed(decimals)}`,
    percent: (share) => `${Math.floor(share * 100)}%`,
    list: (items) => items.join(' & '),
    join: (items) => items.join('; '),
    cause: (cause) => cause,
  }
}

export const plainWords = { yes: 'yes', no: 'no', number: String }
