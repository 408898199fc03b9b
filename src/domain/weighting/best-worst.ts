/**
 * Best-worst method, the linear model (Rezaei 2016): min ξ subject to |w_B − a_Bj w_j| ≤ ξ, |w_j − a_jW w_W| ≤ ξ,
 * Σ w = 1, w ≥ 0. ξ ≥ 0, 0 where every judgement follows from the others. Beside it the input-based consistency
 * ratio (Liang, Brunelli & Rezaei 2020): max_j |a_Bj a_jW − a_BW| / (a_BW² − a_BW), 0 when a_BW = 1.
 */
import { solveLinearProgram, type Constraint } from '../robustness/linear-program'
import { acceptableRatio } from './best-worst-threshold'

export interface BestWorstJudgements {
  readonly best: number
  readonly worst: number
  /** a_Bj, 1 for the best itself. */
  readonly bestOver: readonly number[]
  /** a_jW, 1 for the worst itself; for the best the same as `bestOver` of the worst. */
  readonly overWorst: readonly number[]
}

export interface BestWorst {
  readonly weights: readonly number[]
  readonly xi: number
  readonly ratio: number
  /** Up to here the ratio is acceptable; null where nothing is published. */
  readonly threshold: number | null
  /** The item whose two judgements fit least, where any does not. */
  readonly worstFit: number | null
  /** Pairs (i, j) of which the best's row says that i matters more, and the worst's row that j does. */
  readonly outOfOrder: readonly (readonly [number, number])[]
}

export function bestWorst({ best, worst, bestOver, overWorst }: BestWorstJudgements): BestWorst {
  const n = bestOver.length
  const within = (more: number, less: number, times: number): Constraint[] => {
    const row = (sign: 1 | -1) => {
      const coefficients = new Array<number>(n + 1).fill(0)
      coefficients[more]! += sign
      coefficients[less]! -= sign * times
      coefficients[n] = -1
      return { coefficients, relation: '≤', bound: 0 } as const
    }
    return more === less ? [] : [row(1), row(-1)]
  }
  const optimum = solveLinearProgram({
    goal: 'min',
    objective: [...bestOver.map(() => 0), 1],
    constraints: [
      { coefficients: [...bestOver.map(() => 1), 0], relation: '=', bound: 1 },
      ...bestOver.flatMap((times, j) => within(best, j, times)),
      ...overWorst.flatMap((times, j) => (j === best ? [] : within(j, worst, times))),
    ],
  })
  if (optimum.kind !== 'optimal') throw new Error('the best-worst programme always has a solution')
  const span = bestOver[worst]!
  const misfit = bestOver.map((a, j) => Math.abs(a * overWorst[j]! - span))
  const largest = Math.max(...misfit)
  const xi = optimum.x[n]!
  return {
    weights: optimum.x.slice(0, n),
    xi: xi < 1e-12 ? 0 : xi,
    ratio: span > 1 ? largest / (span * span - span) : 0,
    threshold: acceptableRatio(span, n),
    worstFit: largest > 0 ? misfit.indexOf(largest) : null,
    outOfOrder: bestOver.flatMap((a, i) =>
      bestOver.flatMap((b, j) => (a < b && overWorst[i]! < overWorst[j]! ? [[i, j] as const] : [])),
    ),
  }
}
