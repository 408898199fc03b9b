import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedBy, orderOf, placedBeside, tieToggled, type Tiers } from '@/components/weighting/rank-tiers'
import type { NodeId } from '@/domain/evaluation'

const [a, b, c] = ['c-a', 'c-b', 'c-c'] as NodeId[] as [NodeId, NodeId, NodeId]
const apart: Tiers = [[a], [b], [c]]

describe('an order with ties', () => {
  it('puts what has no place at the end, and forgets what has gone', () => {
    expect(orderOf([[b], [c]], [a, b])).toEqual({ placed: [[b]], open: [a] })
  })

  it('moves one step: past its neighbour, or out of a tie', () => {
    expect(movedBy(apart, c, -1)).toEqual([[a], [c], [b]])
    expect(movedBy(apart, a, -1)).toBe(apart)
    expect(movedBy([[a, b], [c]], b, -1)).toEqual([[b], [a], [c]])
    expect(movedBy([[a, b], [c]], a, 1)).toEqual([[b], [a], [c]])
    expect(movedBy([[a, b], [c]], c, -1)).toEqual([[c], [a, b]])
  })

  it('ties with the row above and parts again', () => {
    const tied = tieToggled(apart, b)
    expect(tied).toEqual([[a, b], [c]])
    expect(tieToggled(tied, b)).toEqual(apart)
    expect(tieToggled(apart, a)).toBe(apart)
  })

  it('drops beside another, alone', () => {
    expect(placedBeside([[a, b], [c]], a, c, 'after')).toEqual([[b], [c], [a]])
  })

  it('never loses or doubles an item', () => {
    const step = fc.record({ id: fc.constantFrom(a, b, c), kind: fc.constantFrom('up', 'down', 'tie') })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const end = steps.reduce(
          (tiers: Tiers, { id, kind }) =>
            kind === 'tie' ? tieToggled(tiers, id) : movedBy(tiers, id, kind === 'up' ? -1 : 1),
          apart,
        )
        expect(end.flat().toSorted()).toEqual([a, b, c])
        expect(end.every((tier) => tier.length > 0)).toBe(true)
      }),
    )
  })
})
