import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentWeights } from '@/components/criteria/percent-weights'
import type { NodeId } from '@/domain/evaluation'

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as NodeId[]

/** Siblings into which percentages are typed. */
function siblings(...start: number[]) {
  const asPercent = percentWeights()
  let weights = new Map(start.map((weight, i) => [ids[i]!, weight]))
  return {
    type(i: number, percent: number) {
      weights = new Map([...weights, ...Object.entries(asPercent('g', weights, ids[i]!, percent))] as [
        NodeId,
        number,
      ][])
      return [...weights.values()]
    },
    set(...changed: number[]) {
      weights = new Map(changed.map((weight, i) => [ids[i]!, weight]))
    },
  }
}

describe('percentWeights', () => {
  it('makes the first percentage true, the others keeping their proportions', () => {
    expect(siblings(1, 1, 1).type(0, 10)).toEqual([10, 45, 45])
    expect(siblings(5, 3, 1).type(0, 20)).toEqual([20, 60, 20])
  })

  it('leaves the others where weights are percentages already', () => {
    expect(siblings(50, 30, 20).type(2, 25)).toEqual([50, 30, 25])
    expect(siblings(0.5, 0.3, 0.2).type(2, 25)).toEqual([0.5, 0.3, 0.25])
  })

  it('leaves them where nothing is left to share, or nobody has a share', () => {
    expect(siblings(1, 1, 1).type(0, 100)).toEqual([100, 1, 1])
    expect(siblings(0, 0, 0).type(0, 10)).toEqual([10, 0, 0])
    expect(siblings(3).type(0, 40)).toEqual([40])
  })

  it('says nothing where nothing changes', () => {
    expect(percentWeights()('g', new Map([['a' as NodeId, 100]]), 'a' as NodeId, 100)).toEqual({})
  })

  it('judges anew when the weights were changed in between, as by undo', () => {
    const group = siblings(1, 1, 1)
    expect(group.type(0, 50)).toEqual([50, 25, 25])
    group.set(1, 1, 1)
    expect(group.type(0, 10)).toEqual([10, 45, 45])
  })

  it('goes on with percentages after an undo', () => {
    const group = siblings(1, 1, 1, 1, 1, 1)
    group.type(0, 50)
    const before = group.type(1, 50)
    group.type(2, 20)
    group.set(...before)
    expect(group.type(2, 15)).toEqual([50, 50, 15, 10, 10, 10])
  })

  it('ends as typed when all are typed one after the other', () => {
    const weight = fc.oneof(
      fc.constant(1),
      fc.integer({ min: 0, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    const cases = fc.array(fc.tuple(weight, fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(cases, (all) => {
        const group = siblings(...all.map(([start]) => start))
        let now: number[] = []
        all.forEach(([, percent], i) => (now = group.type(i, percent)))
        const before = all.reduce((sum, [start]) => sum + start, 0)
        const unit = Math.abs(before - 1) < 0.25 ? 0.01 : 1
        all.forEach(([, percent], i) => expect(now[i]).toBeCloseTo(percent * unit, 9))
      }),
    )
  })
})
