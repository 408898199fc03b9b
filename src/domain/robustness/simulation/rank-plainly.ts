/**
 * Score of every vendor in every sample, Σ w·v (over Σ w of what counts), and who is ahead of whom. Every operation in
 * the order of the WebAssembly kernel, so that both give the same bits.
 */
import { roundingShift, type Contest } from './contest'
import { drawer } from './draw-ratings'
import { stripSize } from './exponentials'
import { countPlaces, weightUnits, type Tally } from './tally'

const shift32 = 1.5 * 2 ** 23

/** @param uniform for ratings that are drawn; none: as they are */
export function rankPlainly(contest: Contest, weights: Float32Array, tally: Tally, uniform?: () => number): void {
  const { vendors: n, criteria: m, maskOf, grid, offset, keys, keyOf } = contest
  const scores = new Float64Array(n)
  const ahead = new Int32Array(n)
  const totals = new Float64Array(contest.masks.length / m)
  const own = new Float64Array(m)
  const draw = uniform && contest.draws ? drawer(contest, contest.draws, uniform) : null
  for (let strip = 0; strip < weights.length; strip += stripSize * m) {
    for (let s = 0; s < stripSize; s++) {
      for (let j = 0; j < m; j++) own[j] = weights[strip + j * stripSize + s]!
      sumsOf(contest.masks, own, totals)
      sumsOf(draw ? draw() : contest.values, own, scores)
      for (let v = 0; v < n; v++) {
        const mask = maskOf[v]!
        const score = mask < 0 ? scores[v]! : scores[v]! / totals[mask]!
        scores[v] = (score * grid + offset + roundingShift - roundingShift) * keys + keyOf[v]!
      }
      ahead.fill(0)
      compare(scores, ahead, tally.wins)
      countPlaces(tally, ahead, 0, 1)
      for (let v = 0; v < n; v++) {
        if (ahead[v] !== 0) continue
        for (let j = 0; j < m; j++)
          tally.firstWeights[v * m + j]! += Math.fround(Math.fround(own[j]! * weightUnits) + shift32) - shift32
      }
    }
  }
  tally.samples += weights.length / m
}

/** Σ w·x of each row. */
function sumsOf(rows: Float64Array, weights: Float64Array, sums: Float64Array): void {
  for (let r = 0, at = 0; r < sums.length; r++) {
    let sum = 0
    for (let j = 0; j < weights.length; j++) sum += weights[j]! * rows[at++]!
    sums[r] = sum
  }
}

function compare(scores: Float64Array, ahead: Int32Array, wins: Float64Array): void {
  const n = scores.length
  for (let a = 0; a < n; a++) {
    const own = scores[a]!
    for (let b = a + 1; b < n; b++) {
      const other = scores[b]!
      if (own > other) {
        ahead[b]!++
        wins[a * n + b]!++
      } else if (own < other) {
        ahead[a]!++
        wins[b * n + a]!++
      }
    }
  }
}
