import type { NodeId } from '@/domain/evaluation'
import { sum } from '@/domain/sum'

/**
 * Percentages typed as weights of siblings. The first one, where weights are no percentages yet, makes all of them some:
 * the others share the rest as they shared before. Those typed next stand as they are, so that siblings typed one after the
 * other end as they were typed.
 */
export function percentWeights() {
  /** By place and what the siblings there have added up to on the way: what they will in the end (1 or 100). */
  const underway = new Map<string, number>()

  /**
   * @param place of the siblings; one set of weights of one group
   * @param weights of all of them, ≥ 0
   * @param percent ≥ 0, of the one named `id`
   * @returns the weights that change
   */
  return (place: string, weights: ReadonlyMap<NodeId, number>, id: NodeId, percent: number) => {
    const before = sum([...weights.values()])
    const whole = underway.get(`${place} ${before}`) ?? [1, 100].find((all) => Math.abs(before - all) < all / 4)
    const changed = new Map(weights).set(id, whole === 1 ? percent / 100 : percent)
    const others = before - weights.get(id)!
    if (!whole && others > 0 && percent < 100)
      for (const [other, weight] of weights) if (other !== id) changed.set(other, (weight / others) * (100 - percent))
    underway.set(`${place} ${sum([...changed.values()])}`, whole ?? 100)
    return Object.fromEntries([...changed].filter(([one, weight]) => weight !== weights.get(one)))
  }
}
