/**
 * Evaluations in local storage (or in memory), where there is no IndexedDB: the same promises but one, for the browser
 * writes local storage to disk in its own time. Each evaluation is one value; a value that does not fit leaves the
 * old one in place and throws QuotaExceededError.
 */
import type { Entry } from '@/domain/edits/timeline'
import type { EvaluationId } from '@/domain/evaluation'
import type { Sealed } from './sealed'
import { unsaved, type CatalogEntry, type Checkpoint, type JournalEntry, type Shelf, type Snapshot } from './shelf'

/** One evaluation as it lies there. */
export interface Kept {
  readonly catalogEntry: CatalogEntry
  readonly checkpoint: Checkpoint
  readonly journal: readonly JournalEntry[]
}

export interface KeptSnapshot {
  readonly snapshot: Snapshot
  readonly document: Sealed
}

export interface TextStore {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Snapshots would push out what matters more: a few of them only. */
const snapshotsKept = 3

export type LocalShelf = ReturnType<typeof openLocalShelf>

export function openLocalShelf(store: TextStore, prefix: string) {
  /**
   * By this tab. Reading, adding and writing is not one step across tabs, for a browser may show a value that another
   * tab has just replaced: what was overwritten is found missing and kept again.
   */
  const written = new Map<EvaluationId, readonly Entry[]>()
  const keyOf = (id: EvaluationId) => `${prefix}shelf:${id}`
  const snapshotKey = (id: EvaluationId) => `${prefix}snapshots:${id}`

  function read<Value>(key: string): Value | null {
    const text = store.getItem(key)
    try {
      return text === null ? null : (JSON.parse(text) as Value)
    } catch {
      return null
    }
  }
  function write(kept: Kept): void {
    const { id } = kept.catalogEntry
    const text = JSON.stringify(kept)
    try {
      store.setItem(keyOf(id), text)
    } catch (error) {
      // Earlier states give way to the present one.
      if (store.getItem(snapshotKey(id)) === null) throw error
      store.removeItem(snapshotKey(id))
      store.setItem(keyOf(id), text)
    }
  }
  const change = (id: EvaluationId, to: (kept: Kept) => Kept) => {
    const kept = read<Kept>(keyOf(id))
    if (kept) write(to(kept))
  }
  const keptSnapshots = (id: EvaluationId) => read<KeptSnapshot[]>(snapshotKey(id)) ?? []
  const all = () =>
    keysOf(store)
      .filter((key) => key.startsWith(`${prefix}shelf:`))
      .flatMap((key) => read<Kept>(key) ?? [])
      .filter((kept) => kept.catalogEntry?.id)

  const shelf: Shelf = {
    async catalog() {
      return all().map((kept) => kept.catalogEntry)
    },
    async load(id) {
      const kept = read<Kept>(keyOf(id))
      if (!kept) return null
      const { catalogEntry, checkpoint, journal } = kept
      return { catalogEntry, checkpoint, entries: journal.filter((e) => e.revision > checkpoint.revision) }
    },
    // One value holds both.
    unlisted: async () => [],
    relist: async () => undefined,
    async put(catalogEntry, document, journal, isNew = false) {
      if (isNew && read<Kept>(keyOf(catalogEntry.id))) return
      written.delete(catalogEntry.id)
      write({ catalogEntry, checkpoint: { revision: catalogEntry.revision, document }, journal })
    },
    async append(id, seen, entries, summary, now) {
      const kept = read<Kept>(keyOf(id))
      if (!kept) return 'lost'
      if (kept.catalogEntry.deletedAt !== null || kept.catalogEntry.revision < seen - (written.get(id)?.length ?? 0))
        return 'gone'
      const there = new Set(kept.journal.map((e) => e.entry.id))
      const lost = (written.get(id) ?? []).filter((entry) => !there.has(entry.id))
      const missed = kept.journal.filter((e) => e.revision > seen)
      const first = kept.catalogEntry.revision + 1
      const added = [...lost, ...unsaved(entries, missed)].map((entry, i) => ({ revision: first + i, entry }))
      const revision = kept.catalogEntry.revision + added.length
      if (added.length > 0)
        write({
          ...kept,
          catalogEntry: { ...kept.catalogEntry, ...summary, revision, updatedAt: now },
          journal: [...kept.journal, ...added],
        })
      written.set(id, [...(written.get(id) ?? []), ...unsaved(entries, missed)])
      return { revision, missed, ...(lost.length > 0 && { isRewritten: true }) }
    },
    async describe(id, revision, summary) {
      change(id, (kept) =>
        kept.catalogEntry.revision === revision
          ? { ...kept, catalogEntry: { ...kept.catalogEntry, ...summary } }
          : kept,
      )
    },
    async replace(id, checkpoint) {
      change(id, (kept) => ({ ...kept, checkpoint }))
    },
    async advance(id, checkpoint) {
      change(id, (kept) => (kept.checkpoint.revision < checkpoint.revision ? { ...kept, checkpoint } : kept))
    },
    async mark(id, deletedAt) {
      change(id, (kept) => ({ ...kept, catalogEntry: { ...kept.catalogEntry, deletedAt } }))
    },
    async purge(id) {
      store.removeItem(keyOf(id))
      store.removeItem(snapshotKey(id))
    },
    async trail(id) {
      return [...(read<Kept>(keyOf(id))?.journal ?? [])]
    },
    async snapshots(id) {
      return keptSnapshots(id).map((kept) => kept.snapshot)
    },
    async takeSnapshot(id, snapshot, document) {
      const kept = keptSnapshots(id)
      const number = (kept[0]?.snapshot.number ?? 0) + 1
      const next = [{ snapshot: { ...snapshot, number }, document }, ...kept].slice(0, snapshotsKept)
      store.setItem(snapshotKey(id), JSON.stringify(next))
    },
    async loadSnapshot(id, number) {
      return keptSnapshots(id).find((kept) => kept.snapshot.number === number)?.document ?? null
    },
  }
  return { ...shelf, all, keptSnapshots }
}

export function keysOf(store: TextStore): string[] {
  return Array.from({ length: store.length }, (_, i) => store.key(i)!)
}

/** For a browser that lets this page keep nothing. */
export function memoryStore(): TextStore {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
