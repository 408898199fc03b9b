/**
 * Evaluations in IndexedDB. Read-write transactions on the same stores run one after the other, across all tabs, so
 * reading the newest revision and appending behind it in one transaction is all the locking that is needed.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { EvaluationId } from '@/domain/evaluation'
import { appKey } from './app-key'
import type { Sealed } from './sealed'
import {
  snapshotCount,
  unsaved,
  type CatalogEntry,
  type Checkpoint,
  type JournalEntry,
  type Shelf,
  type Snapshot,
} from './shelf'

interface Tables extends DBSchema {
  catalog: { key: EvaluationId; value: CatalogEntry }
  checkpoints: { key: EvaluationId; value: Checkpoint }
  /** By evaluation and revision. */
  journal: { key: [EvaluationId, number]; value: JournalEntry }
  /** By evaluation and number. */
  snapshots: { key: [EvaluationId, number]; value: Snapshot }
  /** Apart from `snapshots`, so that listing them does not read every document. */
  snapshotDocuments: { key: [EvaluationId, number]; value: Sealed }
  /** Checkpoints that could not be used, for whoever wants to look. */
  quarantine: { key: number; value: { readonly id: EvaluationId; readonly checkpoint: Checkpoint } }
}

const durable = { durability: 'strict' } as const

/** A request that fails aborts its transaction, and `tx.done` rejects: that is where it is heard. */
function queue(request: Promise<unknown>): void {
  request.catch(() => undefined)
}

/** A read that fails before anybody waits for `tx.done` is heard itself; the transaction's own failure need not be too. */
function quiet<Tx extends { readonly done: Promise<void> }>(tx: Tx): Tx {
  queue(tx.done)
  return tx
}

/** In place of one that is gone or past recognition: the journal may still hold everything. */
const lostCheckpoint: Checkpoint = { revision: -1, document: { schemaVersion: 1, checksum: '', text: '' } }

/** Longer than any upgrade or start after a crash takes. ms */
const patience = 10_000

/** Another window or a hung browser may hold the database for ever. @throws TimeoutError */
function inTime(opening: Promise<IDBPDatabase<Tables>>): Promise<IDBPDatabase<Tables>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException('', 'TimeoutError'))
      // An answer that comes too late is nobody's any more, and must not hold the database either.
      queue(opening.then((late) => late.close()))
    }, patience)
    opening.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function isSame(one: Omit<Snapshot, 'number'>, other: Omit<Snapshot, 'number'>): boolean {
  return (['revision', 'at', 'reason', 'title'] as const).every((field) => one[field] === other[field])
}

/** Every key of this evaluation whose second part is beyond `after`. */
function beyond(id: EvaluationId, after: number): IDBKeyRange {
  // An array sorts after every number: the upper end.
  return IDBKeyRange.bound([id, after], [id, []], true, false)
}

