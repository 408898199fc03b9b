/**
 * Chance that can be repeated: a seed, the number of a block of samples and the number of a lane determine a stream,
 * so that any worker draws any block alike. Each lane is xoshiro128+ (Blackman & Vigna 2018; its upper bits are used),
 * started by a mixing that is one-to-one: different lanes of a seed never start alike.
 */

/** Lanes that draw side by side; the fifth stream of a block is for ratings. */
export const lanes = 4
export const ratingsLane = 4

/** One-to-one on 32 bits (Wellons, "prospecting for hash functions", 2018). */
function mix(x: number): number {
  let h = x ^ (x >>> 16)
  h = Math.imul(h, 0x21f0aaad)
  h ^= h >>> 15
  h = Math.imul(h, 0x735a2d97)
  return h ^ (h >>> 15)
}

/** Four words of state; never all zero. */
function startOf(seed: number, block: number, lane: number): [number, number, number, number] {
  const place = Math.imul(block, 8) + lane
  const a = mix((mix(seed | 0) + place) | 0)
  const b = mix((mix(~seed) ^ Math.imul(place, 0x9e3779b1)) | 0)
  return [a, b, mix(a ^ 0x5bd1e995), mix(b + 0x6c078965) | 1]
}

/** Word by word, then lane by lane, as four lanes of a vector want it: word w of lane l is at 4w + l. */
export function startOfBlock(seed: number, block: number): Int32Array {
  const state = new Int32Array(4 * lanes)
  for (let lane = 0; lane < lanes; lane++) {
    startOf(seed, block, lane).forEach((word, w) => (state[4 * w + lane] = word))
  }
  return state
}

/** Numbers in (0, 1), never 0 and never 1, 2⁻³² apart. */
export function uniforms(seed: number, block: number, lane: number): () => number {
  let [a, b, c, d] = startOf(seed, block, lane)
  return () => {
    const drawn = (a + d) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return (drawn + 0.5) * 2 ** -32
  }
}
