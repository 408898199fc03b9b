/**
 * The part of an evaluator as ticks in the tree. A group stands for everything in it, also for what is added later; when
 * all of a group's children are ticked it is the group that is kept, and everything is kept as `null`.
 */
import { nodesOf } from '@/domain/criteria/tree'
import type { CriteriaGroup, CriteriaNode, NodeId } from '@/domain/evaluation'

export type Tick = 'all' | 'some' | 'none'

export function ticksOf(root: CriteriaGroup, assigned: readonly NodeId[] | null): ReadonlyMap<NodeId, Tick> {
  const chosen = new Set(assigned ?? [root.id])
  const ticks = new Map<NodeId, Tick>()
  const visit = (node: CriteriaNode, isInside: boolean): Tick => {
    const isChosen = isInside || chosen.has(node.id)
    const below = node.kind === 'group' ? node.children.map((child) => visit(child, isChosen)) : []
    const tick: Tick =
      isChosen || (below.length > 0 && below.every((one) => one === 'all'))
        ? 'all'
        : below.some((one) => one !== 'none')
          ? 'some'
          : 'none'
    ticks.set(node.id, tick)
    return tick
  }
  visit(root, false)
  return ticks
}

/** With one node ticked or not, and all below it; null once everything is. */
export function withTick(
  root: CriteriaGroup,
  assigned: readonly NodeId[] | null,
  id: NodeId,
  isTicked: boolean,
): readonly NodeId[] | null {
  const ticks = new Map(ticksOf(root, assigned))
  const node = [...nodesOf(root)].find((one) => one.id === id)
  if (!node) return assigned
  for (const one of nodesOf(node)) ticks.set(one.id, isTicked ? 'all' : 'none')
  const kept: NodeId[] = []
  const isWhole = (one: CriteriaNode): boolean =>
    one.kind === 'criterion' || one.children.length === 0 ? ticks.get(one.id) === 'all' : one.children.every(isWhole)
  const collect = (one: CriteriaNode) => {
    if (isWhole(one)) kept.push(one.id)
    else if (one.kind === 'group') one.children.forEach(collect)
  }
  collect(root)
  return kept.includes(root.id) ? null : kept
}
