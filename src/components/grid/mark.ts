import type { CellState, Rating } from '@/domain/evaluation'

/** What is entered in a cell, without its remarks and its time. */
export interface Mark {
  readonly state: CellState
  /** Only with the state `rated`. */
  readonly level?: number
}

export const unrated: Mark = { state: 'unrated' }

export function markOf(rating: Rating | undefined): Mark {
  if (!rating) return unrated
  return rating.state === 'rated' ? { state: 'rated', level: rating.level } : { state: rating.state }
}

export function isSameMark(a: Mark, b: Mark): boolean {
  return a.state === b.state && a.level === b.level
}
