import { beforeEach, describe, expect, it, vi, afterEach } from 'vitest'
import type { Entry } from '@/domain/edits/timeline'
import { startTimeline } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { bringHome } from '@/storage/bring-home'
import { openIndexedShelf } from '@/storage/indexed-shelf'
import { openLibrary } from '@/storage/library'
import { openLocalShelf, type TextStore } from '@/storage/local-shelf'
import { seal } from '@/storage/sealed'
import { createSaver } from '@/stores/saver'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { aLibrary, aLocalStorage, freshBrowser, prefix } from '../../support/browser-storage'
import type { LimitedStore } from '../../support/browser-storage'
import { anEntry, aSummary, titled } from '../../support/entries'

const document = aSmallEvaluation()
const { id } = document
const summary = () => aSummary(document)
const now = '2026-01-01T00:00:00.000Z'
const row = { ...summary(), id, revision: 0, updatedAt: now, deletedAt: null }

let store: LimitedStore

beforeEach(() => {
  freshBrowser()
  store = aLocalStorage()
  Object.assign(globalThis, { localStorage: store })
})
afterEach(() => vi.useRealTimers())

describe('two tabs that have only local storage', () => {
  /** As a browser with a process for each tab may show it: what others wrote is seen late. */
  function lateView(): TextStore & { look: () => void } {
    let seen = new Map(store.values)
    return {
      get length() {
        return seen.size
      },
      key: (index) => [...seen.keys()][index] ?? null,
      getItem: (key) => seen.get(key) ?? null,
      setItem(key, value) {
        store.setItem(key, value)
        seen.set(key, value)
      },
      removeItem(key) {
        store.removeItem(key)
        seen.delete(key)
      },
      look: () => {
        seen = new Map(store.values)
      },
    }
  }

  async function aTab(session: string) {
    const view = lateView()
    const status = { kind: 'local-only', reason: 'unknown' } as const
    const library = await aLibrary({ shelf: openLocalShelf(view, prefix), status, store: view })
    let shown: Evaluation = document
    const saver = createSaver({
      library,
      id,
      revision: 0,
      timeline: startTimeline(document),
      onTimeline: (next) => (shown = next.document),
      onStatus: () => undefined,
      onSaved: () => undefined,
      summary,
    })
    const describeAs = (description: string) =>
      saver.add(anEntry({ name: 'renameEvaluation', args: { description } } as never, session))
    const rename = (title: string) => saver.add(titled(title, session))
    return { view, library, saver, describeAs, rename, shown: () => shown }
  }

  it('keep what each typed, and come to show the same, though one wrote over the other', async () => {
    await openLocalShelf(store, prefix).put(row, seal(document), [])
    const [one, two] = [await aTab('one'), await aTab('two')]
    one.describeAs('of one')
    one.rename('of one')
    await one.saver.sync()
    two.rename('of two')
    await two.saver.sync()
    // Two had not seen what one wrote.
    expect(await openLocalShelf(store, prefix).trail(id)).toHaveLength(1)
    for (const tab of [one, two, one, two]) {
      tab.view.look()
      await tab.saver.sync()
    }
    expect(await openLocalShelf(store, prefix).trail(id)).toHaveLength(3)
    expect(one.shown()).toEqual({ ...document, title: 'of one', description: 'of one' })
    expect(two.shown()).toEqual(one.shown())
    expect(await two.library.read(id)).toEqual(one.shown())
  })

  it('read anew before they write: none of 200 edits in turn is lost', async () => {
    await openLocalShelf(store, prefix).put(row, seal(document), [])
    const tabs = [openLocalShelf(store, prefix), openLocalShelf(store, prefix)]
    const entries: Entry[] = Array.from({ length: 200 }, (_, i) => titled(`${i}`, `tab-${i % 2}`))
    for (const [i, entry] of entries.entries()) await tabs[i % 2]!.append(id, 0, [entry], summary(), now)
    expect((await tabs[0]!.trail(id)).map((kept) => kept.entry)).toEqual(entries)
  })
})

