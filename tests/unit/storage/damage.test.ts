import { openDB } from 'idb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '@/domain/edits/timeline'
import { evaluate } from '@/domain/ranking/evaluate'
import { readEvaluationJson } from '@/io/evaluation-json'
import { openIndexedShelf } from '@/storage/indexed-shelf'
import type { Library, OpenOutcome, Opened } from '@/storage/library'
import { checksum } from '@/storage/checksum'
import { seal } from '@/storage/sealed'
import type { Shelf } from '@/storage/shelf'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { aLibrary, aLocalStorage, freshBrowser, prefix } from '../../support/browser-storage'
import type { LimitedStore } from '../../support/browser-storage'
import { anEntry, aSummary, titled } from '../../support/entries'

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
  await library.create(document, summary())
})

function opened(outcome: OpenOutcome): Opened {
  if (outcome.kind !== 'open') throw new Error(JSON.stringify(outcome))
  return outcome
}
const codes = (outcome: OpenOutcome) => opened(outcome).problems.map((p) => p.code)
const wild = (name: string, args: unknown) => anEntry({ name, args } as never)

describe('an entry in good form that breaks the document', () => {
  it.each([
    ['a vendor that is none', wild('addVendors', { vendors: [null], index: 0 })],
    ['a vendor without a name', wild('addVendors', { vendors: [{ id: 'v-x' }], index: 0 })],
    ['a goal that is no text', wild('renameEvaluation', { description: 5 })],
    ['a tree that is none', wild('restore', { document: { ...document, criteria: null } })],
    ['weights that are no numbers', wild('setWeights', { weights: { 'c-funnel': 'much' } })],
    ['a scale of an unknown kind', wild('setScale', { criterion: 'c-funnel', scale: { kind: 'odd' } })],
    ['no arguments', wild('rate', null)],
  ])('such as %s is left out and named; what came after it is there', async (_, broken) => {
    await library.append(id, 0, [titled('before'), broken, titled('after')], summary)
    const outcome = opened(await library.open(id))
    expect(outcome.timeline.document).toEqual({ ...document, title: 'after' })
    expect(outcome.problems).toEqual([{ code: 'storage-entry-dropped', severity: 'warning', params: { number: 2 } }])
    expect(evaluate(outcome.timeline.document).vendors).toHaveLength(document.vendors.length)
    // Said once; work goes on.
    expect(codes(await library.open(id))).toEqual([])
    expect(await library.append(id, 3, [titled('on')], summary)).toMatchObject({ ok: true, revision: 4 })
    expect(opened(await library.open(id)).timeline.document.title).toBe('on')
  })

  it('and has gone into a checkpoint does not keep the rest from being read', async () => {
    const poisoned = { ...document, vendors: [null, ...document.vendors] } as never
    store.values.clear()
    await shelf.replace(id, { revision: 0, document: seal(poisoned) })
    const outcome = opened(await library.open(id))
    expect(outcome.timeline.document.vendors).toEqual(document.vendors)
    expect(codes(outcome)).toContain('document-vendor-dropped')
  })
})

describe('an entry past recognition, without a local copy', () => {
  async function breakEntry(entry: unknown): Promise<void> {
    store.values.clear()
    const database = await openDB(`${prefix}evaluations`)
    await database.put('journal', { revision: 2, entry }, [id, 2])
    database.close()
  }

  it.each([
    ['null', null],
    ['without an action', { id: 'x' }],
  ])('such as %s is damage, not the work of a newer app', async (_, entry) => {
    await library.append(id, 0, [titled('a'), titled('b'), titled('c')], summary)
    await breakEntry(entry)
    const outcome = await library.open(id)
    expect(codes(outcome)).toEqual(['storage-entry-dropped'])
    expect(opened(outcome).timeline.document.title).toBe('c')
    // The history is shown and goes into backups without it.
    expect((await library.trail(id)).map((e) => e.action)).toHaveLength(2)
  })

  it('behind an older document is left out as well', async () => {
    await library.append(id, 0, [titled('a'), titled('b'), titled('c')], summary)
    await breakEntry(null)
    const text = JSON.stringify(document)
    await shelf.replace(id, { revision: 0, document: { schemaVersion: 1, checksum: checksum(text), text } })
    const outcome = await library.open(id)
    expect(codes(outcome)).toEqual(['storage-entry-dropped'])
    expect(opened(outcome).timeline.document.title).toBe('c')
  })
})

describe('an entry of a newer app', () => {
  it('is handed out in a backup that can be imported', async () => {
    const entries: Entry[] = [titled('a'), wild('teleport', {})]
    await library.append(id, 0, entries, summary)
    const outcome = await library.open(id)
    if (outcome.kind !== 'newer') throw new Error(outcome.kind)
    const read = readEvaluationJson(outcome.text)
    expect(read).toMatchObject({ kind: 'read', document: { id }, trail: [entries[0]] })
    expect(JSON.parse(outcome.text)).toMatchObject({ trail: entries })
  })
})

describe('an evaluation whose row in the catalog was lost', () => {
  beforeEach(async () => {
    await library.append(id, 0, [titled('a'), titled('b')], summary)
    store.values.clear()
    const database = await openDB(`${prefix}evaluations`)
    await database.delete('catalog', id)
    database.close()
  })

  it('is listed again, with what the first page shows', async () => {
    const [row, ...others] = await library.catalog()
    expect(others).toEqual([])
    expect(row).toMatchObject({ id, title: 'b', revision: 2, deletedAt: null, vendorCount: document.vendors.length })
    expect(row!.coverage).toBeGreaterThan(0)
  })

  it('opens under its address, and goes on', async () => {
    expect(opened(await library.open(id))).toMatchObject({ revision: 2, timeline: { document: { title: 'b' } } })
    expect(await library.append(id, 2, [titled('c')], summary)).toMatchObject({ ok: true, revision: 3 })
  })

  it('is listed once when two tabs look at once', async () => {
    const other = await aLibrary({ shelf: await openIndexedShelf(), store })
    await Promise.all([library.catalog(), other.catalog()])
    expect(await other.catalog()).toMatchObject([{ id, revision: 2 }])
  })
})
