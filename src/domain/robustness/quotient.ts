/** (a + b·t) / (c + d·t): what a score is along a weight line, and where two of them meet. */
import type { Span } from './race'
import type { WeightLine } from './weight-line'

export interface Quotient {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

/** Σ w·counts·values / Σ w·counts along the line, over the criteria of a span. */
export function quotientOf(
  { start, slope }: WeightLine,
  counts: readonly number[],
  values: readonly number[],
  { from, to }: Span,
): Quotient {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let j = from; j < to; j++) {
    const count = counts[j]!
    if (count === 0) continue
    a += start[j]! * values[j]!
    b += slope[j]! * values[j]!
    c += start[j]!
    d += slope[j]!
  }
  return { a, b, c, d }
}

/** null where the denominator is none. */
export function quotientAt({ a, b, c, d }: Quotient, t: number): number | null {
  const below = c + d * t
  return below > 1e-12 ? (a + b * t) / below : null
}

/** Coefficients smaller than this are what is left of sums that cancel. */
const noise = 1e-13

/** Where p = q for 0 < t < 1, ascending, at most two; none where they are equal everywhere. */
export function meetings(p: Quotient, q: Quotient): number[] {
  const c2 = p.b * q.d - q.b * p.d
  const c1 = p.a * q.d + p.b * q.c - q.a * p.d - q.b * p.c
  const c0 = p.a * q.c - q.a * p.c
  return roots(c2, c1, c0).filter((t) => t > 0 && t < 1)
}

/** Real roots of c2·t² + c1·t + c0, without the cancellation of the school formula. */
function roots(c2: number, c1: number, c0: number): number[] {
  if (Math.abs(c2) < noise) return Math.abs(c1) < noise ? [] : [-c0 / c1]
  const discriminant = c1 * c1 - 4 * c2 * c0
  if (discriminant < 0) return []
  const half = -(c1 + (c1 < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2
  const found = half === 0 ? [0] : [half / c2, c0 / half]
  return found.toSorted((x, y) => x - y)
}
