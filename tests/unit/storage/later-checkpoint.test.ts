import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extendTimeline, startTimeline, undoReach, type Entry } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { laterCheckpoint } from '@/storage/later-checkpoint'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { anEntry, anUndo, titled } from '../../support/entries'

const base = aSmallEvaluation()
const fold = (entries: readonly Entry[], from: Evaluation = base) =>
  entries.reduce(extendTimeline, startTimeline(from)).document

/** Edits whose order shows: each appends to the title of one vendor or renames the whole. */
function history(draws: readonly number[]): Entry[] {
  const edits: Entry[] = []
  return draws.map((draw, i) => {
    const target = edits[edits.length - 1 - (draw % 260)]
    if (draw % 3 === 0 && target) return anUndo(target, draw % 2 === 0 ? 'undo' : 'redo')
    const vendor = base.vendors[draw % base.vendors.length]!.id
    const edit =
      draw % 7 === 0
        ? titled(`title ${i}`)
        : anEntry({
            name: 'updateVendor',
            args: { id: vendor, changes: draw % 2 ? { note: `${i}` } : { name: `${i}` } },
          })
    edits.push(edit)
    return edit
  })
}

const draws = (minLength: number, maxLength: number) => fc.array(fc.nat(9999), { minLength, maxLength }).map(history)

describe('laterCheckpoint', () => {
  it('folds nothing while everything can still be undone', () => {
    expect(laterCheckpoint(base, history(Array.from({ length: undoReach }, (_, i) => i * 3 + 1)))).toBeNull()
  })

  it('leaves as many entries as undo reaches back', () => {
    const entries = Array.from({ length: undoReach + 7 }, (_, i) => titled(String(i)))
    expect(laterCheckpoint(base, entries)).toMatchObject({ count: 7, document: { title: '6' } })
  })

  it('stays before an edit that a later undo names', () => {
    const entries = Array.from({ length: undoReach + 50 }, (_, i) => titled(String(i)))
    entries[100] = anUndo(entries[20]!)
    expect(laterCheckpoint(base, entries)?.count).toBe(20)
  })

  it('is not held back by an undo of something unknown', () => {
    const entries = Array.from({ length: undoReach + 50 }, (_, i) => titled(String(i)))
    entries[100] = anUndo(titled('from before'))
    expect(laterCheckpoint(base, entries)?.count).toBe(50)
  })

  it('agrees with the whole fold on an undo that comes too late', () => {
    const noted = anEntry({ name: 'updateVendor', args: { id: base.vendors[0]!.id, changes: { note: 'noted' } } })
    const entries = [noted, ...Array.from({ length: undoReach }, (_, i) => titled(String(i)))]
    const { count, document } = laterCheckpoint(base, entries)!
    const later = [...entries, anUndo(noted)]
    expect(fold(later).vendors[0]!.note).toBe('noted')
    expect(fold(later.slice(count), document)).toEqual(fold(later))
  })

  it('with the rest folded over it is the fold of everything', () => {
    fc.assert(
      fc.property(draws(undoReach + 1, 2 * undoReach + 60), (entries) => {
        const later = laterCheckpoint(base, entries)
        if (later) expect(fold(entries.slice(later.count), later.document)).toEqual(fold(entries))
      }),
      { numRuns: 60 },
    )
  })

  it('stays so whatever is undone, redone or edited afterwards', () => {
    fc.assert(
      fc.property(
        draws(2 * undoReach + 1, 2 * undoReach + 200),
        fc.integer({ min: 1, max: 2 * undoReach }),
        (all, n) => {
          const known = all.slice(0, -n)
          const later = laterCheckpoint(base, known)
          if (later) expect(fold(all.slice(later.count), later.document)).toEqual(fold(all))
        },
      ),
      { numRuns: 60 },
    )
  })
})
