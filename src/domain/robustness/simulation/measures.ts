/**
 * What the counts say (Lahdelma & Salminen 2001, SMAA-2), each 0..1, with Monte Carlo standard errors:
 * rank acceptability b = share of the samples in which a vendor takes a place; √(b(1 − b)/N)
 * central weights    = mean of the weights under which it is first (alone or not); over blocks, √Σ(S − cn)² / Σn
 * pairwise winning   = share of the samples in which one scores higher than the other
 */
import { coarseUnits, firstCounts, type Tally } from './tally'

export interface Measures {
  readonly samples: number
  /** Vendor v, place r (from 0), at v × vendors + r; rows and columns sum to 1. */
  readonly acceptability: Float64Array
  /** a over b at a × vendors + b. Both ways they sum to less than 1 where scores can be equal. */
  readonly pairwise: Float64Array
  /** Of each vendor; null where it is never first. */
  readonly central: readonly (CentralWeights | null)[]
}

export interface CentralWeights {
  readonly weights: Float64Array
  readonly errors: Float64Array
}

export function measuresOf(tally: Tally): Measures {
  const { vendors: n, samples } = tally
  const acceptability = tally.places.slice()
  for (const [key, count] of tally.shared) {
    const k = (key % n) + 1
    const at = Math.floor(key / n)
    for (let i = 0; i < k; i++) acceptability[at + i]! += count / k
  }
  const firsts = firstCounts(tally)
  return {
    samples,
    acceptability: acceptability.map((count) => count / samples),
    pairwise: tally.wins.map((count) => count / samples),
    central: Array.from(firsts, (count, v) => (count === 0 ? null : centralOf(tally, v, count))),
  }
}

/** From so many blocks of the same size on, their spread is trusted. */
const fewestBlocks = 4

function centralOf(tally: Tally, v: number, count: number): CentralWeights {
  const from = v * tally.criteria
  const row = (all: Float64Array) => all.subarray(from, from + tally.criteria)
  const sums = row(tally.firstWeights)
  const total = sums.reduce((a, b) => a + b, 0)
  // The weights of a sample sum to 1 up to their rounding: so do the central ones, exactly.
  const weights = Float64Array.from(sums, (sum) => sum / total)
  const squares = row(tally.squares)
  const products = row(tally.products)
  const blocks = count ** 2 / tally.firstSquares[v]!
  const errors = weights.map((c, j) => {
    // Too few blocks tell nothing of how they differ: then the most that a weight can vary.
    if (!(blocks >= fewestBlocks)) return Math.sqrt((c * (1 - c)) / count)
    const spread =
      squares[j]! / coarseUnits ** 2 - (2 * c * products[j]!) / coarseUnits + c * c * tally.firstSquares[v]!
    return Math.sqrt(Math.max(0, spread)) / count
  })
  return { weights, errors }
}

/** Of a share that was counted in so many samples. */
export function standardError(share: number, samples: number): number {
  return samples === 0 ? 0 : Math.sqrt((share * (1 - share)) / samples)
}
