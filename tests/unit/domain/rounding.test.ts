import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundHalfUp } from '@/domain/rounding'

describe('rounding half up', () => {
  it.each([
    [1.005, 2, 1.01],
    [2.675, 2, 2.68],
    [8.345, 2, 8.35],
    [0.285, 2, 0.29],
    [1.4999999, 0, 1],
    [0.49999999999999994, 0, 0],
    [4503599627370497, 0, 4503599627370497],
    [-1.005, 2, -1],
    [1e-7, 6, 0],
    [5e-7, 6, 0.000001],
    [123456789.125, 2, 123456789.13],
    [1e21, 2, 1e21],
    [19.93, 2, 19.93],
  ])('takes %d to %d decimals: %d', (x, decimals, expected) => {
    expect(roundHalfUp(x, decimals)).toBe(expected)
  })

  it('leaves what is not finite as it is', () => {
    expect(roundHalfUp(NaN, 2)).toBeNaN()
    expect(roundHalfUp(Infinity, 2)).toBe(Infinity)
  })

  it('agrees with arithmetic on the decimal digits', () => {
    const digits = fc.record({ whole: fc.nat(99999), fraction: fc.nat(999999), decimals: fc.nat(5) })
    fc.assert(
      fc.property(digits, ({ whole, fraction, decimals }) => {
        const written = `${whole}.${String(fraction).padStart(6, '0')}`
        const millionths = BigInt(whole) * 1000000n + BigInt(fraction)
        const step = 10n ** BigInt(6 - decimals)
        const steps = (millionths + step / 2n) / step
        const text = String(steps).padStart(decimals + 1, '0')
        const at = text.length - decimals
        expect(roundHalfUp(Number(written), decimals)).toBe(Number(`${text.slice(0, at)}.${text.slice(at)}`))
      }),
      { numRuns: 1000 },
    )
  })
})
