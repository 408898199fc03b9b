/** A new group or criterion that fits beside its siblings: their average weight, their scale without its words. */
import { levelsScale, withoutAnchors } from '@/components/criteria/scale-presets'
import type { NodeKind } from '@/components/criteria/tree-row'
import { leavesOf } from '@/domain/criteria/tree'
import type { CriteriaGroup, CriteriaNode, CriterionId, GroupId } from '@/domain/evaluation'

const firstWeight = 10

export function newNode(
  kind: NodeKind,
  name: string,
  siblings: readonly CriteriaNode[],
  root: CriteriaGroup,
  newId: <Kind extends NodeKind>(kind: Kind) => { criterion: CriterionId; group: GroupId }[Kind],
): CriteriaNode {
  const base = { name, description: '', weight: averageWeight(siblings), threshold: null }
  if (kind === 'group') return { ...base, kind, id: newId('group'), children: [] }
  const nearest = siblings.findLast((node) => node.kind === 'criterion') ?? leavesOf(root)[0]
  const scale = nearest?.kind === 'criterion' ? withoutAnchors(nearest.scale) : levelsScale('five')
  return { ...base, kind, id: newId('criterion'), scale }
}

/** At most two decimals; siblings without any weight get one that can be divided. */
export function averageWeight(siblings: readonly CriteriaNode[]): number {
  const sum = siblings.reduce((total, node) => total + node.weight, 0)
  return sum > 0 ? Number((sum / siblings.length).toFixed(2)) || sum / siblings.length : firstWeight
}
