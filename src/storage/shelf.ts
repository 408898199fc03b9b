/**
 * One place where evaluations can lie. IndexedDB is the one that keeps its word; local storage stands in where
 * there is none, and memory where there is not even that.
 */
import type { Entry } from '@/domain/edits/timeline'
import type { EvaluationId, IsoTime } from '@/domain/evaluation'
import type { Sealed } from './sealed'

/** What the first page shows of an evaluation. */
export interface Summary {
  readonly title: string
  readonly isSample: boolean
  /** 0..1 */
  readonly coverage: number
  readonly vendorCount: number
  readonly criterionCount: number
  /** Name of the first in rank; several share it; null when nothing is ranked. */
  readonly leader: string | null
}

export interface CatalogEntry extends Summary {
  readonly id: EvaluationId
  /** Of the newest journal entry; 0 when there is none. The order of all tabs, counted, never the clock. */
  readonly revision: number
  readonly updatedAt: IsoTime
  /** Deleted evaluations stay for a while, so that it can be undone. */
  readonly deletedAt: IsoTime | null
}

export interface JournalEntry {
  readonly revision: number
  readonly entry: Entry
}

export interface Checkpoint {
  readonly revision: number
  readonly document: Sealed
}

export interface Loaded {
  readonly checkpoint: Checkpoint
  /** Newer than the checkpoint, in order. */
  readonly entries: readonly JournalEntry[]
  readonly catalogEntry: CatalogEntry
}

export interface Snapshot {
  /** Counts up; the newest has the highest. */
  readonly number: number
  readonly revision: number
  readonly at: IsoTime
  readonly reason: SnapshotReason
  readonly title: string
}

export type SnapshotReason = 'opened' | 'before-import' | 'before-restore' | 'by-hand'

export interface Appended {
  readonly revision: number
  /** What the journal holds beyond `seen`, before what is appended now: to be folded in before one's own. */
  readonly missed: readonly JournalEntry[]
  /** Another tab had written over what this one kept: it is kept again, and all is to be read anew. */
  readonly isRewritten?: boolean
}

export interface Shelf {
  readonly catalog: () => Promise<CatalogEntry[]>
  /** Documents that have lost their row in the catalog. */
  readonly unlisted: () => Promise<readonly EvaluationId[]>
  /** A new row for one of them, with the revision that is there. */
  readonly relist: (entry: CatalogEntry) => Promise<void>
  readonly load: (id: EvaluationId) => Promise<Loaded | null>
  /** Puts a document there, over whatever has its id, or only where nothing has; `history` is its journal so far. */
  readonly put: (
    entry: CatalogEntry,
    document: Sealed,
    history: readonly JournalEntry[],
    isNew?: boolean,
  ) => Promise<void>
  /**
   * In one transaction: what is newer than `seen`, then the entries behind it. An entry that is among the missed ones
   * already is not appended again. Resolves once all is kept. `gone`: deleted, or replaced by one with a shorter past;
   * `lost`: not there at all.
   */
  readonly append: (
    id: EvaluationId,
    seen: number,
    entries: readonly Entry[],
    summary: Summary,
    now: IsoTime,
  ) => Promise<Appended | 'gone' | 'lost'>
  /** Another summary for the same revision; nothing happens when the revision has moved on. */
  readonly describe: (id: EvaluationId, revision: number, summary: Summary) => Promise<void>
  /** Moves the checkpoint forward, never back. */
  readonly advance: (id: EvaluationId, checkpoint: Checkpoint) => Promise<void>
  /** Another checkpoint in place of one that is damaged or of an older schema; the old one is put aside. */
  readonly replace: (id: EvaluationId, checkpoint: Checkpoint) => Promise<void>
  readonly mark: (id: EvaluationId, deletedAt: IsoTime | null) => Promise<void>
  readonly purge: (id: EvaluationId) => Promise<void>
  readonly trail: (id: EvaluationId) => Promise<JournalEntry[]>
  /** Newest first. */
  readonly snapshots: (id: EvaluationId) => Promise<Snapshot[]>
  readonly takeSnapshot: (id: EvaluationId, snapshot: Omit<Snapshot, 'number'>, document: Sealed) => Promise<void>
  readonly loadSnapshot: (id: EvaluationId, number: number) => Promise<Sealed | null>
}

/** How many snapshots of one evaluation are kept. */
export const snapshotCount = 20

/** Those that the journal does not hold yet: a save whose answer was lost is tried again with the same entries. */
export function unsaved(entries: readonly Entry[], missed: readonly JournalEntry[]): readonly Entry[] {
  if (missed.length === 0) return entries
  const saved = new Set(missed.map((kept) => kept.entry.id))
  return entries.filter((entry) => !saved.has(entry.id))
}

export function summaryOf(entry: CatalogEntry): Summary {
  const { title, isSample, coverage, vendorCount, criterionCount, leader } = entry
  return { title, isSample, coverage, vendorCount, criterionCount, leader }
}
