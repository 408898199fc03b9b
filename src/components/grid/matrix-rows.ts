/** The criteria tree as the rows of the matrix: a band for each group, and what is not folded away below it. */
import type { CriteriaGroup, CriteriaNode, Criterion, GroupId } from '@/domain/evaluation'

export interface GroupRow {
  readonly kind: 'group'
  readonly id: GroupId
  readonly group: CriteriaGroup
  /** 0 for the children of the root. */
  readonly depth: number
  readonly isCollapsed: boolean
}

export interface CriterionRow {
  readonly kind: 'criterion'
  readonly id: Criterion['id']
  readonly criterion: Criterion
  readonly depth: number
}

export type MatrixRow = GroupRow | CriterionRow

export function matrixRows(root: CriteriaGroup, collapsed: ReadonlySet<GroupId>): MatrixRow[] {
  const rows: MatrixRow[] = []
  const visit = (node: CriteriaNode, depth: number) => {
    if (node.kind === 'criterion') {
      rows.push({ kind: 'criterion', id: node.id, criterion: node, depth })
      return
    }
    const isCollapsed = collapsed.has(node.id)
    rows.push({ kind: 'group', id: node.id, group: node, depth, isCollapsed })
    if (!isCollapsed) for (const child of node.children) visit(child, depth + 1)
  }
  for (const child of root.children) visit(child, 0)
  return rows
}
