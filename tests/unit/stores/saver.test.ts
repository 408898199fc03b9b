import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { extendTimeline, startTimeline, type Timeline } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { openIndexedShelf } from '@/storage/indexed-shelf'
import type { Library, SaveStatus } from '@/storage/library'
import { createSaver, type Saver } from '@/stores/saver'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { aBrowserOfTabs, aLibrary, aLocalStorage, failing, freshBrowser } from '../../support/browser-storage'
import { anEntry, anUndo, aSummary, titled } from '../../support/entries'

const document = aSmallEvaluation()
const { id } = document

beforeEach(freshBrowser)

interface Tab {
  readonly library: Library
  readonly saver: Saver
  readonly shows: () => Evaluation
  readonly statuses: SaveStatus[]
}

function openTab(library: Library): Tab {
  let shown: Timeline = startTimeline(document)
  const statuses: SaveStatus[] = []
  const saver = createSaver({
    library,
    id,
    revision: 0,
    timeline: shown,
    onTimeline: (next) => (shown = next),
    onStatus: (status) => statuses.push(status),
    onSaved: () => undefined,
    summary: aSummary,
  })
  library.onChange(() => void saver.sync())
  return { library, saver, shows: () => shown.document, statuses }
}

async function twoTabs(): Promise<[Tab, Tab]> {
  const newTab = aBrowserOfTabs()
  const store = aLocalStorage()
  const one = openTab(await aLibrary({ store, tabs: newTab() }))
  await one.library.create(document, aSummary(document))
  const two = openTab(await aLibrary({ shelf: await openIndexedShelf(), store, tabs: newTab() }))
  return [one, two]
}

/** Until neither has anything more to tell the other. */
async function settle(...tabs: Tab[]): Promise<void> {
  for (let i = 0; i < 2; i++) for (const tab of tabs) await tab.saver.sync()
}

describe('a saver', () => {
  it('says saving until the journal has the edit, then saved', async () => {
    const [tab] = await twoTabs()
    tab.saver.add(titled('a'))
    expect(tab.statuses).toEqual([{ kind: 'saving' }])
    expect(tab.saver.hasPending()).toBe(true)
    await tab.saver.sync()
    expect(tab.statuses.at(-1)).toEqual({ kind: 'saved' })
    expect(tab.saver.hasPending()).toBe(false)
    expect(await tab.library.trail(id)).toHaveLength(1)
  })

  it('never says saved while an edit is on its way', async () => {
    const [tab] = await twoTabs()
    for (let i = 0; i < 20; i++) {
      tab.saver.add(titled(String(i)))
      await Promise.resolve()
    }
    const saved = tab.statuses.findIndex((status) => status.kind === 'saved')
    expect(saved).toBe(-1)
    await tab.saver.sync()
    expect((await tab.library.trail(id)).map((e) => e.action)).toHaveLength(20)
    expect(tab.statuses.at(-1)).toEqual({ kind: 'saved' })
  })

  it('keeps what could not be saved, and saves it with the next edit, once and in order', async () => {
    const shelf = failing(await openIndexedShelf(), 'append', 2)
    const library = await aLibrary({ shelf })
    await library.create(document, aSummary(document))
    const tab = openTab(library)
    const entries = [titled('a'), titled('b'), titled('c')]
    for (const entry of entries) {
      tab.saver.add(entry)
      await tab.saver.sync()
    }
    expect(tab.statuses.filter((s) => s.kind === 'local-only')).not.toHaveLength(0)
    expect(await library.trail(id)).toEqual(entries)
    expect(tab.statuses.at(-1)).toEqual({ kind: 'saved' })
    expect(tab.shows().title).toBe('c')
  })

  it('sets aside what is on its way, and nothing of what was saved', async () => {
    const [tab] = await twoTabs()
    const entry = titled('a')
    tab.saver.add(entry)
    expect(tab.saver.setAside()).toBe(true)
    expect(tab.library.waiting(id)).toEqual([entry])
    await tab.saver.sync()
    expect(tab.saver.setAside()).toBe(true)
    expect(tab.library.waiting(id)).toEqual([])
  })

  it('folds an edit once when another tab has saved it for this one', async () => {
    const shelf = failing(await openIndexedShelf(), 'append', 1)
    const store = aLocalStorage()
    const library = await aLibrary({ shelf, store })
    await library.create(document, aSummary(document))
    const tab = openTab(library)
    tab.saver.add(titled('mine'))
    await tab.saver.sync()
    const other = await aLibrary({ shelf: await openIndexedShelf(), store })
    await other.append(id, 0, [...other.waiting(id), titled('theirs')], () => aSummary(document))
    await tab.saver.sync()
    expect(await library.trail(id)).toHaveLength(2)
    expect(tab.saver.hasPending()).toBe(false)
    expect(tab.shows().title).toBe('theirs')
  })

  it('looks again when word of a change comes while it is still looking', async () => {
    const shelf = await openIndexedShelf()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    let isFirst = true
    const slow = {
      ...shelf,
      append: async (...args: Parameters<typeof shelf.append>) => {
        const appended = await shelf.append(...args)
        if (isFirst) await held
        isFirst = false
        return appended
      },
    }
    const library = await aLibrary({ shelf: slow })
    await library.create(document, aSummary(document))
    const tab = openTab(library)
    const looking = tab.saver.sync()
    await shelf.append(id, 0, [titled('theirs')], aSummary(document), '')
    void tab.saver.sync()
    release()
    await looking
    expect(tab.shows().title).toBe('theirs')
  })
})

describe('two tabs', () => {
  it('show the same document and lose no edit of either', async () => {
    type Step = { tab: 0 | 1; what: 'edit' | 'undo' | 'pause' }
    const step: fc.Arbitrary<Step> = fc.record({
      tab: fc.constantFrom(0 as const, 1 as const),
      what: fc.constantFrom('edit' as const, 'edit' as const, 'edit' as const, 'undo' as const, 'pause' as const),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        freshBrowser()
        const tabs = await twoTabs()
        const made: string[] = []
        const last = [titled('never made'), titled('never made')]
        for (const [i, { tab, what }] of steps.entries()) {
          if (what === 'pause') {
            await tabs[tab].saver.sync()
            continue
          }
          const vendor = document.vendors[i % document.vendors.length]!.id
          const entry =
            what === 'undo'
              ? anUndo(last[tab]!)
              : anEntry({ name: 'updateVendor', args: { id: vendor, changes: { note: `${i}` } } }, `tab-${tab}`)
          if (what === 'edit') last[tab] = entry
          made.push(entry.id)
          tabs[tab].saver.add(entry)
        }
        await settle(...tabs)
        const trail = await tabs[0].library.trail(id)
        expect(trail.map((e) => e.id).toSorted()).toEqual(made.toSorted())
        const whole = trail.reduce(extendTimeline, startTimeline(document)).document
        expect(tabs[0].shows()).toEqual(whole)
        expect(tabs[1].shows()).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  })

  it('lose none of 200 edits made at once', async () => {
    const tabs = await twoTabs()
    for (let i = 0; i < 100; i++) {
      tabs[0].saver.add(titled(`0.${i}`))
      tabs[1].saver.add(titled(`1.${i}`))
      if (i % 7 === 0) await tabs[i % 2]!.saver.sync()
    }
    await settle(...tabs)
    expect(await tabs[0].library.trail(id)).toHaveLength(200)
    expect(tabs[0].shows()).toEqual(tabs[1].shows())
  })
})
