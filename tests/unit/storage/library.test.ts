import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, it } from 'vitest'
import { undoReach, type Entry } from '@/domain/edits/timeline'
import type { EvaluationId } from '@/domain/evaluation'
import { schemaVersion } from '@/io/schema-version'
import { backupText } from '@/io/write-evaluation-json'
import { openIndexedShelf } from '@/storage/indexed-shelf'
import { openLibrary, type Library, type OpenOutcome, type Opened } from '@/storage/library'
import { checksum } from '@/storage/checksum'
import { openLocalShelf } from '@/storage/local-shelf'
import { seal } from '@/storage/sealed'
import type { Shelf } from '@/storage/shelf'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { aBrowserOfTabs, aLibrary, aLocalStorage, failing, freshBrowser, prefix } from '../../support/browser-storage'
import type { LimitedStore } from '../../support/browser-storage'
import { anUndo, aSummary, titled } from '../../support/entries'

const document = aSmallEvaluation()
const { id } = document
const summary = () => aSummary(document)

let store: LimitedStore
let shelf: Shelf
let library: Library

beforeEach(async () => {
  freshBrowser()
  store = aLocalStorage()
  Object.assign(globalThis, { localStorage: store })
  shelf = await openIndexedShelf()
  library = await aLibrary({ shelf, store })
})

function opened(outcome: OpenOutcome): Opened {
  if (outcome.kind !== 'open') throw new Error(JSON.stringify(outcome))
  return outcome
}
const codes = (outcome: OpenOutcome) => opened(outcome).problems.map((p) => p.code)
const newerBackup = (text: string) => backupText(text, schemaVersion + 1, [])
const titleOf = (outcome: OpenOutcome) => opened(outcome).timeline.document.title

async function save(entries: readonly Entry[], from = library): Promise<void> {
  const { revision } = opened(await library.open(id))
  expect(await from.append(id, revision, entries, summary)).toMatchObject({ ok: true, status: { kind: 'saved' } })
}

/** Opens it as the app does: what waits goes along with the next save. */
async function takeIn(from: Library): Promise<OpenOutcome> {
  const { revision } = opened(await from.open(id))
  await from.append(id, revision, from.waiting(id), summary)
  return from.open(id)
}

/** The same browser, started again. */
const restart = async () => aLibrary({ shelf: await openIndexedShelf(), store })

describe('an evaluation in the library', () => {
  it('comes back as it was left, in a new start of the browser', async () => {
    await library.create(document, summary())
    await save([titled('one'), titled('two')])
    const again = opened(await (await restart()).open(id))
    expect(again.timeline.document).toEqual({ ...document, title: 'two' })
    expect(again).toMatchObject({ revision: 2, problems: [] })
    expect(again.timeline.steps).toHaveLength(2)
  })

  it('has its whole trail, that of a backup included', async () => {
    const past = [titled('a'), titled('b')]
    await library.create(document, summary(), past)
    const next = titled('c')
    await save([next])
    expect(await library.trail(id)).toEqual([...past, next])
    expect(titleOf(await library.open(id))).toBe('c')
  })

  it('is missing when nobody made it', async () => {
    expect(await library.open('e-none' as EvaluationId)).toEqual({ kind: 'missing' })
    expect(await library.read('e-none' as EvaluationId)).toBeNull()
  })

  it('is listed with what the first page shows', async () => {
    await library.create(document, { ...summary(), isSample: true, leader: '云启' })
    expect(await library.catalog()).toMatchObject([
      { id, isSample: true, leader: '云启', revision: 0, deletedAt: null },
    ])
  })

  it('is described anew once what other tabs saved is known', async () => {
    await library.create(document, summary())
    await save([titled('x')])
    await library.keepCopy(id, 1, document, { ...summary(), leader: 'late' })
    expect(await library.catalog()).toMatchObject([{ leader: 'late', revision: 1 }])
  })

  it('is gone once deleted, can be brought back, and is purged a month later', async () => {
    await library.create(document, summary())
    await library.remove(id)
    expect(await library.open(id)).toEqual({ kind: 'missing' })
    expect(store.values.size).toBe(0)
    await library.restore(id)
    expect(titleOf(await library.open(id))).toBe(document.title)

    await library.remove(id)
    await library.purgeDeleted(new Date())
    expect(await library.catalog()).toHaveLength(1)
    await library.purgeDeleted(new Date(Date.now() + 31 * 86_400_000))
    expect(await library.catalog()).toEqual([])
    expect(await library.trail(id)).toEqual([])
  })

  it('does not come back through a copy that another tab writes late', async () => {
    await library.create(document, summary())
    await library.remove(id)
    await library.keepCopy(id, 0, document)
    expect(store.values.size).toBe(0)
  })

  it('refuses edits of a tab that has not noticed the deletion, and takes them once it is back', async () => {
    await library.create(document, summary())
    await library.remove(id)
    const entry = titled('late')
    const refused = await library.append(id, 0, [entry], summary)
    expect(refused).toEqual({ ok: false, status: { kind: 'failed', reason: 'gone' } })
    // Whoever opens it once it is back finds them, whether this tab is still there or not.
    expect(library.waiting(id)).toEqual([entry])
    await library.restore(id)
    expect(await library.append(id, 0, [entry], summary)).toMatchObject({ ok: true })
  })
})

