/** The distribution of weight as stacked bars: a bar for each top-level group, a segment for each criterion in it. */
import type { NodeId } from '@/domain/evaluation'
import type { Outline, TreeRow } from './tree-row'

export interface WeightBar {
  /** null: the criteria that stand on the top level by themselves. */
  readonly group: TreeRow | null
  /** 0..100 of the whole. */
  readonly global: number
  readonly segments: readonly WeightSegment[]
}

export interface WeightSegment {
  readonly id: NodeId
  readonly name: string
  /** 0..100 of the whole. */
  readonly global: number
  /** The first of an inner group: a wider gap before it shows where that group begins. */
  readonly isStart: boolean
}

export function weightBars(rows: Outline['rows']): readonly WeightBar[] {
  const bars: { group: TreeRow | null; segments: WeightSegment[] }[] = []
  let lastParent: NodeId | null = null
  let bare: (typeof bars)[number] | undefined
  let open: (typeof bars)[number] | undefined
  for (const row of rows) {
    const { node, depth, parent } = row
    if (depth === 1 && node.kind === 'group') bars.push((open = { group: row, segments: [] }))
    if (node.kind === 'group') continue
    if (depth === 1 && !bare) bars.push((bare = { group: null, segments: [] }))
    const bar = depth === 1 ? bare! : open!
    const isStart = bar.segments.length > 0 && parent !== lastParent
    bar.segments.push({ id: node.id, name: node.name, global: row.global, isStart })
    lastParent = parent
  }
  return bars.map(({ group, segments }) => ({
    group,
    segments,
    global: group ? group.global : segments.reduce((sum, s) => sum + s.global, 0),
  }))
}
