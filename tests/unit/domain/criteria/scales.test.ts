import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  directionOf,
  extremeLevels,
  isLevelOf,
  levelBounds,
  levelOfValue,
  scaleFault,
  valueFunction,
} from '@/domain/criteria/scales'
import { levelsScale, measure, oneToFive, outOf, yesNo } from '../../../support/an-evaluation'
import { arbitraryScale, levelOn } from '../../../support/arbitrary-evaluation'

const days = measure([5, 1], [30, 0])
const best = measure([0, 0], [10, 1], [20, 0])

describe('a value function', () => {
  it.each([
    ['levels', oneToFive, [1, 2, 3.5, 5], [0, 0.25, 0.625, 1]],
    ['levels with their own values', levelsScale([0, 2, 10], [0, 0.8, 1]), [0, 1, 2, 6, 10], [0, 0.4, 0.8, 0.9, 1]],
    ['points', outOf(15), [0, 7.5, 15], [0, 0.5, 1]],
    ['yes/no', yesNo, [0, 0.5, 1], [0, 0.5, 1]],
    ['a measure where lower is better', days, [1, 5, 17.5, 30, 99], [1, 1, 0.5, 0, 0]],
    ['a measure with its best in between', best, [-5, 5, 10, 15, 30], [0, 0.5, 1, 0.5, 0]],
  ])('of %s', (_, scale, levels, values) => {
    levels.map(valueFunction(scale)).forEach((value, i) => expect(value).toBeCloseTo(values[i]!, 12))
  })

  it('keeps NaN and stays within 0..1', () => {
    fc.assert(
      fc.property(arbitraryScale(), fc.double({ noNaN: true }), (scale, level) => {
        const valueOf = valueFunction(scale)
        expect(valueOf(NaN)).toBeNaN()
        expect(valueOf(level)).toBeGreaterThanOrEqual(0)
        expect(valueOf(level)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })

  it('goes back to a level of the same value where the scale is continuous', () => {
    fc.assert(
      fc.property(arbitraryScale(), fc.integer({ min: 0, max: 50 }), (scale, at) => {
        const value = valueFunction(scale)(levelOn(scale, at / 50))
        expect(valueFunction(scale)(levelOfValue(scale, value))).toBeCloseTo(value, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('takes the nearest named level when a value lies between', () => {
    expect(levelOfValue(oneToFive, 0.6)).toBe(3)
    expect(levelOfValue(yesNo, 0.7)).toBe(1)
    expect(levelOfValue(days, 0.5)).toBe(17.5)
  })
})

describe('levels that may be recorded', () => {
  it.each([
    ['a level', oneToFive, 3, true],
    ['between two levels', oneToFive, 3.5, false],
    ['zero points', outOf(15), 0, true],
    ['a decimal of points', outOf(15), 14.25, true],
    ['more than full points', outOf(15), 15.01, false],
    ['negative points', outOf(15), -1, false],
    ['yes', yesNo, 1, true],
    ['half a yes', yesNo, 0.5, false],
    ['any measure', days, -1e9, true],
    ['no number', days, NaN, false],
    ['infinity', days, Infinity, false],
  ])('%s', (_, scale, level, isAllowed) => {
    expect(isLevelOf(scale, level)).toBe(isAllowed)
  })

  it('have bounds, but for a measure', () => {
    expect(levelBounds(oneToFive)).toEqual({ min: 1, max: 5 })
    expect(levelBounds(outOf(15))).toEqual({ min: 0, max: 15 })
    expect(levelBounds(days)).toEqual({ min: -Infinity, max: Infinity })
  })
})

describe('the direction of a scale', () => {
  it('is up, down or neither', () => {
    expect([oneToFive, days, best, measure([0, 0.5], [1, 0.5])].map(directionOf)).toEqual([1, -1, 0, 0])
  })

  it('says where worst and best lie', () => {
    expect(extremeLevels(days)).toEqual({ worst: 30, best: 5 })
    expect(extremeLevels(best)).toEqual({ worst: 0, best: 10 })
  })
})

describe('a fault of a scale', () => {
  it.each([
    ['sound', oneToFive, null],
    ['sound', days, null],
    ['one level', levelsScale([1]), 'scale-too-few-levels'],
    ['the same level twice', levelsScale([1, 1]), 'scale-not-ascending'],
    ['falling levels', measure([2, 0], [1, 1]), 'scale-not-ascending'],
    ['a value above 1', levelsScale([1, 2], [0, 1.5]), 'scale-not-a-number'],
    ['a level that is no number', measure([NaN, 0], [1, 1]), 'scale-not-a-number'],
    ['no full points', outOf(0), 'scale-not-a-number'],
  ])('%s', (_, scale, fault) => {
    expect(scaleFault(scale)).toBe(fault)
  })
})
