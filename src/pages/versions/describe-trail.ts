/** The journal as lines for people: what was changed, on what, and whether it was taken back. */
import { findNode } from '@/domain/criteria/tree'
import type { Edit } from '@/domain/edits/edit'
import type { Entry } from '@/domain/edits/timeline'
import type { Evaluation, IsoTime, NodeId, VendorId } from '@/domain/evaluation'
import { editKey } from '../edit-key'

export interface TrailLine {
  readonly entry: string
  readonly at: IsoTime
  /** Message key of what was done. */
  readonly what: string
  /** Name of what was changed, where it is one thing that is still there. */
  readonly subject: string
  /** How many cells or parts it touched. */
  readonly count: number
  readonly isUndone: boolean
}

export function describeTrail(trail: readonly Entry[], document: Evaluation): TrailLine[] {
  const undone = new Set<string>()
  for (const { action } of trail) {
    if (action.kind === 'undo') undone.add(action.entry)
    if (action.kind === 'redo') undone.delete(action.entry)
  }
  return trail.flatMap(({ id, at, action }) =>
    action.kind === 'edit'
      ? [{ entry: id, at, what: editKey(action.edit), ...aim(action.edit, document), isUndone: undone.has(id) }]
      : [],
  )
}

function aim(edit: Edit, document: Evaluation): { readonly subject: string; readonly count: number } {
  const node = (id: NodeId) => findNode(document.criteria, id)?.name ?? ''
  const vendor = (id: VendorId) => document.vendors.find((v) => v.id === id)?.name ?? ''
  const one = (subject: string) => ({ subject, count: 1 })
  switch (edit.name) {
    case 'addNode':
      return one(edit.args.node.name)
    case 'removeNode':
    case 'describeNode':
    case 'moveNode':
    case 'setThreshold':
      return one(node(edit.args.id))
    case 'setScale':
      return one(node(edit.args.criterion))
    case 'addVendors':
      return one(edit.args.vendors.map((v) => v.name).join(', '))
    case 'updateVendor':
    case 'removeVendor':
    case 'moveVendor':
      return one(vendor(edit.args.id))
    case 'annotate':
      return one(`${node(edit.args.criterion)} / ${vendor(edit.args.vendor)}`)
    case 'rate': {
      const [first, ...others] = edit.args.cells
      if (!first) return one('')
      return others.length > 0
        ? { subject: '', count: edit.args.cells.length }
        : one(`${node(first.criterion)} / ${vendor(first.vendor)}`)
    }
    case 'keepInputs':
    case 'rememberMethod':
      return one(node(edit.args.group))
    case 'addWeightSet':
      return one(edit.args.set.name)
    case 'changeWeightSet':
    case 'adoptWeightSet':
      return one(document.weighting.sets.find((set) => set.id === edit.args.id)?.name ?? '')
    default:
      return one('')
  }
}
