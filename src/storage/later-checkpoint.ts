import { extendTimeline, startTimeline, undoReach, type Entry } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'

/**
 * The fold of as many entries as no undo or redo, made or still to come, reaches back behind; folding the rest over
 * it gives the same document as folding all.
 * @returns null when nothing can be folded yet
 */
export function laterCheckpoint(
  base: Evaluation,
  entries: readonly Entry[],
): { readonly count: number; readonly document: Evaluation } | null {
  const count = reachableFrom(entries)
  if (count <= 0) return null
  return { count, document: entries.slice(0, count).reduce(extendTimeline, startTimeline(base)).document }
}

/** Index of the first entry that may still be undone or redone, or that a later undo or redo names. */
function reachableFrom(entries: readonly Entry[]): number {
  const placeOf = new Map(entries.map((entry, i) => [entry.id, i]))
  let first = entries.length - undoReach
  for (let i = entries.length - 1; i >= Math.max(0, first); i--) {
    const { action } = entries[i]!
    if (action.kind !== 'edit') first = Math.min(first, placeOf.get(action.entry) ?? first)
  }
  return first
}
