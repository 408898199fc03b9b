/**
 * A document is a fold of entries over a base. Undo is an entry too: it names the entry it takes back, and the fold
 * leaves that one out. So undo never takes back what another tab did, redo restores exactly, and every tab that
 * folds the same entries in the same order holds the same document.
 */
import type { Evaluation, IsoTime } from '../evaluation'
import { applyEdit } from './apply'
import type { Edit } from './edit'
import { breaksLock } from './commands/lock-edits'

export interface Entry {
  readonly id: string
  readonly at: IsoTime
  /** The session (browser tab) that made it; undo goes back over one's own entries only. */
  readonly session: string
  readonly action: Action
}

export type Action =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'undo'; readonly entry: string }
  | { readonly kind: 'redo'; readonly entry: string }

/**
 * How many entries back an edit can still be undone; older ones may have gone into the base. The fold itself holds the
 * limit, so that a tab with an old base and a tab with a new one agree on which undo still counts.
 */
export const undoReach = 200

export interface Timeline {
  readonly base: Evaluation
  /** Entries folded so far, undos included. */
  readonly length: number
  /** Edits only, in order; undone ones stay in place. */
  readonly steps: readonly Step[]
  readonly document: Evaluation
}

interface Step {
  readonly entry: string
  /** Length of the timeline when it was made. */
  readonly at: number
  readonly edit: Edit
  readonly isUndone: boolean
  /** The document after this step; snapshots share all that did not change. */
  readonly after: Evaluation
}

export function startTimeline(base: Evaluation): Timeline {
  return { base, length: 0, steps: [], document: base }
}

/** Entries that undo or redo what is unknown (older than the base), out of reach or locked change nothing. */
export function extendTimeline(timeline: Timeline, entry: Entry): Timeline {
  const { action } = entry
  if (action.kind === 'edit')
    return withStep(timeline, entry.id, action.edit, applyEdit(timeline.document, action.edit))
  const isUndone = action.kind === 'undo'
  const at = timeline.steps.findLastIndex((step) => step.entry === action.entry)
  const length = timeline.length + 1
  const step = timeline.steps[at]
  if (!step || step.isUndone === isUndone || timeline.length - step.at >= undoReach) return { ...timeline, length }
  const steps = timeline.steps.slice()
  steps[at] = { ...step, isUndone }
  const next = refold({ ...timeline, length, steps }, at)
  return breaksLock(timeline.document, next.document, step.edit) ? { ...timeline, length } : next
}

/** @param after what the edit makes of the timeline's document: a long one may have been carried out beforehand */
export function withStep(timeline: Timeline, entry: string, edit: Edit, after: Evaluation): Timeline {
  const { base, length, steps } = timeline
  return {
    base,
    length: length + 1,
    steps: [...steps, { entry, at: length, edit, isUndone: false, after }],
    document: after,
  }
}

function refold(timeline: Timeline, from: number): Timeline {
  const steps = timeline.steps.slice()
  let document = from === 0 ? timeline.base : steps[from - 1]!.after
  for (let i = from; i < steps.length; i++) {
    const step = steps[i]!
    if (!step.isUndone) document = applyEdit(document, step.edit)
    steps[i] = { ...step, after: document }
  }
  return { ...timeline, steps, document }
}