it('does not carry edits of what a backup has replaced over to it', async () => {
  await library.create(document, summary())
  await library.append(id, 0, [titled('a'), titled('b')], summary)
  await library.create(document, summary())
  const refused = await library.append(id, 2, [titled('late')], summary)
  expect(refused).toEqual({ ok: false, status: { kind: 'failed', reason: 'gone' } })
  expect(library.waiting(id)).toEqual([])
})

describe('a full disk', () => {
  const other = { ...document, id: 'e-other' as EvaluationId }
  beforeEach(() => library.create(document, summary()))

  it('takes new entries in the room of what was deleted', async () => {
    await library.create(other, summary())
    await library.remove(other.id)
    const full = await aLibrary({ shelf: failing(shelf, 'append', 1), store })
    expect(await full.append(id, 0, [titled('a')], summary)).toMatchObject({ ok: true, revision: 1 })
    expect((await library.catalog()).map((entry) => entry.id)).toEqual([id])
  })

  it('does not keep anyone from deleting, and from bringing back, with the history', async () => {
    const entry = titled('a')
    await library.append(id, 0, [entry], summary)
    const full = await aLibrary({ shelf: failing(shelf, 'mark', 9), store })
    await full.remove(id)
    expect(await library.catalog()).toEqual([])
    await full.restore(id)
    expect(titleOf(await library.open(id))).toBe('a')
    expect(await library.trail(id)).toEqual([entry])
  })
})

describe('a database that the browser deletes under an open page', () => {
  it('is filled again with what the page holds, and nothing comes of only looking', async () => {
    await library.create(document, summary())
    await library.append(id, 0, [titled('a')], summary)
    await shelf.purge(id)
    store.values.clear()
    expect(await library.append(id, 1, [], summary, document)).toMatchObject({ ok: true, revision: 1 })
    expect(await library.catalog()).toEqual([])
    const held = { ...document, title: 'a' }
    expect(await library.append(id, 1, [titled('b')], summary, held)).toMatchObject({ ok: true, revision: 2 })
    expect(titleOf(await library.open(id))).toBe('b')
  })
})

