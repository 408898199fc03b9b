/**
 * Weights as they are shown: percentages in whole units (tenths, or hundredths in a large tree), apportioned by largest
 * remainder. The shares of siblings add up to exactly 100, and so do the global weights; these are apportioned from
 * the top down, so that a group's global weight is also exactly the sum of what is shown below it.
 */
import type { CriteriaGroup, NodeId } from '../evaluation'
import { leavesOf } from './tree'
import { apportion } from './weights'

export interface ShownWeights {
  /** 0..100 among siblings; all 0 where every sibling weighs nothing. */
  readonly shares: ReadonlyMap<NodeId, number>
  /** 0..100 of the whole. */
  readonly globals: ReadonlyMap<NodeId, number>
  readonly decimals: 1 | 2
}

/** From this many criteria on, a tenth of a percent is too coarse. */
const manyCriteria = 100

export function shownWeights(root: CriteriaGroup): ShownWeights {
  const decimals = leavesOf(root).length < manyCriteria ? 1 : 2
  const units = 10 ** decimals
  const shares = new Map<NodeId, number>()
  const globals = new Map<NodeId, number>([[root.id, 100]])
  const visit = (group: CriteriaGroup, globalUnits: number) => {
    const weights = group.children.map((child) => child.weight)
    const local = apportion(weights, 100 * units)
    const whole = apportion(weights, globalUnits)
    group.children.forEach((child, i) => {
      shares.set(child.id, local[i]! / units)
      globals.set(child.id, whole[i]! / units)
      if (child.kind === 'group') visit(child, whole[i]!)
    })
  }
  visit(root, 100 * units)
  return { shares, globals, decimals }
}
