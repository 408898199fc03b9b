/**
 * Every evaluation of this browser. Two legs: the journal on a shelf (IndexedDB), where a change counts as saved,
 * and a copy of each document in local storage. When an evaluation is opened, the highest valid revision wins.
 */
import { undoReach, type Entry, type Timeline } from '@/domain/edits/timeline'
import type { Evaluation, EvaluationId, IsoTime } from '@/domain/evaluation'
import { isEntry } from '@/io/read-trail'
import { appKey } from './app-key'
import { bringHome } from './bring-home'
import { openIndexedShelf } from './indexed-shelf'
import { laterCheckpoint } from './later-checkpoint'
import { openLocalCopies } from './local-copies'
import { memoryStore, openLocalShelf, type TextStore } from './local-shelf'
import { openDocument, readBase, type Opened, type OpenOutcome } from './open-document'
import { refusalOf, type SaveStatus } from './save-status'
import { seal } from './sealed'
import { summarise } from './summarise'
import type { CatalogEntry, JournalEntry, Shelf, Snapshot, SnapshotReason, Summary } from './shelf'
import { openTabs, type Tabs } from './tabs'
import { openWaitingEntries } from './waiting-entries'

export type { CatalogEntry, Summary } from './shelf'
export type { Snapshot, SnapshotReason } from './shelf'
export type { SaveStatus } from './save-status'
export type { Opened, OpenOutcome } from './open-document'

export type AppendOutcome =
  | {
      readonly ok: true
      readonly revision: number
      readonly missed: readonly JournalEntry[]
      readonly status: SaveStatus
      /** Another tab had written over what was kept: the fold of what is there now, in place of `missed`. */
      readonly anew?: Timeline
    }
  /** Keep the entries and try again. `local-only`: they are safe enough to close the page; they are found again. */
  | { readonly ok: false; readonly status: SaveStatus }

/** Entries behind the checkpoint from which on it is moved forward. */
const checkpointAfter = 2 * undoReach

const keepDeletedDays = 30

export type Library = ReturnType<typeof createLibrary>

export async function openLibrary(): Promise<Library> {
  const store = usableLocalStorage()
  const tabs = openTabs()
  let shelf: Shelf
  try {
    shelf = await openPatiently()
  } catch (error) {
    const reason = refusalOf(error)
    const status: SaveStatus = store ? { kind: 'local-only', reason } : { kind: 'failed', reason: 'blocked' }
    const memory = store ?? memoryStore()
    return createLibrary(openLocalShelf(memory, appKey('')), status, memory, tabs)
  }
  const library = createLibrary(shelf, { kind: 'saved' }, store ?? memoryStore(), tabs)
  // Housekeeping: a full disk must not keep anyone from reading.
  const now = new Date()
  if (store) await bringHome(openLocalShelf(store, appKey('')), shelf, now.toISOString())
  await library.purgeDeleted(now).catch(() => undefined)
  return library
}

/** Milliseconds before each new try. */
const pauses = [50, 200, 600]