describe('a save that fails', () => {
  beforeEach(() => library.create(document, summary()))

  it.each([
    ['QuotaExceededError', 'full'],
    ['InvalidStateError', 'blocked'],
    ['UnknownError', 'unknown'],
  ])('with %s is never called saved; the entries wait in local storage', async (name, reason) => {
    const broken = await aLibrary({ shelf: failing(shelf, 'append', 1, name), store })
    const outcome = await broken.append(id, 0, [titled('waiting')], summary)
    expect(outcome).toEqual({ ok: false, status: { kind: 'local-only', reason } })
    expect(titleOf(await takeIn(await restart()))).toBe('waiting')
  })

  it('has failed for good when local storage has no room either', async () => {
    store.quota = 0
    const broken = await aLibrary({ shelf: failing(shelf, 'append', 1), store })
    const outcome = await broken.append(id, 0, [titled('x')], summary)
    expect(outcome).toEqual({ ok: false, status: { kind: 'failed', reason: 'full' } })
  })

  it('leaves nothing waiting once it has been tried again', async () => {
    const broken = await aLibrary({ shelf: failing(shelf, 'append', 1), store })
    const first = titled('a')
    await broken.append(id, 0, [first], summary)
    expect(await broken.append(id, 0, [first, titled('b')], summary)).toMatchObject({ ok: true, revision: 2 })
    expect([...store.values.keys()].filter((key) => key.includes('waiting'))).toEqual([])
    const again = opened(await (await restart()).open(id))
    expect(again).toMatchObject({ revision: 2 })
  })

  it('counts once when another tab took the entries in and this one tries again', async () => {
    const broken = await aLibrary({ shelf: failing(shelf, 'append', 1), store })
    const entry = titled('mine')
    await broken.append(id, 0, [entry], summary)
    const other = await restart()
    expect(titleOf(await takeIn(other))).toBe('mine')
    const again = await broken.append(id, 0, [entry], summary)
    expect(again).toMatchObject({ ok: true, revision: 1, missed: [{ entry }] })
    expect(await other.trail(id)).toEqual([entry])
  })

  it('keeps what a second tab has waiting apart', async () => {
    const one = await aLibrary({ shelf: failing(shelf, 'append', 1), store })
    const two = await aLibrary({ shelf: failing(shelf, 'append', 1), store })
    const entries = [titled('one', 'tab-1'), titled('two', 'tab-2')]
    await one.append(id, 0, [entries[0]!], summary)
    await two.append(id, 0, [entries[1]!], summary)
    const after = await restart()
    await takeIn(after)
    expect((await after.trail(id)).map((e) => e.id).toSorted()).toEqual(entries.map((e) => e.id).toSorted())
    expect(after.waiting(id)).toEqual([])
  })

  it('is not needed for entries set aside when the page goes', async () => {
    expect(library.setAside(id, [titled('a'), titled('b')])).toBe(true)
    const after = await restart()
    expect(titleOf(await takeIn(after))).toBe('b')
    expect(after.waiting(id)).toEqual([])
  })

  it('leaves nothing waiting that was set aside and saved none the less', async () => {
    const entries = [titled('a'), titled('b')]
    library.setAside(id, entries)
    await library.append(id, 0, [entries[0]!], summary)
    expect(library.waiting(id)).toEqual(entries)
    library.settle(id, entries)
    expect(library.waiting(id)).toEqual([])
  })

  it('is not put off by setting aside where there is no room', () => {
    store.quota = 0
    expect(library.setAside(id, [titled('a')])).toBe(false)
    expect(library.setAside(id, [])).toBe(true)
  })

  it('goes on being found as long as it cannot be taken in', async () => {
    const broken = await aLibrary({ shelf: failing(shelf, 'append', 9), store })
    await broken.append(id, 0, [titled('waiting')], summary)
    expect(titleOf(await takeIn(broken))).toBe(document.title)
    expect(broken.waiting(id)).toHaveLength(1)
    expect(titleOf(await takeIn(await restart()))).toBe('waiting')
  })

  it('drops waiting entries that are damaged rather than folding them', async () => {
    const key = `${prefix}waiting:${id}:tab`
    const text = JSON.stringify([titled('x')])
    store.setItem(key, JSON.stringify({ sum: checksum(text), text: text.replace('"x"', '"y"') }))
    expect(library.waiting(id)).toEqual([])
  })

  it('is told to whoever makes a new evaluation', async () => {
    const broken = await aLibrary({ shelf: failing(shelf, 'put', 1), store })
    await expect(broken.create({ ...document, id: 'e-new' as EvaluationId }, summary())).rejects.toThrow('refused')
    expect((await library.catalog()).map((e) => e.id)).toEqual([id])
  })
})

