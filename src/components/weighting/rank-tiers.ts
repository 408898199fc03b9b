/** An order with ties, as rows that can be moved. What has no place yet stands at the end. */
import type { NodeId } from '@/domain/evaluation'

export type Tiers = readonly (readonly NodeId[])[]

/** @param items in the order in which those without a place follow */
export function orderOf(tiers: Tiers, items: readonly NodeId[]): { readonly placed: Tiers; readonly open: NodeId[] } {
  const placed = tiers.map((tier) => tier.filter((id) => items.includes(id))).filter((tier) => tier.length > 0)
  return { placed, open: items.filter((id) => !placed.flat().includes(id)) }
}

/** Out of its tier, to stand alone before or after the tier of another. */
export function placedBeside(tiers: Tiers, id: NodeId, target: NodeId, side: 'before' | 'after'): Tiers {
  const rest = tiers.map((tier) => tier.filter((one) => one !== id)).filter((tier) => tier.length > 0)
  const at = rest.findIndex((tier) => tier.includes(target))
  return rest.toSpliced(at + (side === 'after' ? 1 : 0), 0, [id])
}

/** One step up or down: out of a tie first, then past the next tier. */
export function movedBy(tiers: Tiers, id: NodeId, by: 1 | -1): Tiers {
  const at = tiers.findIndex((tier) => tier.includes(id))
  const tier = tiers[at]!
  if (tier.length > 1) {
    const rest = tier.filter((one) => one !== id)
    return tiers.toSpliced(at, 1, ...(by === -1 ? [[id], rest] : [rest, [id]]))
  }
  const next = tiers[at + by]
  return next ? placedBeside(tiers, id, next[0]!, by === -1 ? 'before' : 'after') : tiers
}

/** Tied with the row above, or no longer: then its tier is parted before it. */
export function tieToggled(tiers: Tiers, id: NodeId): Tiers {
  const at = tiers.findIndex((tier) => tier.includes(id))
  const tier = tiers[at]!
  const within = tier.indexOf(id)
  if (within > 0) return tiers.toSpliced(at, 1, tier.slice(0, within), tier.slice(within))
  return at > 0 ? tiers.toSpliced(at - 1, 2, [...tiers[at - 1]!, ...tier]) : tiers
}
