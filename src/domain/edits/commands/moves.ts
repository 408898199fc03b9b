/** Where a node can go from its place in the tree: the arguments of `moveNode`, or null where there is no such place. */
import { leavesOf, nodesOf, parentOf, pathOf } from '../../criteria/tree'
import type { CriteriaGroup, CriteriaNode, Evaluation, NodeId } from '../../evaluation'
import { canMove } from './criteria-edits'
import type { EditArgs } from '../edit'

/** `up` and `down` among siblings, `in` at the end of the group just above, `out` right after the own group. */
export type Direction = 'up' | 'down' | 'in' | 'out'
export type Move = EditArgs['moveNode']

export function moveTowards(root: CriteriaGroup, id: NodeId, direction: Direction): Move | null {
  const parent = parentOf(root, id)
  if (!parent) return null
  const index = parent.children.findIndex((child) => child.id === id)
  if (direction === 'up') return index > 0 ? { id, parent: parent.id, index: index - 1 } : null
  if (direction === 'down')
    return index < parent.children.length - 1 ? { id, parent: parent.id, index: index + 1 } : null
  if (direction === 'in') {
    const group = parent.children[index - 1]
    return group?.kind === 'group' && canMove(root, id, group.id)
      ? { id, parent: group.id, index: group.children.length }
      : null
  }
  const outer = parentOf(root, parent.id)
  if (!outer) return null
  return { id, parent: outer.id, index: outer.children.findIndex((child) => child.id === parent.id) + 1 }
}

/** Beside (`before`, `after`) or at the end of (`inside`) another node; null where it may not go or already is. */
export function moveBeside(
  root: CriteriaGroup,
  id: NodeId,
  target: NodeId,
  side: 'before' | 'after' | 'inside',
): Move | null {
  if (id === target) return null
  const parent = side === 'inside' ? pathOf(root, target).at(-1) : parentOf(root, target)
  if (parent?.kind !== 'group' || !canMove(root, id, parent.id)) return null
  const others = parent.children.filter((child) => child.id !== id)
  const at = others.findIndex((child) => child.id === target)
  const index = side === 'inside' ? others.length : side === 'before' ? at : at + 1
  const isThere = parent.children.length > others.length && parent.children[index]?.id === id
  return isThere ? null : { id, parent: parent.id, index }
}

/** The groups a node may be moved to, the root included, its own group left out. */
export function groupsFor(root: CriteriaGroup, id: NodeId): readonly CriteriaGroup[] {
  const own = parentOf(root, id)?.id
  return nodesOf(root).filter(
    (node): node is CriteriaGroup => node.kind === 'group' && node.id !== own && canMove(root, id, node.id),
  )
}

/** Recorded marks, notes included, that go when the node goes. */
export function marksUnder(document: Evaluation, node: CriteriaNode): number {
  const criteria = leavesOf(node).map((criterion) => criterion.id)
  const marks = Object.values(document.ratings).flatMap((rows) =>
    criteria.map((id) => Object.keys(rows[id] ?? {}).length),
  )
  return marks.reduce((a, b) => a + b, 0)
}
