/**
 * Weights from an order alone, i = 1 the most important of n (Barron & Barrett 1996; Roszkowska 2013):
 * centroid w_i = (1/n) Σ_{j=i..n} 1/j · rank sum w_i = 2(n+1−i)/(n(n+1)) · reciprocal w_i = (1/i)/Σ 1/j.
 * Ties share the mean of the weights of the places that they take. Each sums to 1.
 */
import type { RankRule } from './weighting'

/** @param sizes how many items are in each tier, most important first @returns a weight by tier, for each of its items */
export function rankWeights(rule: RankRule, sizes: readonly number[]): number[] {
  const places = placeWeights(
    rule,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  let from = 0
  return sizes.map((size) => {
    const taken = places.slice(from, (from += size))
    return taken.reduce((sum, w) => sum + w, 0) / size
  })
}

function placeWeights(rule: RankRule, n: number): number[] {
  const places = Array.from({ length: n }, (_, k) => k + 1)
  if (rule === 'sum') return places.map((i) => (2 * (n + 1 - i)) / (n * (n + 1)))
  const harmonic = (from: number) => places.slice(from - 1).reduce((sum, j) => sum + 1 / j, 0)
  if (rule === 'centroid') return places.map((i) => harmonic(i) / n)
  return places.map((i) => 1 / i / harmonic(1))
}
