import { describe, expect, it } from 'vitest'
import type { Edit } from '@/domain/edits/edit'
import { extendTimeline, startTimeline, type Action, type Entry } from '@/domain/edits/timeline'
import { anEvaluation, aVendor, vendorId } from '../../../support/an-evaluation'

const base = anEvaluation().withVendors('A').build()
const add = (name: string): Edit => ({ name: 'addVendors', args: { vendors: [aVendor(name)], index: 9 } })
const note = (name: string, note: string): Edit => ({
  name: 'updateVendor',
  args: { id: vendorId(name), changes: { note } },
})
const entry = (id: string, action: Action, session = 'mine'): Entry => ({ id, at: '', session, action })
const edit = (id: string, edit: Edit, session?: string) => entry(id, { kind: 'edit', edit }, session)
const undo = (target: string) => entry(`undo ${target}`, { kind: 'undo', entry: target })
const redo = (target: string) => entry(`redo ${target}`, { kind: 'redo', entry: target })
const fold = (...entries: Entry[]) => entries.reduce(extendTimeline, startTimeline(base))
const vendors = (...entries: Entry[]) => fold(...entries).document.vendors.map((v) => v.name + v.note)

describe('a timeline', () => {
  it('is the fold of its edits', () => {
    expect(vendors(edit('1', add('B')), edit('2', note('B', '!')))).toEqual(['A', 'B!'])
  })

  it('leaves an undone edit out, and puts it back in its place', () => {
    const edits = [edit('1', add('B')), edit('2', add('C'))]
    expect(vendors(...edits, undo('1'))).toEqual(['A', 'C'])
    expect(vendors(...edits, undo('1'), redo('1'))).toEqual(['A', 'B', 'C'])
    expect(vendors(...edits, undo('2'), undo('1'))).toEqual(['A'])
  })

  it('never takes back what another tab did since', () => {
    const foreign = edit('2', add('C'), 'theirs')
    expect(vendors(edit('1', add('B')), foreign, undo('1'))).toEqual(['A', 'C'])
  })

  it('re-runs later edits without the undone one: those of what it made change nothing', () => {
    const made = [edit('1', add('B')), edit('2', note('B', '!'), 'theirs')]
    expect(vendors(...made, undo('1'))).toEqual(['A'])
    expect(vendors(...made, undo('1'), redo('1'))).toEqual(['A', 'B!'])
  })

  it('goes on after an undo', () => {
    expect(vendors(edit('1', add('B')), undo('1'), edit('2', add('C')), redo('1'))).toEqual(['A', 'B', 'C'])
  })

  it('undoes and redoes once only, and nothing that it does not know', () => {
    const once = fold(edit('1', add('B')), undo('1'))
    expect(extendTimeline(once, undo('1')).document).toBe(once.document)
    expect(extendTimeline(once, undo('older')).document).toBe(once.document)
    expect(extendTimeline(fold(edit('1', add('B'))), redo('1')).document.vendors).toHaveLength(2)
  })

  it('counts its entries, undos included, and keeps its base', () => {
    const timeline = fold(edit('1', add('B')), undo('1'), undo('older'))
    expect(timeline).toMatchObject({ length: 3, base })
    expect(timeline.document).toBe(base)
  })
})
