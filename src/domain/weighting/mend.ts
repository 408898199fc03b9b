/**
 * The judgement furthest from what the weights say, by |ln(a_ij · w_j / w_i)| (Saaty 2003), and the one of the 17 steps
 * 1/9..9 in its place that brings the consistency ratio down most. Where no step lowers it, the next judgement is tried.
 */
import { priorities, type Matrix } from './pairwise'

export interface Mend {
  /** Rows of the matrix, i before j. */
  readonly i: number
  readonly j: number
  readonly from: number
  readonly to: number
  /** Consistency ratio after it, lower than before. */
  readonly cr: number
}

export const judgementSteps: readonly number[] = [
  ...[9, 8, 7, 6, 5, 4, 3, 2].map((x) => 1 / x),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9],
]

/** @returns null when the judgements are consistent, or no single change makes them more so */
export function mendOf(matrix: Matrix): Mend | null {
  const { weights, cr } = priorities(matrix)
  if (cr === 0) return null
  const strain = (i: number, j: number) => Math.abs(Math.log((matrix[i]![j]! * weights[j]!) / weights[i]!))
  const pairs = matrix.flatMap((row, i) =>
    row.flatMap((from, j) => (j > i ? [{ i, j, from, strain: strain(i, j) }] : [])),
  )
  pairs.sort((a, b) => b.strain - a.strain)
  for (const { i, j, from } of pairs) {
    const tries = judgementSteps.map((to) => ({ i, j, from, to, cr: priorities(replaced(matrix, i, j, to)).cr }))
    const best = tries.reduce((a, b) => (b.cr < a.cr ? b : a))
    if (best.cr < cr - 1e-9) return best
  }
  return null
}

function replaced(matrix: Matrix, i: number, j: number, to: number): Matrix {
  return matrix.map((row, r) => (r === i ? row.with(j, to) : r === j ? row.with(i, 1 / to) : row))
}
