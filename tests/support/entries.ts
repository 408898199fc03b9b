/** Journal entries with an order that can be read off the document. */
import type { Edit } from '@/domain/edits/edit'
import type { Entry } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import type { Summary } from '@/storage/library'

let count = 0

export function anEntry(edit: Edit, session = 'tab', id = `entry-${(count += 1)}`): Entry {
  return { id, at: '2026-02-02T02:02:02.020Z', session, action: { kind: 'edit', edit } }
}

export function anUndo(entry: Entry, kind: 'undo' | 'redo' = 'undo'): Entry {
  return { id: `entry-${(count += 1)}`, at: entry.at, session: entry.session, action: { kind, entry: entry.id } }
}

export function titled(title: string, session = 'tab'): Entry {
  return anEntry({ name: 'renameEvaluation', args: { title } }, session)
}

export function aSummary({ title, isSample, vendors }: Evaluation): Summary {
  return { title, isSample, coverage: 0, vendorCount: vendors.length, criterionCount: 0, leader: null }
}
