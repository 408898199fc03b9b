/** The journal as lines for people: what was changed, on what, and whether it was taken back. */
import { findNode } from '@/domain/criteria/tree'
import type { Edit } from '@/domain/edits/edit'
import { touchesLocked } from '@/domain/edits/commands/lock-edits'
import type { Entry } from '@/domain/edits/timeline'
import type { Evaluation, IsoTime, NodeId, VendorId } from '@/domain/evaluation'
import { editKey } from '../edit-key'

export interface TrailLine {
  readonly entry: string
  readonly at: IsoTime
  /** Message key of what was done. */
  readonly what: string
  /** Name of what was changed, where it is one thing: its last. */
  readonly subject: string
  /** How many cells or parts it touched. */
  readonly count: number
  readonly isUndone: boolean
  /** Nothing came of it: it was made in another window before that one knew of the lock. */
  readonly isHeld: boolean
}

export function describeTrail(trail: readonly Entry[], document: Evaluation): TrailLine[] {
  const undone = new Set<string>()
  const held = heldBy(trail)
  const gone = new Map<NodeId | VendorId, string>()
  for (const { action } of trail) {
    if (action.kind === 'edit' && (action.edit.name === 'removeNode' || action.edit.name === 'removeVendor'))
      gone.set(action.edit.args.id, String(action.edit.args.name ?? ''))
    if (action.kind === 'undo') undone.add(action.entry)
    if (action.kind === 'redo') undone.delete(action.entry)
  }
  return trail.flatMap(({ id, at, action }) =>
    action.kind === 'edit'
      ? [
          {
            entry: id,
            at,
            what: editKey(action.edit),
            ...aim(action.edit, document, gone),
            isUndone: undone.has(id),
            isHeld: held.has(id),
          },
        ]
      : [],
  )
}

/** Of an import only a part may be held: it is not among them. */
function heldBy(trail: readonly Entry[]): ReadonlySet<string> {
  const held = new Set<string>()
  let isLocked = false
  for (const { id, action } of trail) {
    if (action.kind !== 'edit') continue
    const { edit } = action
    if (edit.name === 'lock') isLocked = true
    else if (edit.name === 'unlock') isLocked = false
    else if (edit.name === 'restore') isLocked = isLockedIn(edit.args.document)
    else if (isLocked && edit.name !== 'batch' && touchesLocked(edit)) held.add(id)
  }
  return held
}

/** A journal of an earlier version may hold a document without locks. */
function isLockedIn({ locks }: Partial<Evaluation>): boolean {
  return locks?.at(-1)?.unlocked === null
}

/** @param gone names of what was deleted */
function aim(
  edit: Edit,
  document: Evaluation,
  gone: ReadonlyMap<NodeId | VendorId, string>,
): { readonly subject: string; readonly count: number } {
  const node = (id: NodeId) => findNode(document.criteria, id)?.name ?? gone.get(id) ?? ''
  const vendor = (id: VendorId) => document.vendors.find((v) => v.id === id)?.name ?? gone.get(id) ?? ''
  const one = (subject: string) => ({ subject, count: 1 })
  switch (edit.name) {
    case 'addNode':
      return one(edit.args.node.name)
    case 'addNodes':
      return one(edit.args.nodes.map((node) => node.name).join(', '))
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
    case 'lock':
      return one(edit.args.by)
    case 'unlock':
      return one(`${edit.args.by}: ${edit.args.reason}`)
    case 'annotate':
    case 'setConsensus':
    case 'removeConsensus':
      return one(`${node(edit.args.criterion)} / ${vendor(edit.args.vendor)}`)
    case 'recordInvitations':
      return { subject: '', count: edit.args.invitations.length }
    case 'acceptScorecards':
      return { subject: '', count: edit.args.scorecards.length + edit.args.commitments.length }
    case 'rate': {
      const [first, ...others] = edit.args.cells
      if (!first) return one('')
      return others.length > 0
        ? { subject: '', count: edit.args.cells.length }
        : one(`${node(first.criterion)} / ${vendor(first.vendor)}`)
    }
    case 'addScenario':
      return one(edit.args.scenario.name)
    case 'changeScenario':
      return one(document.scenarios.find((s) => s.id === edit.args.id)?.name ?? '')
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
