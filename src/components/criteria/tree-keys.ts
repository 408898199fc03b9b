/** What a key pressed on a row of the tree means (WAI-ARIA treegrid pattern, plus Alt and an arrow to move the row itself). */
import type { NodeId } from '@/domain/evaluation'
import type { NodeAction } from './node-actions'
import type { Direction, TreeRow } from './tree-row'

export type TreeCommand =
  | { readonly kind: 'focus'; readonly id: NodeId }
  | { readonly kind: 'toggle' | 'select' | 'rename' }
  | { readonly kind: 'move'; readonly direction: Direction }
  /** `then`: the row to stand on once this one is gone. */
  | { readonly kind: 'act'; readonly action: NodeAction; readonly then?: NodeId }

interface Pressed {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

export function treeKey(
  pressed: Pressed,
  row: TreeRow,
  rows: readonly TreeRow[],
  collapsed: ReadonlySet<NodeId>,
): TreeCommand | null {
  if (pressed.ctrlKey || pressed.metaKey) return null
  const direction = directions[pressed.key]
  if (pressed.altKey) return direction ? { kind: 'move', direction } : null

  const at = rows.findIndex((r) => r.node.id === row.node.id)
  const focus = (target: TreeRow | undefined): TreeCommand | null =>
    target && target !== row ? { kind: 'focus', id: target.node.id } : null
  const isOpen = row.node.kind === 'group' && !collapsed.has(row.node.id)
  const parent = rows.find((r) => r.node.id === row.parent)
  switch (pressed.key) {
    case 'ArrowDown':
      return focus(rows[at + 1])
    case 'ArrowUp':
      return focus(rows[at - 1])
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      if (row.node.kind === 'criterion') return null
      return isOpen ? focus(rows[at + 1]) : { kind: 'toggle' }
    case 'ArrowLeft':
      return isOpen ? { kind: 'toggle' } : focus(parent)
    case ' ':
      return { kind: 'select' }
    case 'Enter':
    case 'F2':
      return { kind: 'rename' }
    case 'Insert':
      return { kind: 'act', action: 'add-criterion' }
    case 'Delete': {
      const after = rows.slice(at + 1).find((r) => r.depth <= row.depth) ?? rows[at - 1]
      return { kind: 'act', action: 'delete', ...(after && { then: after.node.id }) }
    }
    default:
      return null
  }
}
