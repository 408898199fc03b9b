/**
 * Kendall's W, how far several judges put the same objects in the same order, corrected for ties (Kendall & Babington
 * Smith 1939; Siegel & Castellan 1988): W = 12 S / (m²(n³ − n) − m ΣT), S the squared deviations of the rank sums from
 * their mean, T = Σ(t³ − t) over the ties of each judge. 0 (no common order) .. 1 (the same order).
 * χ² = m(n − 1)W with n − 1 degrees of freedom; p is rough for fewer than eight objects.
 */
import { sum } from '../../sum'

export interface Concordance {
  readonly w: number
  readonly chiSquare: number
  readonly freedom: number
  /** Chance of a W as high as this if the judges ranked at random. */
  readonly p: number
}

/**
 * @param table a row for each object, a figure for each judge in it; higher is better, or lower: it does not matter
 * @returns null with fewer than two objects or judges, or where no judge tells any objects apart
 */
export function concordance(table: readonly (readonly number[])[]): Concordance | null {
  const n = table.length
  const m = table[0]?.length ?? 0
  if (n < 2 || m < 2) return null
  const judges = Array.from({ length: m }, (_, j) => midRanks(table.map((row) => row[j]!)))
  const rankSums = table.map((_, i) => sum(judges.map(({ ranks }) => ranks[i]!)))
  const mean = sum(rankSums) / n
  const s = sum(rankSums.map((r) => (r - mean) ** 2))
  const range = m ** 2 * (n ** 3 - n) - m * sum(judges.map(({ ties }) => ties))
  if (range <= 0) return null
  const w = (12 * s) / range
  const chiSquare = m * (n - 1) * w
  return { w, chiSquare, freedom: n - 1, p: chiSquareTail(chiSquare, n - 1) }
}

/** Equal figures share the mean of their places; `ties` is Σ(t³ − t). */
function midRanks(xs: readonly number[]): { readonly ranks: readonly number[]; readonly ties: number } {
  const sorted = xs.toSorted((a, b) => a - b)
  const ranks = xs.map((x) => (sorted.indexOf(x) + sorted.lastIndexOf(x)) / 2 + 1)
  const sizes = [...new Set(xs)].map((x) => sorted.lastIndexOf(x) - sorted.indexOf(x) + 1)
  return { ranks, ties: sum(sizes.map((t) => t ** 3 - t)) }
}

/**
 * P(χ² ≥ x): upwards from one or two degrees of freedom, two at a time,
 * Q(k + 2) = Q(k) + (x/2)^(k/2) e^(−x/2) / Γ(k/2 + 1) (Abramowitz & Stegun 26.4.8).
 */
export function chiSquareTail(x: number, freedom: number): number {
  const half = x / 2
  const isEven = freedom % 2 === 0
  let tail = isEven ? Math.exp(-half) : complementaryError(Math.sqrt(half))
  let term = isEven ? half * Math.exp(-half) : 2 * Math.sqrt(half / Math.PI) * Math.exp(-half)
  for (let k = isEven ? 2 : 1; k < freedom; k += 2) {
    tail += term
    term *= half / (k / 2 + 1)
  }
  return Math.min(1, tail)
}

/** erfc(x) for x ≥ 0 to 1.5 × 10⁻⁷ (Abramowitz & Stegun 7.1.26). */
function complementaryError(x: number): number {
  const t = 1 / (1 + 0.3275911 * x)
  const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429]
  return series.reduceRight((sum, a) => (sum + a) * t, 0) * Math.exp(-x * x)
}
