import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle, sum } from '@/domain/sum'

describe('sum', () => {
  it('keeps what plain addition loses', () => {
    expect(sum([1e16, 1, -1e16])).toBe(1)
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
  })

  it('reads only the first of a longer buffer', () => {
    expect(sum(Float64Array.of(1, 2, 100), 2)).toBe(3)
    expect(sum([])).toBe(0)
  })
})

describe('settle', () => {
  it('makes equal sums equal, however they were reached', () => {
    expect(0.1 + 0.2).not.toBe(0.3)
    expect(settle(0.1 + 0.2)).toBe(0.3)
    expect(settle(60.00000000000001)).toBe(60)
  })

  it('leaves a large measure with cents alone', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (cents) => settle(cents / 100) === cents / 100))
  })
})
