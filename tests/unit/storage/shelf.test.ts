import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EvaluationId } from '@/domain/evaluation'
import { openIndexedShelf } from '@/storage/indexed-shelf'
import { openLocalShelf } from '@/storage/local-shelf'
import { seal } from '@/storage/sealed'
import { snapshotCount, type CatalogEntry, type Shelf } from '@/storage/shelf'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { aLocalStorage, freshBrowser, prefix } from '../../support/browser-storage'
import { aSummary, titled } from '../../support/entries'

const document = aSmallEvaluation()
const { id } = document
const now = '2026-03-03T03:03:03.030Z'
const summary = aSummary(document)
const entry: CatalogEntry = { ...summary, id, revision: 0, updatedAt: now, deletedAt: null }
const other = 'e-other' as EvaluationId

beforeEach(freshBrowser)

const places: [string, () => Promise<Shelf>][] = [
  ['IndexedDB', openIndexedShelf],
  ['local storage', () => Promise.resolve(openLocalShelf(aLocalStorage(), prefix))],
]

describe.each(places)('a shelf in %s', (_, open) => {
  let shelf: Shelf
  beforeEach(async () => {
    shelf = await open()
    await shelf.put(entry, seal(document), [])
    await shelf.put({ ...entry, id: other }, seal(document), [])
  })

  it('gives back what was put there', async () => {
    expect(await shelf.load(id)).toEqual({
      catalogEntry: entry,
      checkpoint: { revision: 0, document: seal(document) },
      entries: [],
    })
    expect((await shelf.catalog()).map((one) => one.id).toSorted()).toEqual([other, id].toSorted())
    expect(await shelf.load('e-none' as EvaluationId)).toBeNull()
  })

  it('counts revisions up, one an entry, and describes the evaluation anew', async () => {
    const [a, b, c] = [titled('a'), titled('b'), titled('c')]
    expect(await shelf.append(id, 0, [a], summary, now)).toEqual({ revision: 1, missed: [] })
    expect(await shelf.append(id, 1, [b, c], { ...summary, title: 'c' }, now)).toEqual({ revision: 3, missed: [] })
    const loaded = (await shelf.load(id))!
    expect(loaded.catalogEntry).toMatchObject({ revision: 3, title: 'c' })
    expect(loaded.entries).toEqual([a, b, c].map((one, i) => ({ revision: i + 1, entry: one })))
    expect((await shelf.load(other))!.entries).toEqual([])
  })

  it('returns what was appended since, and puts the new behind it', async () => {
    const [a, b, mine] = [titled('a'), titled('b'), titled('mine')]
    await shelf.append(id, 0, [a, b], summary, now)
    const appended = await shelf.append(id, 1, [mine], summary, now)
    expect(appended).toEqual({ revision: 3, missed: [{ revision: 2, entry: b }] })
    expect((await shelf.trail(id)).map((e) => e.entry)).toEqual([a, b, mine])
  })

  it('only looks when there is nothing to append', async () => {
    await shelf.append(id, 0, [titled('a')], summary, now)
    const before = await shelf.load(id)
    expect(await shelf.append(id, 0, [], { ...summary, title: 'not written' }, '2027')).toMatchObject({ revision: 1 })
    expect(await shelf.load(id)).toEqual(before)
  })

  it('appends an entry once, however often it is sent', async () => {
    const [a, b] = [titled('a'), titled('b')]
    await shelf.append(id, 0, [a], summary, now)
    expect(await shelf.append(id, 0, [a, b], summary, now)).toMatchObject({ revision: 2, missed: [{ entry: a }] })
    expect((await shelf.trail(id)).map((e) => e.entry)).toEqual([a, b])
  })

  it('takes nothing for an evaluation that is deleted, unknown, or younger than the sender believes', async () => {
    expect(await shelf.append('e-none' as EvaluationId, 0, [titled('a')], summary, now)).toBe('lost')
    expect(await shelf.append(id, 5, [titled('a')], summary, now)).toBe('gone')
    await shelf.mark(id, now)
    expect(await shelf.append(id, 0, [titled('a')], summary, now)).toBe('gone')
    await shelf.mark(id, null)
    expect(await shelf.append(id, 0, [titled('a')], summary, now)).toMatchObject({ revision: 1 })
  })

  it('describes anew only what has not moved on', async () => {
    await shelf.append(id, 0, [titled('a')], summary, now)
    await shelf.describe(id, 0, { ...summary, title: 'old' })
    expect((await shelf.load(id))!.catalogEntry.title).toBe(summary.title)
    await shelf.describe(id, 1, { ...summary, title: 'new' })
    expect((await shelf.load(id))!.catalogEntry).toMatchObject({ title: 'new', revision: 1 })
  })

  it('moves the checkpoint forward, never back, and keeps the whole trail', async () => {
    await shelf.append(id, 0, [titled('a'), titled('b'), titled('c')], summary, now)
    const later = seal({ ...document, title: 'b' })
    await shelf.advance(id, { revision: 2, document: later })
    await shelf.advance(id, { revision: 1, document: seal(document) })
    const loaded = (await shelf.load(id))!
    expect(loaded.checkpoint).toEqual({ revision: 2, document: later })
    expect(loaded.entries.map((e) => e.revision)).toEqual([3])
    expect(await shelf.trail(id)).toHaveLength(3)
  })

  it('replaces a checkpoint by an earlier one', async () => {
    await shelf.append(id, 0, [titled('a'), titled('b')], summary, now)
    await shelf.advance(id, { revision: 2, document: seal(document) })
    await shelf.replace(id, { revision: 1, document: seal(document) })
    expect((await shelf.load(id))!.entries.map((e) => e.revision)).toEqual([2])
  })

  it('numbers snapshots by a counter, not by the clock, newest first', async () => {
    for (const [at, title] of [
      ['2026-01-02', 'first'],
      ['2025-01-01', 'second'],
      ['2025-01-01', 'third'],
    ] as const)
      await shelf.takeSnapshot(id, { revision: 0, at, reason: 'by-hand', title }, seal({ ...document, title }))
    const snapshots = await shelf.snapshots(id)
    expect(snapshots.map((one) => one.title)).toEqual(['third', 'second', 'first'])
    expect(await shelf.loadSnapshot(id, snapshots[1]!.number)).toEqual(seal({ ...document, title: 'second' }))
    expect(await shelf.snapshots(other)).toEqual([])
    expect(await shelf.loadSnapshot(id, 99)).toBeNull()
  })

  it('leaves nothing of what is purged, and everything of the others', async () => {
    for (const one of [id, other]) {
      await shelf.append(one, 0, [titled('a')], summary, now)
      await shelf.takeSnapshot(one, { revision: 0, at: now, reason: 'opened', title: '' }, seal(document))
    }
    await shelf.purge(id)
    expect([await shelf.load(id), await shelf.trail(id), await shelf.snapshots(id)]).toEqual([null, [], []])
    expect((await shelf.load(other))!.entries).toHaveLength(1)
    expect(await shelf.snapshots(other)).toHaveLength(1)
  })
})

