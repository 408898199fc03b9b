import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellMarks, dispersionOf, partsOf } from '@/domain/committee/cell-marks'
import { disputedCells } from '@/domain/committee/agreement/disagreement'
import { tempers } from '@/domain/committee/temper'
import { everyPooling, withoutEach } from '@/domain/committee/what-if'
import { evaluate } from '@/domain/ranking/evaluate'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'
import {
  aCriterion,
  anEvaluation,
  anEvaluator,
  aVendor,
  criterionId,
  evaluatorId,
  measure,
  outOf,
  vendorId,
} from '../../../support/an-evaluation'

const committee = anEvaluation()
  .withVendors('A', 'B', aVendor('Gone', { status: 'out' }))
  .withCriteria(aCriterion('x'), aCriterion('y', { weight: 3, scale: outOf(100) }))
  .withEvaluators('Ann', 'Bob', 'Cy')
  .withMarks({ x: [1, 4, 1], y: [50, 60, 0] }, 'Ann')
  .withMarks({ x: [5, 4, 5], y: [80, 70, 100] }, 'Bob')
  .withMarks({ x: [3, 4], y: ['abstain', null] }, 'Cy')
  .build()
const agreed = { level: 4, reason: 'x', agreedBy: '', at: '2026-01-01T00:00:00Z', replaced: 4 }

describe('disagreement', () => {
  it('walks the cells of vendors in the race, the widest spread first', () => {
    const cells = disputedCells(committee)
    expect(cells.map((cell) => `${cell.criterion.name}${cell.vendor.name}`)).toEqual(['xA', 'yA', 'yB', 'xB'])
    expect(cells.map((cell) => cell.spread)).toEqual([1, 0.3, 0.1, 0])
    expect(cells.map((cell) => cell.count)).toEqual([3, 2, 2, 3])
    expect(cells[0]!.deviation).toBeCloseTo(0.5, 12)
    expect(cells[1]!.deviation).toBeCloseTo(0.3 / Math.SQRT2, 12)
  })

  it('flags from 30 % on, and knows what is decided', () => {
    const cells = disputedCells({ ...committee, consensus: { [criterionId('x')]: { [vendorId('B')]: agreed } } })
    expect(cells.map((cell) => cell.isFlagged)).toEqual([true, true, false, false])
    expect(cells.map((cell) => cell.isDecided)).toEqual([false, false, false, true])
  })

  it('leaves marks outside an evaluator’s part out', () => {
    const [ann, bob, cy] = committee.evaluators
    const limited = { ...committee, evaluators: [{ ...ann!, assigned: [criterionId('y')] }, bob!, cy!] }
    const x = limited.criteria.children[0]!
    if (x.kind === 'group') throw new Error('x is a criterion')
    const marks = cellMarks(limited, partsOf(limited), x, vendorId('A'))
    expect(marks.map((mark) => mark.isAsked)).toEqual([false, true, true])
    expect(dispersionOf(marks, x.scale)).toMatchObject({ levels: [5, 3], spread: 0.5 })
  })

  it('cuts a measure at the ends of its value function', () => {
    const document = anEvaluation()
      .withVendors('A')
      .withCriteria(aCriterion('d', { scale: measure([10, 1], [20, 0]) }))
      .withEvaluators('Ann', 'Bob')
      .withMarks({ d: [15] }, 'Ann')
      .withMarks({ d: [900] }, 'Bob')
      .build()
    expect(disputedCells(document)[0]!.spread).toBe(0.5)
  })

  it('has every spread within 0..1, in falling order, for any document', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        const spreads = disputedCells(document).map((cell) => cell.spread)
        expect(spreads.every((spread) => spread >= 0 && spread <= 1)).toBe(true)
        expect(spreads).toEqual(spreads.toSorted((a, b) => b - a))
      }),
    )
  })
})

