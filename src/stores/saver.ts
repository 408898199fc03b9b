/**
 * Carries edits of one open evaluation to the library and other tabs' edits back. `confirmed` is the fold of what is
 * in the journal; what shows is `confirmed` plus the edits still on their way, so that after another tab's edits
 * arrive, one's own pending ones are simply re-run on the newer document.
 */
import { extendTimeline, withStep, type Entry, type Timeline } from '@/domain/edits/timeline'
import type { Evaluation, EvaluationId } from '@/domain/evaluation'
import type { Library, SaveStatus, Summary } from '@/storage/library'
import { afterPaint } from './after-paint'

export interface Saver {
  readonly id: EvaluationId
  readonly add: (entry: Entry, prepared?: Prepared) => void
  /** Fetches what other tabs have saved, and tries again what could not be saved. */
  readonly sync: () => Promise<void>
  readonly hasPending: () => boolean
  /** Puts what is on its way where it waits for the next opening. @returns whether all of it is safe */
  readonly setAside: () => boolean
  /** Edits that the journal does not have yet, in order. */
  readonly pending: () => readonly Entry[]
  /** Of the newest entry seen in the journal. */
  readonly revision: () => number
}

/** An edit carried out beforehand; of no use once the document has become another. */
export interface Prepared {
  readonly before: Evaluation
  readonly after: Evaluation
}

export interface SaverOptions {
  readonly library: Pick<Library, 'append' | 'setAside'>
  readonly id: EvaluationId
  readonly revision: number
  readonly timeline: Timeline
  /** What should show now. */
  readonly onTimeline: (timeline: Timeline) => void
  readonly onStatus: (status: SaveStatus) => void
  readonly onSaved: (revision: number, document: Evaluation) => void
  /** Of the document as it shows, whichever evaluation is open by then. */
  readonly summary: (document: Evaluation) => Summary
}

export function createSaver(options: SaverOptions): Saver {
  const { library, id, onTimeline, onStatus, onSaved, summary } = options
  let confirmed = options.timeline
  let shown = options.timeline
  let seen = options.revision
  let pending: readonly Entry[] = []
  let running: Promise<void> | null = null
  let isAskedAgain = false

  async function saveAll(): Promise<void> {
    do {
      isAskedAgain = false
      const sent = pending
      const outcome = await library.append(id, seen, sent, () => summary(shown.document), confirmed.document)
      if (!outcome.ok) {
        // What was typed meanwhile is not among the entries that were put aside: they have to be sent along.
        if (pending.length > sent.length) continue
        // A look that fails leaves nothing unsaved.
        if (sent.length > 0 || isGone(outcome.status)) onStatus(outcome.status)
        return
      }
      pending = pending.slice(sent.length)
      seen = outcome.revision
      if (outcome.anew) {
        confirmed = outcome.anew
        shown = pending.reduce(extendTimeline, confirmed)
        onTimeline(shown)
      } else if (outcome.missed.length > 0) {
        const missed = outcome.missed.map((m) => m.entry)
        // A save whose answer was lost, or that another tab carried out for this one, is among the missed.
        const known = new Set(missed.map((entry) => entry.id))
        confirmed = [...missed, ...sent.filter((entry) => !known.has(entry.id))].reduce(extendTimeline, confirmed)
        shown = pending.reduce(extendTimeline, confirmed)
        onTimeline(shown)
      } else {
        confirmed = pending.length === 0 ? shown : sent.reduce(extendTimeline, confirmed)
      }
      if (pending.length > 0) continue
      onStatus(outcome.status)
      onSaved(seen, shown.document)
    } while (pending.length > 0 || isAskedAgain)
  }

  async function exchange(): Promise<void> {
    try {
      await saveAll()
    } finally {
      // In the same breath as the loop's last look: an edit after it finds nothing running and starts anew.
      running = null
    }
  }

  function sync(): Promise<void> {
    isAskedAgain = true
    running ??= exchange()
    return running
  }

  function saveNow(): void {
    if (pending.length > 0) void sync()
  }

  return {
    id,
    add(entry, prepared) {
      const { id: name, action } = entry
      shown =
        action.kind === 'edit' && prepared?.before === shown.document
          ? withStep(shown, name, action.edit, prepared.after)
          : extendTimeline(shown, entry)
      pending = [...pending, entry]
      onTimeline(shown)
      onStatus({ kind: 'saving' })
      afterPaint(saveNow)
    },
    sync,
    hasPending: () => pending.length > 0,
    setAside: () => library.setAside(id, pending),
    pending: () => pending,
    revision: () => seen,
  }
}

function isGone(status: SaveStatus): boolean {
  return status.kind === 'failed' && status.reason === 'gone'
}
