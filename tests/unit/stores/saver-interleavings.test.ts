/** The saver against a journal that answers when it likes, refuses at times, and at times takes an edit but loses the answer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extendTimeline, startTimeline, type Entry, type Timeline } from '@/domain/edits/timeline'
import type { JournalEntry } from '@/storage/shelf'
import type { AppendOutcome, SaveStatus } from '@/storage/library'
import { createSaver, type Saver } from '@/stores/saver'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { anEntry, anUndo, aSummary } from '../../support/entries'

const document = aSmallEvaluation()

type Answer = 'taken' | 'refused' | 'answer lost'

/** One journal for all tabs; `kept` is what a refused tab has put aside. */
function aFickleJournal(scheduler: fc.Scheduler, answers: readonly Answer[]) {
  const journal: JournalEntry[] = []
  const kept = new Map<string, readonly Entry[]>()
  let asked = 0
  let isCalm = false
  const append = async (tab: string, seen: number, entries: readonly Entry[]): Promise<AppendOutcome> => {
    const answer = isCalm ? 'taken' : answers[asked++ % answers.length]!
    await scheduler.schedule(Promise.resolve(), `${tab} asks`)
    const refusal = { ok: false, status: { kind: 'local-only', reason: 'full' } } as const
    if (answer === 'refused') {
      kept.set(tab, entries)
      return refusal
    }
    const missed = journal.slice(seen)
    const saved = new Set(missed.map((one) => one.entry.id))
    for (const entry of entries) if (!saved.has(entry.id)) journal.push({ revision: journal.length + 1, entry })
    kept.delete(tab)
    await scheduler.schedule(Promise.resolve(), `${tab} is answered`)
    if (answer === 'answer lost') {
      kept.set(tab, entries)
      return refusal
    }
    return {
      ok: true,
      revision: seen + missed.length + entries.filter((e) => !saved.has(e.id)).length,
      missed,
      status: { kind: 'saved' },
    }
  }
  return { journal, kept, append, calm: () => (isCalm = true) }
}

interface Tab {
  readonly name: string
  readonly saver: Saver
  readonly added: Entry[]
  shown: Timeline
  /** Each status with the edits that were there when it was shown. */
  readonly statuses: {
    readonly status: SaveStatus
    readonly added: readonly Entry[]
    readonly inJournal: ReadonlySet<string>
  }[]
}

function openTab(name: string, fickle: ReturnType<typeof aFickleJournal>): Tab {
  const tab: { shown: Timeline } & Omit<Tab, 'saver'> = {
    name,
    added: [],
    statuses: [],
    shown: startTimeline(document),
  }
  const saver = createSaver({
    library: { append: (_id, seen, entries) => fickle.append(name, seen, entries), setAside: () => false },
    id: document.id,
    revision: 0,
    timeline: tab.shown,
    onTimeline: (next) => (tab.shown = next),
    onStatus: (status) => {
      const inJournal = new Set(fickle.journal.map((one) => one.entry.id))
      tab.statuses.push({ status, added: [...tab.added], inJournal })
    },
    onSaved: () => undefined,
    summary: aSummary,
  })
  return Object.assign(tab, { saver })
}

type Step = { readonly tab: 0 | 1; readonly what: 'edit' | 'undo' | 'redo' | 'sync' }

const arbitrarySteps = fc.array(
  fc.record<Step>({
    tab: fc.constantFrom(0 as const, 1 as const),
    what: fc.constantFrom('edit' as const, 'edit' as const, 'undo' as const, 'redo' as const, 'sync' as const),
  }),
  { minLength: 1, maxLength: 14 },
)
const arbitraryAnswers = fc.array(fc.constantFrom<Answer>('taken', 'taken', 'refused', 'answer lost'), {
  minLength: 1,
  maxLength: 8,
})

