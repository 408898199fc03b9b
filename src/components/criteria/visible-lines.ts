/** What the tree shows from top to bottom: rows of open groups, the field for a new name, faults right below their group. */
import type { GroupId, NodeId } from '@/domain/evaluation'
import type { NewPlace, Outline, TreeRow } from './tree-row'

export type Line =
  | { readonly kind: 'row'; readonly key: string; readonly row: TreeRow }
  | { readonly kind: 'new'; readonly key: string; readonly place: NewPlace; readonly depth: number }
  | {
      readonly kind: 'fault'
      readonly key: string
      readonly group: GroupId
      readonly name: string
      readonly depth: number
    }

export function visibleLines(
  rows: Outline['rows'],
  collapsed: ReadonlySet<NodeId>,
  adding: NewPlace | null,
  root: GroupId,
): readonly Line[] {
  const byParent = new Map<GroupId, TreeRow[]>()
  for (const row of rows) {
    const siblings = byParent.get(row.parent)
    if (siblings) siblings.push(row)
    else byParent.set(row.parent, [row])
  }
  const lines: Line[] = []
  const visit = (group: GroupId, depth: number) => {
    const children = byParent.get(group) ?? []
    for (let i = 0; i <= children.length; i++) {
      if (adding?.parent === group && adding.index === i)
        lines.push({ kind: 'new', key: `new-${group}-${i}`, place: adding, depth })
      const row = children[i]
      if (!row) continue
      const { node } = row
      lines.push({ kind: 'row', key: node.id, row })
      if (node.kind === 'criterion') continue
      if (row.isUnweighted)
        lines.push({ kind: 'fault', key: `fault-${node.id}`, group: node.id, name: node.name, depth })
      if (!collapsed.has(node.id)) visit(node.id, depth + 1)
    }
  }
  visit(root, 1)
  return lines
}