describe('an evaluator beside the others', () => {
  const of = (document: Parameters<typeof tempers>[0], name: string) =>
    tempers(document).find((temper) => temper.evaluator === evaluatorId(name))!

  it('is strict or lenient by the mean deviation from the others on shared cells', () => {
    const two = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('x'))
      .withEvaluators('Ann', 'Bob')
      .withMarks({ x: [2, 3] }, 'Ann')
      .withMarks({ x: [3, null] }, 'Bob')
      .build()
    expect(of(two, 'Ann')).toMatchObject({ count: 2, shared: 1, severity: -0.25 })
    expect(of(two, 'Bob')).toMatchObject({ count: 1, shared: 1, severity: 0.25, spread: null })
  })

  it('is strict where a higher level is worse, too', () => {
    const days = anEvaluation()
      .withVendors('A')
      .withCriteria(aCriterion('d', { scale: measure([0, 1], [10, 0]) }))
      .withEvaluators('Ann', 'Bob')
      .withMarks({ d: [9] }, 'Ann')
      .withMarks({ d: [4] }, 'Bob')
      .build()
    expect(of(days, 'Ann').severity).toBeCloseTo(-0.5, 12)
  })

  it('has given all the same marks only where there are enough of them', () => {
    const marks = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('x'), aCriterion('y', { scale: outOf(100) }))
      .withEvaluators('Same', 'Two', 'Not')
      .withMarks({ x: [3, 3], y: [50, null] }, 'Same')
      .withMarks({ x: [3, 3] }, 'Two')
      .withMarks({ x: [3, 4], y: [50, null] }, 'Not')
      .build()
    expect(['Same', 'Two', 'Not'].map((name) => of(marks, name).isAllSame)).toEqual([true, false, false])
    expect(of(marks, 'Same')).toMatchObject({ spread: 0 })
  })

  it('deviates by 0 on the whole where all share the same cells', () => {
    fc.assert(
      fc.property(arbitraryEvaluation({ isComplete: true }), (document) => {
        const all = {
          ...document,
          evaluators: document.evaluators.map((e) => ({ ...e, assigned: null, recusals: [] })),
        }
        const found = tempers(all)
        if (new Set(found.map((temper) => temper.shared)).size !== 1) return
        const isEverywhere = found.every((temper) => temper.count === temper.shared && temper.severity !== null)
        const cells = found[0]!.count
        if (!isEverywhere || disputedCells(all).some((cell) => cell.count !== all.evaluators.length) || cells === 0)
          return
        if (all.vendors.some((vendor) => vendor.status === 'out')) return
        expect(found.reduce((sum, temper) => sum + temper.severity!, 0)).toBeCloseTo(0, 9)
      }),
    )
  })
})

describe('what if', () => {
  const marks = anEvaluation()
    .withVendors('A', 'B')
    .withCriteria(aCriterion('x', { scale: outOf(100) }))
    .withEvaluators('Ann', 'Bob', 'Fan')
    .withMarks({ x: [60, 50] }, 'Ann')
    .withMarks({ x: [60, 50] }, 'Bob')
    .withMarks({ x: [10, 100] }, 'Fan')
    .build()

  it('shows the ranking without each evaluator, and who would move', () => {
    const now = evaluate(marks)
    expect(withoutEach(marks, now).map(({ moved }) => moved.length)).toEqual([0, 0, 2])
    expect(withoutEach(marks, now)[2]!.moved[0]).toEqual({ vendor: vendorId('A'), from: 2, to: 1 })
  })

  it('shows every pooling side by side, the weighted mean only where weights differ', () => {
    const found = everyPooling(marks)
    expect(found.map((f) => `${f.pooling} ${f.pooledBy}`)).toEqual([
      ...['mean', 'median', 'trimmed-mean'].map((pooling) => `${pooling} cell`),
      ...['mean', 'median', 'trimmed-mean'].map((pooling) => `${pooling} total`),
    ])
    expect(found[0]!.results.standings[0]!.rank).toBe(2)
    expect(found[1]!.results.standings[0]!.rank).toBe(1)
    const weighted = { ...marks, evaluators: [...marks.evaluators, anEvaluator('Dee', 2)] }
    expect(everyPooling(weighted)).toHaveLength(8)
  })

  it('is by total what it is by cell for the mean of complete marks on straight scales', () => {
    const found = everyPooling(marks)
    expect(found[3]!.results.standings.map((s) => s.score)).toEqual(found[0]!.results.standings.map((s) => s.score))
  })
})
