/** What can be done with a line of the tree, and which of it is possible where the line stands. */
import type { IconName } from '../ui/icons'
import type { Direction, TreeRow } from './tree-row'

export type NodeAction =
  | 'open'
  | 'rename'
  | 'add-criterion'
  | 'add-group'
  | 'add-criterion-inside'
  | 'add-group-inside'
  | 'find-weights'
  | 'equalise'
  | 'up'
  | 'down'
  | 'in'
  | 'out'
  | 'move-to'
  | 'delete'

interface ActionItem {
  readonly key: NodeAction
  readonly icon?: IconName
  readonly keys?: string
  readonly isOff?: boolean
  readonly isApart?: boolean
}

/** A group at the deepest level could hold nothing, so groups end one level above criteria. */
const deepest = { criterion: 4, group: 3 }

export function nodeActions(
  { node, depth }: TreeRow,
  canMove: (direction: Direction) => boolean,
): readonly ActionItem[] {
  const inside: readonly ActionItem[] =
    node.kind === 'group'
      ? [
          { key: 'add-criterion-inside', icon: 'plus', isOff: depth >= deepest.criterion },
          { key: 'add-group-inside', icon: 'folder', isOff: depth >= deepest.group },
          { key: 'find-weights', icon: 'weigh', isOff: node.children.length < 2 },
          { key: 'equalise', icon: 'equal', isOff: node.children.length < 2 },
        ]
      : []
  return [
    { key: 'open' },
    { key: 'rename', icon: 'edit', keys: 'F2' },
    ...inside.map((item, i) => ({ ...item, isApart: i === 0 })),
    { key: 'add-criterion', icon: 'plus', keys: 'Insert', isApart: true },
    { key: 'add-group', icon: 'folder', isOff: depth > deepest.group },
    { key: 'up', icon: 'up', keys: 'Alt ↑', isOff: !canMove('up'), isApart: true },
    { key: 'down', icon: 'down', keys: 'Alt ↓', isOff: !canMove('down') },
    { key: 'in', keys: 'Alt →', isOff: !canMove('in') },
    { key: 'out', keys: 'Alt ←', isOff: !canMove('out') },
    { key: 'move-to', icon: 'folder' },
    { key: 'delete', icon: 'trash', keys: 'Delete', isApart: true },
  ]
}