describe('two tabs that start at once and bring home what local storage kept', () => {
  const entries = [titled('a'), titled('b'), titled('c')]

  beforeEach(async () => {
    const apart = openLocalShelf(store, prefix)
    await apart.put(row, seal(document), [])
    await apart.append(id, 0, entries, summary(), now)
    await apart.takeSnapshot(id, { revision: 0, at: now, reason: 'opened', title: document.title }, seal(document))
  })

  it('bring each entry and each kept state once', async () => {
    const homes = [await openIndexedShelf(), await openIndexedShelf()]
    await Promise.all(homes.map((home) => bringHome(openLocalShelf(store, prefix), home, now)))
    expect((await homes[0]!.trail(id)).map((kept) => kept.entry)).toEqual(entries)
    expect(await homes[0]!.snapshots(id)).toHaveLength(1)
    expect([...store.values.keys()].filter((key) => key.includes(':shelf:'))).toEqual([])
  })

  it('lose nothing that the first has saved before the second is through', async () => {
    const [first, second] = [await openIndexedShelf(), await openIndexedShelf()]
    const late = openLocalShelf(aCopyOf(store), prefix)
    /** Decides before the first has begun, and acts when it is done. */
    const slow = { ...second, catalog: vi.fn(second.catalog).mockResolvedValueOnce([]) }
    await bringHome(openLocalShelf(store, prefix), first, now)
    const next = titled('typed at once')
    await first.append(id, 3, [next], summary(), now)
    await bringHome(late, slow, now)
    expect((await first.trail(id)).map((kept) => kept.entry)).toEqual([...entries, next])
  })

  it('leave what a tab without a database writes meanwhile for the next start', async () => {
    const home = await openIndexedShelf()
    const apart = openLocalShelf(store, prefix)
    const typed = titled('meanwhile')
    const busy = {
      ...home,
      append: async (...args: Parameters<typeof home.append>) => {
        await apart.append(id, 3, [typed], summary(), now)
        return home.append(...args)
      },
    }
    await bringHome(openLocalShelf(store, prefix), busy, now)
    await bringHome(openLocalShelf(store, prefix), home, now)
    expect((await home.trail(id)).map((kept) => kept.entry)).toEqual([...entries, typed])
  })

  function aCopyOf(original: LimitedStore): LimitedStore {
    const copy = aLocalStorage()
    for (const [key, value] of original.values) copy.values.set(key, value)
    return copy
  }
})

describe('a database that does not answer', () => {
  // `idb` knows a request by its class.
  beforeEach(() => void vi.stubGlobal('IDBRequest', EventTarget))
  afterEach(() => void vi.unstubAllGlobals())

  it('is given up after ten seconds: local storage takes over, and the reason is known', async () => {
    vi.unstubAllGlobals()
    await (await aLibrary({ store })).create(document, summary())
    vi.stubGlobal('IDBRequest', EventTarget)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    Object.assign(globalThis, { indexedDB: { open: () => new EventTarget() } })
    let started: Awaited<ReturnType<typeof openLibrary>> | null = null
    const starting = openLibrary().then((library) => (started = library))
    await vi.advanceTimersByTimeAsync(9_900)
    expect(started).toBeNull()
    await vi.advanceTimersByTimeAsync(200)
    const library = await starting
    expect(library.status).toEqual({ kind: 'local-only', reason: 'silent' })
    expect(await library.catalog()).toMatchObject([{ id }])
  })

  it('and answers later changes nothing and holds nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const request = Object.assign(new EventTarget(), { result: { close: vi.fn(), addEventListener: vi.fn() } })
    Object.assign(globalThis, { indexedDB: { open: () => request } })
    const starting = openLibrary()
    await vi.advanceTimersByTimeAsync(10_100)
    const library = await starting
    request.dispatchEvent(new Event('success'))
    await vi.advanceTimersByTimeAsync(0)
    expect(request.result.close).toHaveBeenCalledOnce()
    await library.create(document, summary())
    expect(await library.append(id, 0, [titled('on')], summary)).toMatchObject({ ok: true, status: library.status })
  })
})