function carryOut(tabs: readonly [Tab, Tab], { tab: at, what }: Step, number: number): void {
  const tab = tabs[at]
  if (what === 'sync') return void tab.saver.sync()
  const edits = tab.added.filter((entry) => entry.action.kind === 'edit')
  // Of an edit that may still be on its way, or of one of the other tab.
  const target = edits.at(-1) ?? tabs[1 - at]!.added.find((entry) => entry.action.kind === 'edit')
  if (what !== 'edit' && !target) return
  const vendor = document.vendors[number % document.vendors.length]!.id
  const entry =
    what === 'edit'
      ? anEntry({ name: 'updateVendor', args: { id: vendor, changes: { note: `${tab.name} ${number}` } } }, tab.name)
      : anUndo(target!, what)
  tab.added.push(entry)
  tab.saver.add(entry)
}

describe('a saver, however answers and edits fall', () => {
  it('saves every edit once and in order, and shows what the journal holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), arbitrarySteps, arbitraryAnswers, async (scheduler, steps, answers) => {
        const fickle = aFickleJournal(scheduler, answers)
        const tabs = [openTab('one', fickle), openTab('two', fickle)] as const
        const sequence = steps.map((step, number) => ({
          label: `${step.tab} ${step.what}`,
          builder: async () => carryOut(tabs, step, number),
        }))
        scheduler.scheduleSequence(sequence)
        await scheduler.waitIdle()

        for (const { name, statuses, added, shown, saver } of tabs) {
          // "Saved" is said only of edits that are in the journal.
          for (const { status, added: then, inJournal } of statuses)
            if (status.kind === 'saved') expect(then.filter((entry) => !inJournal.has(entry.id))).toEqual([])
          // At rest nothing is "saving", and what is not saved has been put aside to the last edit.
          const last = statuses.at(-1)?.status.kind
          expect(last).not.toBe('saving')
          if (last === 'local-only') expect(saver.hasPending()).toBe(true)
          if (saver.hasPending()) {
            const safe = new Set(
              [...(fickle.kept.get(name) ?? []), ...fickle.journal.map((one) => one.entry)].map((e) => e.id),
            )
            expect(added.filter((entry) => !safe.has(entry.id))).toEqual([])
          }
          expect(shown.length).toBeGreaterThanOrEqual(added.length)
        }

        fickle.calm()
        for (let round = 0; round < 2; round += 1)
          for (const { saver } of tabs) {
            const synced = saver.sync()
            await scheduler.waitIdle()
            await synced
          }
        const order = fickle.journal.map((one) => one.entry)
        expect(order.map((e) => e.id).toSorted()).toEqual(tabs.flatMap((tab) => tab.added.map((e) => e.id)).toSorted())
        const whole = order.reduce(extendTimeline, startTimeline(document)).document
        for (const { name, saver, shown, added, statuses } of tabs) {
          expect(
            order.filter((entry) => added.includes(entry)),
            name,
          ).toEqual(added)
          expect(shown.document).toEqual(whole)
          expect(saver.hasPending()).toBe(false)
          expect(saver.revision()).toBe(order.length)
          expect(statuses.at(-1)?.status ?? { kind: 'saved' }).toEqual({ kind: 'saved' })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('sends along what was typed while a save was being refused', async () => {
    const kept: string[][] = []
    const saver = createSaver({
      library: {
        append: async (_id, _seen, entries) => {
          kept.push(entries.map((entry) => entry.id))
          return { ok: false, status: { kind: 'local-only', reason: 'full' } }
        },
        setAside: () => false,
      },
      id: document.id,
      revision: 0,
      timeline: startTimeline(document),
      onTimeline: () => undefined,
      onStatus: () => undefined,
      onSaved: () => undefined,
      summary: aSummary,
    })
    const entries = ['a', 'b'].map((title) => anEntry({ name: 'renameEvaluation', args: { title } }))
    for (const entry of entries) saver.add(entry)
    await saver.sync()
    expect(kept.at(-1)).toEqual(entries.map((entry) => entry.id))
  })
})
