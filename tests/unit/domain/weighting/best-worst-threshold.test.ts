import { describe, expect, it } from 'vitest'
import { bestWorst } from '@/domain/weighting/best-worst'
import { acceptableRatio, isAcceptable } from '@/domain/weighting/best-worst-threshold'

describe('the acceptable input-based consistency ratio', () => {
  it('is the published one, by the largest comparison and the number of items', () => {
    expect(acceptableRatio(3, 3)).toBe(0.1667)
    expect(acceptableRatio(4, 5)).toBe(0.1898)
    expect(acceptableRatio(9, 9)).toBe(0.3662)
    expect(acceptableRatio(2, 4)).toBe(0)
  })

  it('is not made up where none is published', () => {
    expect([acceptableRatio(5, 2), acceptableRatio(5, 10), acceptableRatio(1, 4), acceptableRatio(4.5, 4)]).toEqual([
      ...[null, null, null, null],
    ])
  })

  it('tells judgements that will do from those to be looked at again', () => {
    const judged = (middle: number) => bestWorst({ best: 0, worst: 2, bestOver: [1, 2, 8], overWorst: [8, middle, 1] })
    const [good, poor] = [judged(5), judged(8)]
    // |2 · 5 − 8| / 56 and |2 · 8 − 8| / 56 against 0.1309.
    expect(good.ratio).toBeCloseTo(2 / 56)
    expect(poor.ratio).toBeCloseTo(8 / 56)
    expect([good, poor].map(({ ratio, threshold }) => isAcceptable(ratio, threshold!))).toEqual([true, false])
  })

  it('is met by a ratio that is the published one before rounding', () => {
    expect(isAcceptable(1 / 6, acceptableRatio(3, 4)!)).toBe(true)
    expect(isAcceptable(1 / 6 + 0.001, acceptableRatio(3, 4)!)).toBe(false)
  })
})
