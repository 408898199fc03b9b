import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, weightTable } from '@/domain/criteria/weights'
import { aCriterion, aGroup, criterionId, groupId } from '../../../support/an-evaluation'

describe('shown percentages', () => {
  it.each([
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [1, 1, 1, 1, 1, 1],
      [17, 17, 17, 17, 16, 16],
    ],
    [
      [2, 1],
      [67, 33],
    ],
    [
      [47, 16, 15.8, 12, 6.1, 3.1],
      [47, 16, 16, 12, 6, 3],
    ],
    [
      [0, 5],
      [0, 100],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [[], []],
  ])('of %j are %j, by largest remainder', (shares, expected) => {
    expect(apportion(shares)).toEqual(expected)
  })

  it('always add up to exactly 100, each within 1 of its exact value', () => {
    const weights = fc.array(fc.oneof(fc.nat(9), fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1 })
    fc.assert(
      fc.property(weights, fc.constantFrom(100, 1000), (shares, total) => {
        const sum = shares.reduce((a, b) => a + b, 0)
        fc.pre(sum > 0)
        const parts = apportion(shares, total)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        parts.forEach((part, i) => expect(Math.abs(part - (shares[i]! / sum) * total)).toBeLessThan(1))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the weight table', () => {
  const root = aGroup('root', [
    aGroup('fit', [aCriterion('a', { weight: 3 }), aCriterion('b', { weight: 1 })], { weight: 60 }),
    aCriterion('cost', { weight: 40 }),
  ])

  it('multiplies shares down the path', () => {
    const { shares, globals, unweighted } = weightTable(root)
    expect(shares.get(criterionId('a'))).toBe(0.75)
    expect(globals.get(groupId('fit'))).toBe(0.6)
    expect(globals.get(criterionId('a'))).toBeCloseTo(0.45, 12)
    expect(globals.get(groupId('root'))).toBe(1)
    expect(unweighted).toEqual([])
  })

  it('names a group whose children are all zero and never splits it equally', () => {
    const zero = aGroup('root', [aGroup('fit', [aCriterion('a', { weight: 0 })]), aGroup('empty', [])])
    const { shares, unweighted } = weightTable(zero)
    expect(unweighted).toEqual([groupId('fit')])
    expect(shares.get(criterionId('a'))).toBe(0)
  })
})
