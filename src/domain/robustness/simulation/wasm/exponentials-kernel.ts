/** `exponentials.ts` as a kernel: four lanes at once, then each sample divided by its sum. */
import { logSteps, stripSize } from '../exponentials'
import { Body, f32x4, i32, i32x4, loop, v128, type Code, type Local } from './assembler'

const row = 4 * stripSize
const vectors = stripSize / 4

/** (state, weights, end of the weights, bytes of a strip) */
export const parameters = 4

export function exponentialsKernel(): Code {
  const f = new Body(parameters)
  const [state, strip, end, perStrip] = [0, 1, 2, 3].map((i) => f.parameter(i)) as [Local, Local, Local, Local]
  const words = f.locals('v128', 4)
  const at = f.local('i32')
  const stripEnd = f.local('i32')
  const sum = f.local('v128')
  const exponential = exponentialOf(f, words)

  const draw = (vector: number) => [
    sum.set(v128.constI32(0)),
    at.set(i32.add(strip.get, i32.const(16 * vector))),
    loop(
      at,
      i32.const(row),
      stripEnd.get,
      ...exponential.steps,
      v128.store(at.get, exponential.value),
      sum.set(f32x4.add(sum.get, exponential.value)),
    ),
    sum.set(f32x4.div(v128.constF32(1), sum.get)),
    at.set(i32.add(strip.get, i32.const(16 * vector))),
    loop(at, i32.const(row), stripEnd.get, v128.store(at.get, f32x4.mul(v128.load(at.get), sum.get))),
  ]
  return f.finish([
    ...words.map((word, w) => word.set(v128.load(state.get, 16 * w))),
    loop(
      strip,
      perStrip.get,
      end.get,
      stripEnd.set(i32.add(strip.get, perStrip.get)),
      ...Array.from({ length: vectors }, (_, vector) => draw(vector)).flat(),
    ),
  ])
}

/** One step of xoshiro128+, and −ln of what it gives. */
function exponentialOf(f: Body, words: readonly Local[]): { steps: Code[]; value: Code } {
  const [a, b, c, d] = words as [Local, Local, Local, Local]
  const [bits, shifted, exponent, x, s, z, w, half] = f.locals('v128', 8) as [
    ...[Local, Local, Local, Local],
    ...[Local, Local, Local, Local],
  ]
  const { rootHalf, belowOne, ln2High, ln2Low, series } = logSteps
  const [l1, l2, l3, l4] = series.map(v128.constF32) as [Code, Code, Code, Code]
  const one = v128.constF32(1)
  const odd = v128.or(i32x4.shrU(i32x4.add(a.get, d.get), 8), v128.constI32(1))
  const steps = [
    bits.set(f32x4.mul(f32x4.fromI32(odd), v128.constF32(2 ** -24))),
    shifted.set(i32x4.shl(b.get, 9)),
    c.set(v128.xor(c.get, a.get)),
    d.set(v128.xor(d.get, b.get)),
    b.set(v128.xor(b.get, c.get)),
    a.set(v128.xor(a.get, d.get)),
    c.set(v128.xor(c.get, shifted.get)),
    d.set(v128.or(i32x4.shl(d.get, 11), i32x4.shrU(d.get, 21))),
    bits.set(i32x4.add(bits.get, v128.constI32(belowOne))),
    exponent.set(f32x4.fromI32(i32x4.sub(i32x4.shr(bits.get, 23), v128.constI32(127)))),
    x.set(f32x4.sub(i32x4.add(v128.and(bits.get, v128.constI32(0x7fffff)), v128.constI32(rootHalf)), one)),
    s.set(f32x4.div(x.get, f32x4.add(v128.constF32(2), x.get))),
    z.set(f32x4.mul(s.get, s.get)),
    w.set(f32x4.mul(z.get, z.get)),
    half.set(f32x4.mul(f32x4.mul(v128.constF32(0.5), x.get), x.get)),
    // Even and uneven terms of the series, as in the plain version.
    w.set(
      f32x4.add(
        f32x4.mul(z.get, f32x4.add(l1, f32x4.mul(w.get, l3))),
        f32x4.mul(w.get, f32x4.add(l2, f32x4.mul(w.get, l4))),
      ),
    ),
    s.set(f32x4.mul(s.get, f32x4.add(half.get, w.get))),
    s.set(f32x4.add(s.get, f32x4.mul(exponent.get, v128.constF32(ln2Low)))),
    s.set(f32x4.add(f32x4.sub(s.get, half.get), x.get)),
    s.set(f32x4.neg(f32x4.add(s.get, f32x4.mul(exponent.get, v128.constF32(ln2High))))),
  ]
  return { steps, value: s.get }
}
