/** Rows that weigh what others weigh together: told by their weights, whatever they are called. */
import { sum } from '@/domain/sum'

/** Percentages are rounded: three times 33.3 is 100. */
export const isNear = (a: number, b: number) => Math.abs(a - b) <= 1.5e-3 * b
export const isWhole = (weight: number) => [1, 100].some((whole) => isNear(weight, whole))

/** Whether the first of the rows below, few or all, make up just what a heading weighs. */
export function isMadeUp(heading: number, below: readonly number[]): boolean {
  let total = 0
  return below.some((weight) => isNear((total += weight), heading))
}

/** Each row that weighs what the rows below it do, down to the next such; none unless all rows belong to one. */
function subtotalsAmong(weights: readonly number[]): number[] {
  const subtotals: number[] = []
  let isSplit = false
  for (let row = 0; row < weights.length;) {
    let next = row + 1
    let below = 0
    while (next < weights.length && !isNear(below, weights[row]!)) below += weights[next++]!
    if (next === row + 1 || !isNear(below, weights[row]!)) return []
    // Pairs alone are what equal weights give as well.
    if (next > row + 2) isSplit = true
    subtotals.push(row)
    row = next
  }
  return isSplit ? subtotals : []
}

/**
 * @param printed what the row of totals weighs; NaN where nothing says so
 * @returns `total`: whether the last row is the total of all others; `subtotals`: rows of groups, proved by a sum twice the whole
 */
export function sumsAmong(weights: readonly number[], printed: number): { isTotal: boolean; subtotals: number[] } {
  const last = weights.at(-1) ?? NaN
  const others = weights.slice(0, -1)
  const ofOthers = subtotalsAmong(others)
  const isTwice = ofOthers.length > 0 && isNear(sum(others), 2 * last)
  if (others.length > 1 && isWhole(last) && (isTwice || isNear(sum(others), last)))
    return { isTotal: true, subtotals: isTwice ? ofOthers : [] }
  const half = sum(weights) / 2
  const isProved = Number.isNaN(printed) ? isWhole(half) : isNear(half, printed)
  return { isTotal: false, subtotals: isProved ? subtotalsAmong(weights) : [] }
}
