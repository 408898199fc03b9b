import { describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import type { Edit } from '@/domain/edits/edit'
import type { Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { aCriterion, anEvaluation, criterionId, levelsScale, outOf, vendorId } from '../../../../support/an-evaluation'

const open = anEvaluation()
  .withVendors('A', 'B')
  .withEvaluators('Ann', 'Bob')
  .withCriteria(aCriterion('x'), aCriterion('y', { scale: outOf(10) }))
  .withMarks({ x: [5, null], y: [8, 8] })
  .withMarks({ x: [2, null], y: [4, null] }, 'Bob')
  .build()
const cell = { criterion: criterionId('x'), vendor: vendorId('A') }
const at = '2026-03-01T10:00:00Z'
const agree = (level: number, where: Partial<typeof cell> = {}, reason = 'seen in the demo'): Edit => ({
  name: 'setConsensus',
  args: { ...cell, ...where, level, reason, agreedBy: 'Ann, Bob', at },
})
const agreed = applyEdit(open, agree(4))
const of = (document: Evaluation, { criterion, vendor } = cell) => document.consensus[criterion]?.[vendor]

describe('a consensus rating', () => {
  it('keeps its reason, who agreed, when, and the pool that it replaces', () => {
    expect(of(agreed)).toEqual({ level: 4, reason: 'seen in the demo', agreedBy: 'Ann, Bob', at, replaced: 3.5 })
    expect(of(applyEdit(agreed, agree(5)))).toMatchObject({ level: 5, replaced: 3.5 })
    expect(
      of(applyEdit(open, agree(2, { vendor: vendorId('B') })), { ...cell, vendor: vendorId('B') })?.replaced,
    ).toBeNull()
  })

  it('stands in for the pool and leaves the marks as they are', () => {
    expect(agreed.ratings).toBe(open.ratings)
    const row = evaluate(agreed).rows[0]!
    expect([row.levels[0], row.values[0], row.lows[0], row.highs[0], row.answered[0]]).toEqual([4, 0.75, 0.75, 0.75, 1])
  })

  it('closes a cell where marks are missing', () => {
    const y = { criterion: criterionId('y'), vendor: vendorId('B') }
    const row = evaluate(applyEdit(open, agree(6, y))).rows[1]!
    expect([row.levels[1], row.lows[1], row.highs[1], row.answered[1]]).toEqual([6, 0.6, 0.6, 1])
  })

  it('is a level of the criterion’s own scale and has a reason, or is nothing', () => {
    expect(applyEdit(open, agree(3.5))).toBe(open)
    expect(applyEdit(open, agree(11, { criterion: criterionId('y') }))).toBe(open)
    expect(applyEdit(open, agree(7.5, { criterion: criterionId('y') }))).not.toBe(open)
    expect(applyEdit(open, agree(4, {}, ' '))).toBe(open)
    expect(applyEdit(open, agree(4, { vendor: vendorId('gone') }))).toBe(open)
    expect(applyEdit(open, agree(4, { criterion: criterionId('gone') }))).toBe(open)
  })

  it('is taken away again, and the pool counts', () => {
    const without = applyEdit(agreed, { name: 'removeConsensus', args: cell })
    expect(without).toEqual(open)
    expect(applyEdit(open, { name: 'removeConsensus', args: cell })).toBe(open)
  })

  it('goes with its criterion and with its vendor', () => {
    expect(applyEdit(agreed, { name: 'removeNode', args: { id: cell.criterion } }).consensus).toEqual({})
    expect(applyEdit(agreed, { name: 'removeVendor', args: { id: cell.vendor } }).consensus).toEqual({})
    expect(applyEdit(agreed, { name: 'removeVendor', args: { id: vendorId('B') } }).consensus).toBe(agreed.consensus)
  })

  it.each([
    ['keep', levelsScale([0, 4]), 4],
    ['keep', levelsScale([0, 3]), undefined],
    ['rescale', outOf(100), 75],
    ['clear', levelsScale([0, 4]), undefined],
  ] as const)('follows a change of scale as the marks do: %s', (recorded, scale, level) => {
    const changed = applyEdit(agreed, { name: 'setScale', args: { criterion: cell.criterion, scale, recorded } })
    expect(of(changed)?.level).toBe(level)
  })
})
