/** The tree as lines with everything a line shows. */
import type { Outline, TreeRow } from '@/components/criteria/tree-row'
import { sliderRange } from '@/components/criteria/slider-range'
import { shownWeights } from '@/domain/criteria/shown-weights'
import type { CriteriaGroup, GroupId } from '@/domain/evaluation'

export type SliderMaxima = ReadonlyMap<GroupId, number>

/** Where each group's sliders end. @param before where they ended, while one of them is moved */
export function sliderMaxima(root: CriteriaGroup, before: SliderMaxima | null): SliderMaxima {
  const maxima = new Map<GroupId, number>()
  const visit = (group: CriteriaGroup) => {
    const weights = group.children.map((child) => child.weight)
    maxima.set(group.id, sliderRange(weights, before?.get(group.id)).max)
    for (const child of group.children) if (child.kind === 'group') visit(child)
  }
  visit(root)
  return maxima
}

export function outlineOf(root: CriteriaGroup, maxima: SliderMaxima = new Map()): Outline {
  const { shares, globals, decimals } = shownWeights(root)
  const rows: TreeRow[] = []
  const isUnweighted = (group: CriteriaGroup) =>
    group.children.length > 0 && group.children.every((child) => child.weight === 0)
  const visit = (group: CriteriaGroup, depth: number) => {
    const weights = group.children.map((child) => child.weight)
    const range = sliderRange(weights, maxima.get(group.id))
    group.children.forEach((node, index) => {
      rows.push({
        node,
        parent: group.id,
        depth,
        index,
        siblings: group.children.length,
        share: shares.get(node.id)!,
        global: globals.get(node.id)!,
        range,
        isUnweighted: node.kind === 'group' && isUnweighted(node),
      })
      if (node.kind === 'group') visit(node, depth + 1)
    })
  }
  visit(root, 1)
  return { rows, decimals, isRootUnweighted: isUnweighted(root) }
}
