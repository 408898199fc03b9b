import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sliderRange } from '@/components/criteria/slider-range'

describe('sliderRange', () => {
  it.each([
    [[30, 18, 10, 14], 50],
    [[6, 4, 3, 2], 10],
    [[1, 1], 10],
    [[0.5, 0.3, 0.2], 1],
    [[80, 20], 100],
    [[100], 100],
    [[300, 100], 500],
    [[0, 0], 10],
    [[], 10],
  ])('for %j ends at %d', (weights, max) => {
    expect(sliderRange(weights).max).toBe(max)
  })

  it('holds every weight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true })),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        (weights, before) => {
          expect(sliderRange(weights, before).max).toBeGreaterThanOrEqual(Math.max(0, ...weights))
        },
      ),
    )
  })

  it('does not shrink while there is room, and grows at its end', () => {
    expect(sliderRange([5, 5], 50).max).toBe(50)
    expect(sliderRange([50, 5], 50).max).toBe(100)
  })
})
