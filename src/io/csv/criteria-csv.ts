/**
 * The criteria tree, parents before children; groups have no scale. `weight` is relative among siblings.
 * A minimum total is a last row `#total`.
 */
import { nodesOf, parentOf } from '@/domain/criteria/tree'
import type { CriteriaNode, Evaluation } from '@/domain/evaluation'
import type { CsvRow } from './format-csv'
import { formatScale } from './scale-notation'

export function criteriaRows({ criteria: root }: Evaluation): CsvRow[] {
  const rows: CsvRow[] = [['id', 'parent_id', 'name', 'weight', 'scale', 'full', 'threshold', 'description']]
  for (const node of nodesOf(root)) {
    if (node.id === root.id) continue
    const parent = parentOf(root, node.id)?.id ?? ''
    const { scale, full } = scaleCells(node)
    const { id, name, weight, threshold, description } = node
    rows.push([id, parent === root.id ? '' : parent, name, weight, scale, full, threshold ?? '', description])
  }
  if (root.threshold !== null) rows.push(['#total', '', 'Total', '', '', '', root.threshold, ''])
  return rows
}

function scaleCells(node: CriteriaNode): { scale: string; full: number | string } {
  if (node.kind === 'group') return { scale: '', full: '' }
  return { scale: formatScale(node.scale), full: node.scale.kind === 'points' ? node.scale.full : '' }
}
