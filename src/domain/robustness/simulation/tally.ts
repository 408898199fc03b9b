/**
 * What has been counted so far. Whole numbers only: whichever worker counts which block, their sum is the same.
 * Vendors that share place r with k − 1 others take each of the places r … r + k − 1 for 1/k of the sample, so that in the
 * acceptability matrix rows and columns sum to 1.
 */

export interface Tally {
  samples: number
  readonly vendors: number
  readonly criteria: number
  /** Vendor v alone on place r (from 0) at v × vendors + r. */
  readonly places: Float64Array
  /** (v × vendors + r) × vendors + k − 1 → samples in which v shares place r with k − 1 others. */
  readonly shared: Map<number, number>
  /** Samples in which a scores higher than b, at a × vendors + b. */
  readonly wins: Float64Array
  /** Sums of the weights, in `weightUnits`, over the samples in which v is first, alone or not; v × criteria + j. */
  readonly firstWeights: Float64Array
  /** For the standard error of central weights, over blocks with S the sum in `coarseUnits` and n the samples: ΣS², ΣSn, Σn². */
  readonly squares: Float64Array
  readonly products: Float64Array
  readonly firstSquares: Float64Array
}

/** A weight of 1, rounded to whole units of 2⁻²¹. */
export const weightUnits = 2 ** 21
export const coarseUnits = 2 ** 10

export function emptyTally(vendors: number, criteria: number): Tally {
  return {
    samples: 0,
    vendors,
    criteria,
    places: new Float64Array(vendors * vendors),
    shared: new Map(),
    wins: new Float64Array(vendors * vendors),
    firstWeights: new Float64Array(vendors * criteria),
    squares: new Float64Array(vendors * criteria),
    products: new Float64Array(vendors * criteria),
    firstSquares: new Float64Array(vendors),
  }
}

const sums = ['places', 'wins', 'firstWeights', 'squares', 'products', 'firstSquares'] as const

export function addTally(into: Tally, part: Tally): void {
  into.samples += part.samples
  for (const name of sums) {
    const total = into[name]
    const added = part[name]
    for (let i = 0; i < total.length; i++) total[i]! += added[i]!
  }
  for (const [key, count] of part.shared) into.shared.set(key, (into.shared.get(key) ?? 0) + count)
}

const sizes: number[] = []

/**
 * One sample's places.
 * @param ahead for each vendor how many score higher, `step` apart from `at`
 */
export function countPlaces(tally: Tally, ahead: ArrayLike<number>, at: number, step: number): void {
  const n = tally.vendors
  for (let r = 0; r < n; r++) sizes[r] = 0
  for (let v = 0; v < n; v++) sizes[ahead[at + v * step]!]!++
  for (let v = 0; v < n; v++) {
    const r = ahead[at + v * step]!
    const k = sizes[r]!
    if (k === 1) tally.places[v * n + r]!++
    else {
      const key = (v * n + r) * n + k - 1
      tally.shared.set(key, (tally.shared.get(key) ?? 0) + 1)
    }
  }
}

/** In how many samples each vendor is first, alone or with others. */
export function firstCounts(tally: Tally): Float64Array {
  const n = tally.vendors
  const counts = new Float64Array(n)
  for (let v = 0; v < n; v++) counts[v] = tally.places[v * n]!
  for (const [key, count] of tally.shared) if (Math.floor(key / n) % n === 0) counts[Math.floor(key / n / n)]! += count
  return counts
}

/** Notes a block's sums for the standard error; `block` holds that block and nothing else. */
export function noteBlock(block: Tally): void {
  const counts = firstCounts(block)
  const m = block.criteria
  for (let v = 0; v < block.vendors; v++) {
    const count = counts[v]!
    if (count === 0) continue
    block.firstSquares[v] = count * count
    for (let i = v * m; i < v * m + m; i++) {
      const sum = Math.round((block.firstWeights[i]! / weightUnits) * coarseUnits)
      block.squares[i] = sum * sum
      block.products[i] = sum * count
    }
  }
}