/** @throws where the browser has no IndexedDB or does not let this page use it */
export async function openIndexedShelf(): Promise<Shelf> {
  let opened: Promise<IDBPDatabase<Tables>> | null = null
  const forget = () => {
    opened = null
  }
  function connect(): Promise<IDBPDatabase<Tables>> {
    return openDB<Tables>(appKey('evaluations'), 1, {
      upgrade(fresh) {
        fresh.createObjectStore('catalog', { keyPath: 'id' })
        fresh.createObjectStore('checkpoints')
        fresh.createObjectStore('journal')
        fresh.createObjectStore('snapshots')
        fresh.createObjectStore('snapshotDocuments')
        fresh.createObjectStore('quarantine', { autoIncrement: true })
      },
      // Site data are being cleared, or a newer version of the app wants to change the tables: make way, and find out
      // at the next save what has become of them.
      blocking: (_current, _blocked, event) => {
        ;(event.target as IDBDatabase).close()
        forget()
      },
      terminated: forget,
    })
  }
  function database(): Promise<IDBPDatabase<Tables>> {
    if (opened) return opened
    opened = inTime(connect())
    opened.catch(forget)
    return opened
  }
  await database()

  return {
    catalog: async () => (await database()).getAll('catalog'),

    async unlisted() {
      const tx = quiet((await database()).transaction(['catalog', 'checkpoints']))
      const [listed, kept] = await Promise.all([
        tx.objectStore('catalog').getAllKeys(),
        tx.objectStore('checkpoints').getAllKeys(),
      ])
      return kept.filter((id) => !listed.includes(id))
    },

    async relist(entry) {
      const tx = quiet((await database()).transaction(['catalog', 'checkpoints', 'journal'], 'readwrite', durable))
      const [known, kept, revisions] = await Promise.all([
        tx.objectStore('catalog').getKey(entry.id),
        tx.objectStore('checkpoints').get(entry.id),
        tx.objectStore('journal').getAllKeys(beyond(entry.id, -1)),
      ])
      const revision = Math.max(kept?.revision ?? 0, revisions.at(-1)?.[1] ?? 0)
      // Another tab was first, or it is purged by now.
      if (known === undefined && kept) queue(tx.objectStore('catalog').add({ ...entry, revision }))
      await tx.done
    },

    async load(id) {
      const tx = quiet((await database()).transaction(['catalog', 'checkpoints', 'journal']))
      const [catalogEntry, kept] = await Promise.all([
        tx.objectStore('catalog').get(id),
        tx.objectStore('checkpoints').get(id),
      ])
      if (!catalogEntry) return null
      const checkpoint = Number.isInteger(kept?.revision) && kept?.document ? kept : lostCheckpoint
      const entries = await tx.objectStore('journal').getAll(beyond(id, checkpoint.revision))
      return { catalogEntry, checkpoint, entries }
    },

    async put(entry, document, history, isNew = false) {
      const tx = quiet((await database()).transaction(['catalog', 'checkpoints', 'journal'], 'readwrite', durable))
      if (isNew && (await tx.objectStore('catalog').getKey(entry.id)) !== undefined) return
      const journal = tx.objectStore('journal')
      queue(journal.delete(beyond(entry.id, -1)))
      for (const past of history) queue(journal.put(past, [entry.id, past.revision]))
      queue(tx.objectStore('checkpoints').put({ revision: entry.revision, document }, entry.id))
      queue(tx.objectStore('catalog').put(entry))
      await tx.done
    },

    async append(id, seen, entries, summary, now) {
      const tx = quiet((await database()).transaction(['catalog', 'journal'], 'readwrite', durable))
      const known = await tx.objectStore('catalog').get(id)
      if (!known) return 'lost'
      if (known.deletedAt !== null || known.revision < seen) return 'gone'
      const journal = tx.objectStore('journal')
      const missed = known.revision > seen ? await journal.getAll(beyond(id, seen)) : []
      let revision = known.revision
      const added = unsaved(entries, missed)
      for (const entry of added) {
        revision += 1
        // Not `put`: nothing that is in the journal may ever be overwritten.
        queue(journal.add({ revision, entry }, [id, revision]))
      }
      if (added.length > 0) queue(tx.objectStore('catalog').put({ ...known, ...summary, revision, updatedAt: now }))
      await tx.done
      return { revision, missed }
    },

    async describe(id, revision, summary) {
      const tx = quiet((await database()).transaction('catalog', 'readwrite', durable))
      const known = await tx.store.get(id)
      if (known?.revision === revision) queue(tx.store.put({ ...known, ...summary }))
      await tx.done
    },

    async advance(id, checkpoint) {
      const tx = quiet((await database()).transaction('checkpoints', 'readwrite', durable))
      const old = await tx.store.get(id)
      if (old && old.revision < checkpoint.revision) queue(tx.store.put(checkpoint, id))
      await tx.done
    },

    async replace(id, checkpoint) {
      const tx = quiet((await database()).transaction(['checkpoints', 'quarantine'], 'readwrite', durable))
      const old = await tx.objectStore('checkpoints').get(id)
      if (old) queue(tx.objectStore('quarantine').put({ id, checkpoint: old }))
      queue(tx.objectStore('checkpoints').put(checkpoint, id))
      await tx.done
    },

    async mark(id, deletedAt) {
      const tx = quiet((await database()).transaction('catalog', 'readwrite', durable))
      const known = await tx.store.get(id)
      if (known) queue(tx.store.put({ ...known, deletedAt }))
      await tx.done
    },

    async purge(id) {
      const tx = quiet(
        (await database()).transaction(
          ['catalog', 'checkpoints', 'journal', 'snapshots', 'snapshotDocuments'],
          'readwrite',
          durable,
        ),
      )
      queue(tx.objectStore('catalog').delete(id))
      queue(tx.objectStore('checkpoints').delete(id))
      queue(tx.objectStore('journal').delete(beyond(id, -1)))
      queue(tx.objectStore('snapshots').delete(beyond(id, -1)))
      queue(tx.objectStore('snapshotDocuments').delete(beyond(id, -1)))
      await tx.done
    },

    trail: async (id) => (await database()).getAll('journal', beyond(id, -1)),

    async snapshots(id) {
      return (await (await database()).getAll('snapshots', beyond(id, -1))).reverse()
    },

    async takeSnapshot(id, snapshot, document) {
      const tx = quiet((await database()).transaction(['snapshots', 'snapshotDocuments'], 'readwrite', durable))
      const kept = await tx.objectStore('snapshots').getAll(beyond(id, -1))
      // Two tabs may bring the same one home.
      if (kept.some((one) => isSame(one, snapshot))) return
      const keys = kept.map((one) => [id, one.number] as [EvaluationId, number])
      const number = (keys.at(-1)?.[1] ?? 0) + 1
      queue(tx.objectStore('snapshots').add({ ...snapshot, number }, [id, number]))
      queue(tx.objectStore('snapshotDocuments').add(document, [id, number]))
      for (const old of keys.slice(0, Math.max(0, keys.length + 1 - snapshotCount))) {
        queue(tx.objectStore('snapshots').delete(old))
        queue(tx.objectStore('snapshotDocuments').delete(old))
      }
      await tx.done
    },

    async loadSnapshot(id, number) {
      return (await (await database()).get('snapshotDocuments', [id, number])) ?? null
    },
  }
}