describe('the copy in local storage', () => {
  const copyKey = `${prefix}copy:${id}`
  const newer = { ...document, title: 'newer' }

  it('brings back the evaluation when the database is lost', async () => {
    await library.create(document, summary())
    await save([titled('newer')])
    await library.keepCopy(id, 1, newer)
    Object.assign(globalThis, { indexedDB: new IDBFactory() })
    const after = await restart()
    expect(await after.catalog()).toMatchObject([{ id, revision: 1 }])
    const outcome = await after.open(id)
    expect(opened(outcome)).toMatchObject({ revision: 1, timeline: { document: newer } })
    expect(codes(outcome)).toEqual(['storage-copy-adopted'])
    // From now on the journal has it.
    expect(codes(await after.open(id))).toEqual([])
    expect(await after.append(id, 1, [titled('on')], summary)).toMatchObject({ ok: true, revision: 2 })
  })

  it('wins when it is ahead of the database, by revision and whatever the clocks say', async () => {
    await library.create(document, summary())
    await save([titled('a'), titled('newer')])
    await library.keepCopy(id, 2, newer)
    const lagging = (await shelf.load(id))!
    await shelf.put({ ...lagging.catalogEntry, revision: 1, updatedAt: '2999-01-01' }, seal(document), [])
    expect(titleOf(await library.open(id))).toBe('newer')
  })

  it('loses when it is behind', async () => {
    await library.create(document, summary())
    await library.keepCopy(id, 0, document)
    await save([titled('newer')])
    expect(titleOf(await library.open(id))).toBe('newer')
  })

  it.each([
    ['no JSON', () => '{"revision":'],
    ['a wrong checksum', (text: string) => text.replace('Aurora CRM', 'Aurora XXX')],
    [
      'revisions that disagree',
      (text: string) => text.replace(/"revision":\d+,"document"/, '"revision":99,"document"'),
    ],
  ])('with %s is put aside, and said to be damaged once', async (_, damage) => {
    await library.create(document, summary())
    const damaged = damage(store.values.get(copyKey)!)
    store.values.set(copyKey, damaged)
    expect(codes(await library.open(id))).toEqual(['storage-copy-damaged'])
    expect(store.values.get(`${prefix}quarantine:${id}`)).toBe(damaged)
    expect(codes(await library.open(id))).toEqual([])
  })

  it('that is damaged gives what can still be read when the database is lost', async () => {
    await library.create(document, summary())
    store.values.set(copyKey, store.values.get(copyKey)!.replace('Aurora CRM', 'Aurora XXX'))
    Object.assign(globalThis, { indexedDB: new IDBFactory() })
    const after = await restart()
    expect((await after.catalog()).map((entry) => entry.id)).toEqual([id])
    expect(opened(await after.open(id)).timeline.document.vendors[0]!.name).toBe('Aurora XXX')
  })

  it('is listed under its own id, whatever its description says', async () => {
    await library.create(document, summary())
    const copy = JSON.parse(store.values.get(copyKey)!) as Record<string, unknown>
    store.values.set(copyKey, JSON.stringify({ ...copy, catalogEntry: { revision: 0 } }))
    Object.assign(globalThis, { indexedDB: new IDBFactory() })
    const after = await restart()
    expect((await after.catalog()).map((entry) => entry.id)).toEqual([id])
    expect(titleOf(await after.open(id))).toBe(document.title)
  })

  it('stands in for a journal with an entry past recognition', async () => {
    await library.create(document, summary())
    await save([titled('a'), titled('newer')])
    await library.keepCopy(id, 2, newer)
    const database = await openDB(`${prefix}evaluations`)
    await database.put('journal', { revision: 1, entry: null }, [id, 1])
    database.close()
    const outcome = await library.open(id)
    expect(titleOf(outcome)).toBe('newer')
    expect(codes(outcome)).toEqual(['storage-checkpoint-rebuilt'])
    expect(await library.append(id, 2, [titled('on')], summary)).toMatchObject({ ok: true, revision: 3 })
    expect(titleOf(await library.open(id))).toBe('on')
  })

  it('that no longer fits leaves the former one in place, and the save is still a save', async () => {
    await library.create(document, summary())
    const former = store.values.get(copyKey)
    store.quota = former!.length + copyKey.length + 5
    await save([titled('x'.repeat(100))])
    await library.keepCopy(id, 1, { ...document, title: 'x'.repeat(100) })
    expect(store.values.get(copyKey)).toBe(former)
    expect(titleOf(await library.open(id))).toBe('x'.repeat(100))
  })

  it('of a former evaluation with the same id never passes for the newer one', async () => {
    await library.create(document, summary())
    await save([titled('a'), titled('b')])
    await library.keepCopy(id, 2, { ...document, title: 'b' })
    store.quota = 10
    await library.create({ ...document, title: 'made anew' }, summary())
    expect(titleOf(await library.open(id))).toBe('made anew')
  })

  it('made by a newer app is neither read nor written over', async () => {
    const sealed = { ...seal(document), schemaVersion: schemaVersion + 1 }
    const text = JSON.stringify({
      catalogEntry: { ...summary(), id, revision: 3, deletedAt: null },
      revision: 3,
      document: sealed,
    })
    store.values.set(copyKey, text)
    expect(await library.open(id)).toEqual({ kind: 'newer', text: newerBackup(sealed.text) })
    expect(store.values.get(copyKey)).toBe(text)
  })

  it('that is too large is not tried again and again', async () => {
    await library.create(document, summary())
    store.quota = 10
    let tries = 0
    const counting = {
      ...store,
      setItem: () => {
        tries += 1
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const busy = await aLibrary({ shelf, store: counting })
    await busy.keepCopy(id, 0, document)
    await busy.keepCopy(id, 0, document)
    expect(tries).toBe(1)
  })
})

describe('a checkpoint', () => {
  it.each([
    ['gone', undefined],
    ['past recognition', {}],
  ])('that is %s is rebuilt from a snapshot and the journal', async (_, left) => {
    await library.create(document, summary())
    await library.takeSnapshot(document, 0, 'opened')
    await save([titled('a'), titled('b')])
    store.values.clear()
    const database = await openDB(`${prefix}evaluations`)
    if (left) await database.put('checkpoints', left, id)
    else await database.delete('checkpoints', id)
    database.close()
    const outcome = await library.open(id)
    expect(titleOf(outcome)).toBe('b')
    expect(codes(outcome)).toEqual(['storage-checkpoint-rebuilt'])
    expect(codes(await library.open(id))).toEqual([])
  })

  const entries = Array.from({ length: 3 * undoReach }, (_, i) => titled(`${i}`))

  it('moves forward when the evaluation is opened, and changes nothing that can be seen', async () => {
    await library.create(document, summary())
    await save(entries)
    const before = opened(await library.open(id)).timeline.document
    const loaded = (await shelf.load(id))!
    expect(loaded.entries).toHaveLength(undoReach)
    expect(opened(await library.open(id)).timeline.document).toEqual(before)
    expect(await library.trail(id)).toHaveLength(entries.length)
  })

  it('moves forward in a long session too', async () => {
    await library.create(document, summary())
    const { revision } = opened(await library.open(id))
    await library.append(
      id,
      revision,
      [...entries, ...Array.from({ length: 2 * undoReach }, (_, i) => titled(`+${i}`))],
      summary,
    )
    await library.keepCopy(id, 5 * undoReach, { ...document, title: `+${2 * undoReach - 1}` })
    expect((await shelf.load(id))!.entries).toHaveLength(undoReach)
  })

  it('leaves the last edits to be undone', async () => {
    await library.create(document, summary())
    await save(entries)
    await library.open(id)
    await save([anUndo(entries.at(-1)!)])
    expect(titleOf(await library.open(id))).toBe(`${entries.length - 2}`)
  })

  it('that is damaged is rebuilt from the copy and the journal', async () => {
    await library.create(document, summary())
    await save([titled('a')])
    await library.keepCopy(id, 1, { ...document, title: 'a' })
    await damageInPlace((text) => text.slice(5))
    await library.append(id, 1, [titled('b')], summary)
    const outcome = await library.open(id)
    expect(opened(outcome).timeline.document).toEqual({ ...document, title: 'b' })
    expect(codes(outcome)).toEqual(['storage-checkpoint-rebuilt'])
    expect(codes(await library.open(id))).toEqual([])
  })

  it('that is damaged is rebuilt from a snapshot and the journal', async () => {
    await library.create(document, summary())
    await library.takeSnapshot(document, 0, 'opened')
    await save([titled('a'), titled('b')])
    store.values.clear()
    await damageInPlace(() => 'nonsense')
    const outcome = await library.open(id)
    expect(opened(outcome)).toMatchObject({ revision: 2, timeline: { document: { ...document, title: 'b' } } })
    expect(codes(outcome)).toEqual(['storage-checkpoint-rebuilt'])
  })

  it('that is damaged is not rebuilt over a gap in the journal', async () => {
    await library.create(document, summary())
    await library.takeSnapshot(document, 0, 'opened')
    await save([titled('a'), titled('b')])
    store.values.clear()
    const { catalogEntry } = (await shelf.load(id))!
    const [, second] = await shelf.trail(id)
    await shelf.put(catalogEntry, { ...seal(document), text: 'nonsense' }, [second!])
    expect(await library.open(id)).toEqual({ kind: 'damaged', text: 'nonsense' })
  })

  it('that is damaged and stands alone is read part by part', async () => {
    await library.create(document, summary())
    store.values.clear()
    await damageInPlace((text) => text.replace('"shortlist"', '"shortlust"'))
    const outcome = await library.open(id)
    expect(codes(outcome)).toEqual(['storage-checkpoint-damaged', 'document-field-repaired'])
    expect(opened(outcome).timeline.document.vendors).toHaveLength(document.vendors.length)
  })

  it('that nobody can read is handed out as it lies', async () => {
    await library.create(document, summary())
    store.values.clear()
    await damageInPlace(() => 'nonsense')
    expect(await library.open(id)).toEqual({ kind: 'damaged', text: 'nonsense' })
  })

  it('of a newer app is handed out unchanged', async () => {
    await library.create(document, summary())
    await shelf.put((await shelf.load(id))!.catalogEntry, { ...seal(document), schemaVersion: schemaVersion + 1 }, [])
    expect(await library.open(id)).toEqual({ kind: 'newer', text: newerBackup(seal(document).text) })
  })

  it('with an edit of a newer app behind it is not read halfway', async () => {
    await library.create(document, summary())
    const unknown = {
      ...titled('x'),
      action: { kind: 'edit', edit: { name: 'teleport', args: {} } },
    } as unknown as Entry
    await library.append(id, 0, [unknown], summary)
    expect(await library.open(id)).toMatchObject({ kind: 'newer' })
  })

  it('of an older schema is migrated together with what came behind it', async () => {
    const { rules, ...rest } = document
    const { trimFrom: _trimFrom, display: _display, ...oldRules } = rules
    const vendors = rest.vendors.map(({ color: _color, ...vendor }) => vendor)
    const text = JSON.stringify({ ...rest, rules: oldRules, vendors })
    await library.create(document, summary())
    store.values.clear()
    await shelf.put((await shelf.load(id))!.catalogEntry, { schemaVersion: 1, checksum: checksum(text), text }, [])
    await shelf.append(id, 0, [titled('later')], summary(), '')
    const outcome = opened(await library.open(id))
    expect(outcome.timeline.document).toEqual({ ...document, title: 'later' })
    expect((await shelf.load(id))!.checkpoint).toEqual({ revision: 1, document: seal(outcome.timeline.document) })
  })

  async function damageInPlace(change: (text: string) => string): Promise<void> {
    const { checkpoint } = (await shelf.load(id))!
    await shelf.replace(id, {
      ...checkpoint,
      document: { ...checkpoint.document, text: change(checkpoint.document.text) },
    })
  }
})

describe('snapshots', () => {
  beforeEach(() => library.create(document, summary()))

  it('are taken on opening only when something has changed, and by hand always', async () => {
    await library.takeSnapshot(document, 0, 'opened')
    await library.takeSnapshot(document, 0, 'opened')
    await library.takeSnapshot(document, 0, 'by-hand')
    await library.takeSnapshot({ ...document, title: 'new' }, 1, 'opened')
    expect((await library.snapshots(id)).map((s) => s.reason)).toEqual(['opened', 'by-hand', 'opened'])
  })

  it('give back the document as it was', async () => {
    await library.takeSnapshot(document, 0, 'by-hand')
    await library.takeSnapshot({ ...document, title: 'new' }, 1, 'by-hand')
    const [newest, oldest] = await library.snapshots(id)
    expect(await library.loadSnapshot(id, oldest!)).toEqual(document)
    expect(await library.loadSnapshot(id, newest!)).toEqual({ ...document, title: 'new' })
    expect(await library.loadSnapshot(id, { ...newest!, number: 99 })).toBeNull()
  })
})

describe('the start of the library', () => {
  it('says saved where the database works', async () => {
    const started = await openLibrary()
    expect(started.status).toEqual({ kind: 'saved' })
    await started.create(document, summary())
    expect(await started.append(id, 0, [titled('a')], summary)).toMatchObject({ ok: true, status: { kind: 'saved' } })
  })

  const refuse = (name: string) => ({
    open: () => {
      throw new DOMException('refused', name)
    },
  })

  it.each([
    [refuse('SecurityError'), 'blocked'],
    [refuse('UnknownError'), 'unknown'],
    [undefined, 'unknown'],
  ])('keeps everything in local storage where there is no database, and says so', async (indexedDB, reason) => {
    Object.assign(globalThis, { indexedDB })
    const started = await openLibrary()
    expect(started.status).toEqual({ kind: 'local-only', reason })
    await started.create(document, summary())
    const saved = await started.append(id, 0, [titled('a')], summary)
    expect(saved).toMatchObject({ ok: true, status: { kind: 'local-only', reason } })
    await started.keepCopy(id, 1, { ...document, title: 'a' })
    expect(titleOf(await (await openLibrary()).open(id))).toBe('a')
  })

  it('tries again when the database cannot be opened just after a crash', async () => {
    await library.create(document, summary())
    const { indexedDB: database } = globalThis
    let tries = 0
    const open = (...given: Parameters<IDBFactory['open']>) => {
      if ((tries += 1) <= 2) throw new DOMException('Internal error opening backing store', 'UnknownError')
      return database.open(...given)
    }
    Object.assign(globalThis, { indexedDB: { open } })
    const started = await openLibrary()
    expect(started.status).toEqual({ kind: 'saved' })
    expect(opened(await started.open(id)).timeline.document).toEqual(document)
  })

  it('keeps everything in memory where nothing may be stored, and never calls it saved', async () => {
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
    Object.assign(globalThis, { indexedDB: refuse('SecurityError') })
    const started = await openLibrary()
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, writable: true, value: store })
    expect(started.status).toEqual({ kind: 'failed', reason: 'blocked' })
    await started.create(document, summary())
    const saved = await started.append(id, 0, [titled('a')], summary)
    expect(saved).toMatchObject({ ok: true, status: { kind: 'failed', reason: 'blocked' } })
    expect(titleOf(await started.open(id))).toBe('a')
  })

  it('opens the copy of an evaluation whose database cannot be reached', async () => {
    await library.create(document, summary())
    Object.assign(globalThis, { indexedDB: refuse('SecurityError') })
    const started = await openLibrary()
    expect(await started.catalog()).toMatchObject([{ id }])
    expect(opened(await started.open(id)).timeline.document).toEqual(document)
  })

  it('brings what was done without the database behind what is in it', async () => {
    await library.create(document, summary())
    const { indexedDB: database } = globalThis
    Object.assign(globalThis, { indexedDB: refuse('SecurityError') })
    const alone = await openLibrary()
    await alone.open(id)
    const apart = titled('made apart')
    await alone.append(id, 0, [apart], summary)
    const made = { ...document, id: 'e-made' as EvaluationId }
    await alone.create(made, summary())
    await alone.append(made.id, 0, [titled('and changed')], summary)

    Object.assign(globalThis, { indexedDB: database })
    const before = titled('in the database meanwhile')
    await library.append(id, 0, [before], summary)
    const home = await openLibrary()
    expect(await home.trail(id)).toEqual([before, apart])
    expect(titleOf(await home.open(id))).toBe('made apart')
    expect(titleOf(await home.open(made.id))).toBe('and changed')
    expect([...store.values.keys()].filter((key) => key.includes(':shelf:'))).toEqual([])
    expect(await (await openLibrary()).trail(id)).toHaveLength(2)
  })

  it('reads even where housekeeping fails', async () => {
    await library.create(document, summary())
    await library.remove(id)
    store.values.set(`${prefix}shelf:e-odd`, JSON.stringify({ catalogEntry: { id: 'e-odd' } }))
    const made = { ...document, id: 'e-made' as EvaluationId }
    await openLocalShelf(store, prefix).put(
      { ...summary(), id: made.id, revision: 0, updatedAt: '', deletedAt: null },
      seal(made),
      [],
    )
    const started = await openLibrary()
    expect(started.status).toEqual({ kind: 'saved' })
    expect((await started.catalog()).map((entry) => entry.id)).toEqual(['e-made', id])
  })
})

describe('tabs', () => {
  it('hear of every change of another, and not of their own', async () => {
    const newTab = aBrowserOfTabs()
    const one = await aLibrary({ shelf, store, tabs: newTab() })
    const two = await aLibrary({ shelf: await openIndexedShelf(), store, tabs: newTab() })
    const heard: string[] = []
    const stop = two.onChange((changed) => heard.push(changed))
    one.onChange(() => heard.push('own'))
    await one.create(document, summary())
    await one.append(id, 0, [titled('a')], summary)
    await one.append(id, 1, [], summary)
    await one.remove(id)
    await one.restore(id)
    expect(heard).toEqual([id, id, id, id])
    stop()
    await one.remove(id)
    expect(heard).toHaveLength(4)
  })
})
