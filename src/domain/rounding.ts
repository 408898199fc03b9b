/**
 * Half up on the decimal value: 1.005 → 1.01, although the double nearest to 1.005 lies below it.
 * What a person reads is the shortest decimal that names the double, so the rounding works on that text.
 * @param decimals 0..10
 */
export function roundHalfUp(x: number, decimals: number): number {
  if (!Number.isFinite(x)) return x
  const shifted = shift(x, decimals)
  const whole = Math.floor(shifted)
  // Adding 0.5 before the floor would round by itself just below a half and beyond 2^52.
  return shift(shifted - whole >= 0.5 ? whole + 1 : whole, -decimals)
}

/** x × 10^places, exact in decimal. */
function shift(x: number, places: number): number {
  const [mantissa, exponent = '0'] = String(x).split('e') as [string, string?]
  return Number(`${mantissa}e${Number(exponent) + places}`)
}