describe('a shelf in IndexedDB', () => {
  it(`keeps the last ${snapshotCount} snapshots`, async () => {
    const shelf = await openIndexedShelf()
    for (let i = 1; i <= snapshotCount + 5; i++)
      await shelf.takeSnapshot(id, { revision: i, at: now, reason: 'opened', title: '' }, seal(document))
    const kept = await shelf.snapshots(id)
    expect(kept.map((one) => one.revision)).toEqual(Array.from({ length: snapshotCount }, (_, i) => 25 - i))
    expect(await shelf.loadSnapshot(id, 5)).toBeNull()
    expect(await shelf.loadSnapshot(id, 6)).not.toBeNull()
  })

  it('puts a replaced checkpoint aside', async () => {
    const shelf = await openIndexedShelf()
    await shelf.put(entry, { ...seal(document), checksum: 'wrong' }, [])
    await shelf.replace(id, { revision: 0, document: seal(document) })
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(`${prefix}evaluations`)
      request.onsuccess = () => resolve(request.result)
    })
    const aside = await new Promise((resolve) => {
      const request = db.transaction('quarantine').objectStore('quarantine').getAll()
      request.onsuccess = () => resolve(request.result)
    })
    expect(aside).toMatchObject([{ id, checkpoint: { document: { checksum: 'wrong' } } }])
  })

  it('goes on after the database was taken from under it', async () => {
    const shelf = await openIndexedShelf()
    await shelf.put(entry, seal(document), [])
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(`${prefix}evaluations`).onsuccess = resolve
    })
    expect(await shelf.append(id, 0, [titled('a')], summary, now)).toBe('lost')
    await shelf.put(entry, seal(document), [])
    expect(await shelf.append(id, 0, [titled('a')], summary, now)).toMatchObject({ revision: 1 })
  })

  it('gives every entry of several tabs its own revision, whatever the order of their saves', async () => {
    const saves = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(saves, async (plan) => {
        freshBrowser()
        const shelves = await Promise.all([openIndexedShelf(), openIndexedShelf(), openIndexedShelf()])
        await shelves[0].put(entry, seal(document), [])
        const sent = plan.map(([tab, count], i) => ({
          tab,
          entries: Array.from({ length: count }, (_, k) => titled(`${i}.${k}`, `tab-${tab}`)),
        }))
        // All at once: the database decides who comes first.
        await Promise.all(sent.map(({ tab, entries }) => shelves[tab]!.append(id, 0, entries, summary, now)))
        const trail = await shelves[0].trail(id)
        expect(trail.map((e) => e.revision)).toEqual(trail.map((_, i) => i + 1))
        const all = sent.flatMap((save) => save.entries.map((one) => one.id))
        expect(trail.map((e) => e.entry.id).toSorted()).toEqual(all.toSorted())
        for (const tab of [0, 1, 2]) {
          const own = sent.filter((save) => save.tab === tab).flatMap((save) => save.entries.map((one) => one.id))
          expect(trail.filter((e) => e.entry.session === `tab-${tab}`).map((e) => e.entry.id)).toEqual(own)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('a shelf in local storage', () => {
  it('keeps the former value when a new one does not fit, and says so', async () => {
    const store = aLocalStorage()
    const shelf = openLocalShelf(store, prefix)
    await shelf.put(entry, seal(document), [])
    store.quota = [...store.values].reduce((sum, [k, v]) => sum + k.length + v.length, 0) + 10
    const before = await shelf.load(id)
    await expect(shelf.append(id, 0, [titled('x'.repeat(200))], summary, now)).rejects.toThrow('full')
    expect(await shelf.load(id)).toEqual(before)
  })

  it('gives up snapshots before it gives up an entry', async () => {
    const store = aLocalStorage()
    const shelf = openLocalShelf(store, prefix)
    await shelf.put(entry, seal(document), [])
    await shelf.takeSnapshot(id, { revision: 0, at: now, reason: 'opened', title: '' }, seal(document))
    store.quota = [...store.values].reduce((sum, [k, v]) => sum + k.length + v.length, 0) + 10
    await shelf.append(id, 0, [titled('x'.repeat(200))], summary, now)
    expect(await shelf.trail(id)).toHaveLength(1)
    expect(await shelf.snapshots(id)).toEqual([])
  })
})