/** Right after a crash the database may still be held by what is left of the browser that died. */
async function openPatiently(): Promise<Shelf> {
  for (const pause of pauses) {
    try {
      return await openIndexedShelf()
    } catch (error) {
      if (refusalOf(error) !== 'unknown') throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return openIndexedShelf()
}

function usableLocalStorage(): TextStore | null {
  try {
    // A full storage refuses the probe, yet what is there can be read and taken away.
    localStorage.removeItem(appKey('probe'))
    localStorage.getItem(appKey('probe'))
    localStorage.key(0)
    return localStorage
  } catch {
    return null
  }
}

/** @param status what may be said once the shelf has confirmed a change */
export function createLibrary(shelf: Shelf, status: SaveStatus, store: TextStore, tabs: Tabs) {
  const copies = openLocalCopies(store, appKey(''))
  const waiting = openWaitingEntries(store, appKey(''))
  const now = (): IsoTime => new Date().toISOString()
  /** Revisions of the checkpoints of what was opened here. */
  const checkpoints = new Map<EvaluationId, number>()

  /** How to bring back what was purged at once. */
  const removed = new Map<EvaluationId, () => Promise<void>>()

  async function known(id: EvaluationId): Promise<CatalogEntry | undefined> {
    return (await shelf.catalog()).find((entry) => entry.id === id)
  }

  /** Of those, what is kept for a while though it was deleted. @returns whether there was any */
  async function purge(isDue: (deletedAt: IsoTime) => boolean): Promise<boolean> {
    const due = (await shelf.catalog()).filter(({ deletedAt }) => deletedAt !== null && isDue(deletedAt))
    for (const { id } of due) {
      await shelf.purge(id)
      copies.remove(id)
      waiting.settle(id, waiting.of(id))
    }
    return due.length > 0
  }

  /** Where there is no room, what was deleted makes some at once. */
  async function withRoom<T>(store: () => Promise<T>): Promise<T> {
    try {
      return await store()
    } catch (error) {
      if (refusalOf(error) !== 'full' || !(await purge(() => true))) throw error
      return store()
    }
  }

  async function advance(id: EvaluationId, opened: Opened): Promise<void> {
    const { revision, entries } = opened.checkpoint
    checkpoints.set(id, revision)
    if (entries.length <= checkpointAfter) return
    const later = laterCheckpoint(
      opened.timeline.base,
      entries.map((e) => e.entry),
    )
    if (!later) return
    const reached = entries[later.count - 1]!.revision
    await shelf.advance(id, { revision: reached, document: seal(later.document) })
    checkpoints.set(id, reached)
  }

  /** Its row in the catalog was lost: what the first page shows is made out again from the document. */
  async function relist(id: EvaluationId): Promise<void> {
    const blank = { title: '', isSample: false, coverage: 0, vendorCount: 0, criterionCount: 0, leader: null }
    await shelf.relist({ ...blank, id, revision: 0, updatedAt: now(), deletedAt: null })
    const opened = await openDocument(id, shelf, copies)
    if (opened.kind === 'open') await shelf.describe(id, opened.revision, summarise(opened.timeline.document))
  }

  return {
    /** What a save comes to here at best. */
    status,

    /** Of the shelf, and of copies whose journal was lost. */
    async catalog(): Promise<CatalogEntry[]> {
      for (const id of await shelf.unlisted()) await relist(id).catch(() => undefined)
      const shelved = await shelf.catalog()
      const ids = new Set(shelved.map((entry) => entry.id))
      return [...shelved, ...copies.all((id) => !ids.has(id)).map((copy) => copy.catalogEntry)]
    },

    /**
     * Over whatever has its id.
     * @param trail its history, when it comes from a backup
     * @throws where there is no room
     */
    async create(document: Evaluation, summary: Summary, trail: readonly Entry[] = []): Promise<void> {
      const history = trail.map((entry, i) => ({ revision: i + 1, entry }))
      const entry = { ...summary, id: document.id, revision: history.length, updatedAt: now(), deletedAt: null }
      const sealed = seal(document)
      await withRoom(() => shelf.put(entry, sealed, history))
      // One of a former evaluation with this id could pass for newer.
      copies.remove(document.id)
      copies.write(entry, sealed)
      tabs.tell(document.id)
    },

    async open(id: EvaluationId): Promise<OpenOutcome> {
      if ((await shelf.unlisted()).includes(id)) await relist(id).catch(() => undefined)
      const outcome = await openDocument(id, shelf, copies)
      if (outcome.kind === 'open') await advance(id, outcome).catch(() => undefined)
      return outcome
    },

    /** Entries that a tab could not save, perhaps one that was closed since; some may be in the journal by now. */
    waiting: (id: EvaluationId): readonly Entry[] => waiting.of(id),

    /**
     * At once, where the journal would take its time: the page is about to go.
     * @returns whether they are safe
     */
    setAside: (id: EvaluationId, entries: readonly Entry[]): boolean =>
      entries.length === 0 || (status.kind === 'saved' && waiting.keep(id, entries)),

    /** Entries that waited are in the journal now. */
    settle: (id: EvaluationId, entries: readonly Entry[]): void => waiting.settle(id, entries),

    /** The document alone; null when it is not there or cannot be read. */
    async read(id: EvaluationId): Promise<Evaluation | null> {
      const outcome = await openDocument(id, shelf, copies)
      return outcome.kind === 'open' ? outcome.timeline.document : null
    },

    /**
     * Saves entries behind all that is saved, and returns what other tabs saved since `seen`. No entries: only looks.
     * @param confirmed the document at `seen`, to be put back where the browser has lost it under the open page
     */
    async append(
      id: EvaluationId,
      seen: number,
      entries: readonly Entry[],
      summary: () => Summary,
      confirmed?: Evaluation,
    ): Promise<AppendOutcome> {
      const attempt = () => withRoom(() => shelf.append(id, seen, entries, summary(), now()))
      try {
        let appended = await attempt()
        if (appended === 'lost' && entries.length === 0) return { ok: true, revision: seen, missed: [], status }
        if (appended === 'lost' && confirmed) {
          const entry = { ...summary(), id, revision: seen, updatedAt: now(), deletedAt: null }
          await shelf.put(entry, seal(confirmed), [], true)
          appended = await attempt()
        }
        if (appended === 'gone' || appended === 'lost') {
          // What is deleted may be brought back; what replaced it knows nothing of these.
          if ((await known(id))?.deletedAt) waiting.keep(id, entries)
          return { ok: false, status: { kind: 'failed', reason: 'gone' } }
        }
        if (entries.length > 0) {
          waiting.settle(id, entries)
          tabs.tell(id)
        }
        const { isRewritten, ...rest } = appended
        const anew = isRewritten ? await openDocument(id, shelf, copies) : null
        return { ok: true, ...rest, status, ...(anew?.kind === 'open' && { anew: anew.timeline }) }
      } catch (error) {
        const reason = refusalOf(error)
        const isKept = status.kind === 'saved' && waiting.keep(id, entries)
        return { ok: false, status: { kind: isKept ? 'local-only' : 'failed', reason } }
      }
    },

    /** The second leg, and what else can wait; to be called when there is time, after an append. */
    async keepCopy(id: EvaluationId, revision: number, document: Evaluation, summary?: Summary): Promise<void> {
      const entry = await known(id)
      if (entry?.revision !== revision || entry.deletedAt !== null) return
      // The summary written with the last entry did not know what other tabs had just saved.
      if (summary) await shelf.describe(id, revision, summary)
      // Where local storage is the shelf, a copy beside it would only take room.
      if (status.kind === 'saved' && copies.mayFit(id)) {
        const sealed = seal(document)
        // Sealing a large document and writing it take some 40 ms each: a key may come in between.
        await new Promise((resolve) => setTimeout(resolve))
        const still = await known(id)
        if (still?.revision === revision && still.deletedAt === null) copies.write({ ...entry, ...summary }, sealed)
      }
      if (revision - (checkpoints.get(id) ?? revision) <= 2 * checkpointAfter) return
      const outcome = await openDocument(id, shelf, copies)
      if (outcome.kind === 'open') await advance(id, outcome)
    },

    async trail(id: EvaluationId): Promise<readonly Entry[]> {
      return (await shelf.trail(id)).map((kept) => kept?.entry).filter(isEntry)
    },

    snapshots: (id: EvaluationId): Promise<Snapshot[]> => shelf.snapshots(id),

    async takeSnapshot(document: Evaluation, revision: number, reason: SnapshotReason): Promise<void> {
      const [newest] = await shelf.snapshots(document.id)
      if (newest?.revision === revision && reason === 'opened') return
      await shelf.takeSnapshot(document.id, { revision, at: now(), reason, title: document.title }, seal(document))
    },

    async loadSnapshot(id: EvaluationId, snapshot: Snapshot): Promise<Evaluation | null> {
      const sealed = await shelf.loadSnapshot(id, snapshot.number)
      const base = sealed && (await readBase(sealed))
      return base?.kind === 'read' ? base.document : null
    },

    /** Deleted for the reader; it can be brought back for a while, or in this tab alone where there is no room for it. */
    async remove(id: EvaluationId): Promise<void> {
      const { copy } = copies.read(id)
      if (copy && !(await known(id))) await shelf.put(copy.catalogEntry, copy.document, [])
      try {
        await withRoom(() => shelf.mark(id, now()))
      } catch (error) {
        if (refusalOf(error) !== 'full') throw error
        const opened = await openDocument(id, shelf, copies)
        const entry = await known(id)
        const trail = await shelf.trail(id)
        if (opened.kind === 'open' && entry)
          removed.set(id, () => shelf.put(entry, seal(opened.timeline.document), trail))
        await shelf.purge(id)
      }
      copies.remove(id)
      tabs.tell(id)
    },

    async restore(id: EvaluationId): Promise<void> {
      await (removed.get(id)?.() ?? shelf.mark(id, null))
      removed.delete(id)
      tabs.tell(id)
    },

    async purgeDeleted(today: Date): Promise<void> {
      const limit = new Date(today.getTime() - keepDeletedDays * 86_400_000).toISOString()
      await purge((deletedAt) => deletedAt < limit)
    },

    /** @returns a function that stops listening */
    onChange: (heard: (id: EvaluationId) => void) => tabs.listen(heard),
  }
}
