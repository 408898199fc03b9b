/** Why there is no score to show, and the page on which that can be mended. */
import type { Results } from '@/domain/ranking/results'

export interface NothingToShow {
  /** What is missing, as the messages name it. */
  readonly what: 'criteria' | 'vendors' | 'scores' | 'applicable' | 'weights'
  /** Path below the evaluation. */
  readonly place: 'criteria' | 'vendors' | 'scores'
}

/** Null as soon as one vendor has a score. */
export function nothingToShow({ criteria, standings, rows }: Results): NothingToShow | null {
  if (criteria.length === 0) return { what: 'criteria', place: 'criteria' }
  if (standings.length === 0) return { what: 'vendors', place: 'vendors' }
  if (standings.some((s) => s.score !== null)) return null
  // Without a score although there are ratings: they are all on criteria that weigh nothing.
  if (rows.some((row) => row.states.includes('rated'))) return { what: 'weights', place: 'criteria' }
  const isAnswered = standings.every((s) => s.coverage === 1)
  return { what: isAnswered ? 'applicable' : 'scores', place: 'scores' }
}
