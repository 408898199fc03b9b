export type Numbers = readonly number[] | Float64Array

/**
 * Sum with Neumaier's compensation (1974): the rounding error of each addition is carried along, so that the order of
 * vendors, evaluators or siblings does not show in the result.
 * @param count how many of them, from the first
 */
export function sum(xs: Numbers, count = xs.length): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < count; i++) {
    const x = xs[i]!
    const next = total + x
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total
    total = next
  }
  return total + lost
}

/**
 * A figure freed of float noise: to the 12th decimal, or to 15 digits where it is too large for that (a measure in
 * millions), so that equal sums reached in different orders compare as equal and thresholds hit exactly are met.
 */
export function settle(x: number): number {
  return Math.abs(x) < 4096 ? Math.round(x * 1e12) / 1e12 : Number(x.toPrecision(15))
}
