/**
 * Exponential draws −ln u, u = (2k + 1)/2²⁴ in (0, 1), in single precision: four side by side are one vector in
 * WebAssembly. The logarithm is fdlibm's (error below 1 ulp), every step rounded as a vector of float32 rounds it, so that
 * plain JavaScript gives the same bits. Normalised they are uniform on the simplex (Devroye 1986, ch. V.2).
 */
import { lanes } from './stream'

/** Samples that lie side by side: weight j of sample s of a strip is at 16j + s. */
export const stripSize = 16

export const logSteps = {
  /** Bits of √½, and how far they lie below those of 1. */
  rootHalf: 0x3f3504f3,
  belowOne: 0x3f800000 - 0x3f3504f3,
  ln2High: Math.fround(6.9313812256e-1),
  ln2Low: Math.fround(9.0580006145e-6),
  series: [0.6666662693, 0.40000972152, 0.28498786688, 0.24279078841].map(Math.fround),
} as const

const { fround } = Math
const { rootHalf, belowOne, ln2High, ln2Low } = logSteps
const [l1, l2, l3, l4] = logSteps.series as [number, number, number, number]
const real = new Float32Array(1)
const bits = new Int32Array(real.buffer)

/** @param odd 1..2²⁴ − 1 */
function exponential(odd: number): number {
  real[0] = odd * 2 ** -24
  const moved = bits[0]! + belowOne
  const exponent = (moved >> 23) - 127
  bits[0] = (moved & 0x7fffff) + rootHalf
  const f = real[0] - 1
  const s = fround(f / fround(2 + f))
  const z = fround(s * s)
  const w = fround(z * z)
  const even = fround(w * fround(l2 + fround(w * l4)))
  const uneven = fround(z * fround(l1 + fround(w * l3)))
  const half = fround(fround(0.5 * f) * f)
  const main = fround(s * fround(half + fround(uneven + even)))
  const fine = fround(fround(fround(main + fround(exponent * ln2Low)) - half) + f)
  return -fround(fine + fround(exponent * ln2High))
}

/**
 * @param state of `startOfBlock`; moved on
 * @param count draws a sample
 * @param target whole strips
 */
export function drawExponentials(state: Int32Array, count: number, target: Float32Array): void {
  const perStrip = stripSize * count
  for (let lane = 0; lane < lanes; lane++) {
    let [a, b, c, d] = [state[lane]!, state[4 + lane]!, state[8 + lane]!, state[12 + lane]!]
    for (let strip = 0; strip < target.length; strip += perStrip) {
      for (let s = lane; s < stripSize; s += lanes) {
        for (let at = strip + s, end = strip + perStrip; at < end; at += stripSize) {
          const drawn = a + d
          const shifted = b << 9
          c ^= a
          d ^= b
          b ^= c
          a ^= d
          c ^= shifted
          d = (d << 11) | (d >>> 21)
          target[at] = exponential((drawn >>> 8) | 1)
        }
      }
    }
    state.set([a], lane)
    state.set([b], 4 + lane)
    state.set([c], 8 + lane)
    state.set([d], 12 + lane)
  }
}

/** Each sample divided by its sum. */
export function normalise(count: number, target: Float32Array): void {
  const perStrip = stripSize * count
  for (let strip = 0; strip < target.length; strip += perStrip) {
    for (let s = strip; s < strip + stripSize; s++) {
      let total = 0
      for (let at = s; at < strip + perStrip; at += stripSize) total = fround(total + target[at]!)
      const share = fround(1 / total)
      for (let at = s; at < strip + perStrip; at += stripSize) target[at] = target[at]! * share
    }
  }
}
