/**
 * Pooling: several evaluators' levels of one cell → one level.
 * mean Σx/n · weighted mean Σwx/Σw · median (mean of the middle two) · trimmed mean: one highest and one lowest dropped
 * (去掉一个最高分和一个最低分), exactly one copy each, only from `trimFrom` ratings on; below it the plain mean.
 */
import type { Pooling } from '../evaluation'
import { sum, type Numbers } from '../sum'

export interface PoolingRule {
  readonly pooling: Pooling
  readonly trimFrom: number
}

/**
 * @param levels at least one
 * @param weights ≥ 0, as long as `levels`; used by the weighted mean only, which is the plain mean where they sum to 0
 * @param count how many of the levels, from the first; the rest of a buffer is not read
 */
export function pool(levels: Numbers, weights: Numbers, rule: PoolingRule, count = levels.length): number {
  if (count === 1) return levels[0]!
  switch (rule.pooling) {
    case 'mean':
      return mean(levels, count)
    case 'weighted-mean':
      return weightedMean(levels, weights, count)
    case 'median':
      return median(levels, count)
    case 'trimmed-mean':
      return count >= Math.max(3, rule.trimFrom) ? trimmedMean(levels, count) : mean(levels, count)
  }
}

export function mean(xs: Numbers, count = xs.length): number {
  return sum(xs, count) / count
}

export function weightedMean(xs: Numbers, weights: Numbers, count = xs.length): number {
  const total = sum(weights, count)
  if (!(total > 0)) return mean(xs, count)
  const products = new Float64Array(count)
  for (let i = 0; i < count; i++) products[i] = xs[i]! * weights[i]!
  return sum(products) / total
}

export function median(xs: Numbers, count = xs.length): number {
  const sorted = ascending(xs, count)
  const middle = count >> 1
  return count % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** @param count at least 3 */
export function trimmedMean(xs: Numbers, count = xs.length): number {
  return mean(ascending(xs, count).subarray(1, -1))
}

function ascending(xs: Numbers, count: number): Float64Array {
  const sorted = new Float64Array(count)
  for (let i = 0; i < count; i++) sorted[i] = xs[i]!
  return sorted.sort()
}
