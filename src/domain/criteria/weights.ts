/**
 * Weights are relative among siblings. share = weight / Σ sibling weights (sums to 1);
 * global weight = product of shares down the path (leaves sum to 1).
 * Siblings that are all zero are an error at their parent, never a silent equal split.
 */
import type { CriteriaGroup, GroupId, NodeId } from '../evaluation'

export interface WeightTable {
  /** 0..1 among siblings; 0 under an all-zero parent. */
  readonly shares: ReadonlyMap<NodeId, number>
  /** 0..1 of the whole. */
  readonly globals: ReadonlyMap<NodeId, number>
  /** Groups with children whose weights are all zero. */
  readonly unweighted: readonly GroupId[]
}

export function weightTable(root: CriteriaGroup): WeightTable {
  const shares = new Map<NodeId, number>()
  const globals = new Map<NodeId, number>([[root.id, 1]])
  const unweighted: GroupId[] = []
  const visit = (group: CriteriaGroup, groupGlobal: number) => {
    const total = group.children.reduce((sum, child) => sum + child.weight, 0)
    if (total === 0 && group.children.length > 0) unweighted.push(group.id)
    for (const child of group.children) {
      const share = total === 0 ? 0 : child.weight / total
      shares.set(child.id, share)
      globals.set(child.id, groupGlobal * share)
      if (child.kind === 'group') visit(child, groupGlobal * share)
    }
  }
  visit(root, 1)
  return { shares, globals, unweighted }
}

/**
 * Whole units that add up to exactly `total`, by largest remainder (Hamilton); ties go to the earlier item.
 * With `total` 1000 and a division by 10 these are percentages with one decimal.
 * @param shares non-negative; need not be normalised
 * @returns integers, all 0 when the shares sum to 0
 */
export function apportion(shares: readonly number[], total = 100): number[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  if (!(sum > 0)) return shares.map(() => 0)
  const exact = shares.map((share) => (share / sum) * total)
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((a, b) => a + b, 0)
  const byRemainder = exact.map((x, index) => ({ index, rest: x - whole[index]! }))
  byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) whole[index]! += 1
  return whole
}
