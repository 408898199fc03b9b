/**
 * Weights from comparisons two by two: the principal eigenvector w of A with a_ij ≈ w_i/w_j and a_ji = 1/a_ij
 * (Saaty 1977), by power iteration to float precision. CI = (λmax − n)/(n − 1); CR = CI/RI with Saaty's random index.
 * Weights > 0, sum to 1; CI and CR ≥ 0, exactly 0 for n ≤ 2 and where every judgement follows from the others.
 */
export type Matrix = readonly (readonly number[])[]

export interface Priorities {
  readonly weights: readonly number[]
  readonly lambdaMax: number
  readonly ci: number
  readonly cr: number
}

/** More than these nobody compares two by two with a steady mind (Saaty & Ozdemir 2003). */
export const mostCompared = 9

/** Below it judgements count as fairly consistent (Saaty 1980). */
export const acceptableCr = 0.1

/** Saaty (1980), by number of items. */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45]

/** λmax of a consistent matrix misses n by float noise alone. */
const noise = 1e-12

export function priorities(matrix: Matrix): Priorities {
  const n = matrix.length
  let weights = matrix.map(() => 1 / n)
  for (let round = 0; round < 2000; round++) {
    const next = normalised(times(matrix, weights))
    const moved = next.reduce((most, w, i) => Math.max(most, Math.abs(w - weights[i]!)), 0)
    weights = next
    if (moved < 1e-16) break
  }
  const lambdaMax = times(matrix, weights).reduce((sum, x, i) => sum + x / weights[i]!, 0) / n
  const excess = lambdaMax - n
  const ci = n <= 2 || excess < noise * n ? 0 : excess / (n - 1)
  return { weights, lambdaMax: ci === 0 ? n : lambdaMax, ci, cr: ci === 0 ? 0 : ci / randomIndex[n]! }
}

/** Reciprocal, with 1 on the diagonal. @param above the upper triangle row by row, n(n−1)/2 figures */
export function reciprocalMatrix(n: number, above: readonly number[]): Matrix {
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(1))
  let k = 0
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      matrix[i]![j] = above[k]!
      matrix[j]![i] = 1 / above[k++]!
    }
  return matrix
}

/** The only mean that keeps a_ji = 1/a_ij whoever comes first (Aczél & Saaty 1983): aggregation of judgements (AIJ). */
export function geometricMean(figures: readonly number[]): number {
  return Math.exp(figures.reduce((sum, x) => sum + Math.log(x), 0) / figures.length)
}

function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, a, j) => sum + a * vector[j]!, 0))
}

function normalised(vector: readonly number[]): number[] {
  const sum = vector.reduce((total, x) => total + x, 0)
  return vector.map((x) => x / sum)
}
