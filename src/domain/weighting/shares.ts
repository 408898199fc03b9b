/**
 * w_i = x_i / Σ x: points out of 100 and swings (Edwards & Barron 1994; Goodwin & Wright 2014, ch. 3) alike.
 * Weights ≥ 0 that sum to 1; null where nothing is above 0, never a silent equal split.
 */
export function sharesOf(figures: readonly number[]): readonly number[] | null {
  const sum = figures.reduce((total, x) => total + x, 0)
  return sum > 0 ? figures.map((x) => x / sum) : null
}
