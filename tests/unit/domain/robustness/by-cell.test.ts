import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import { evaluate } from '@/domain/ranking/evaluate'
import { byCell } from '@/domain/robustness/by-cell'
import { smallestRatingFlip } from '@/domain/robustness/flips/flip-rating'
import { raceOf, scoreWith } from '@/domain/robustness/race'
import {
  aCriterion,
  anEvaluation,
  anEvaluator,
  criterionId,
  evaluatorId,
  outOf,
  vendorId,
} from '../../../support/an-evaluation'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'
import { run } from '../../../support/run'

/** The median of cells puts A first (7 to 6), the median of totals B (6 to 5). */
const document = anEvaluation()
  .withVendors('A', 'B')
  .withCriteria(aCriterion('x', { scale: outOf(10) }), aCriterion('y', { scale: outOf(10) }))
  .withEvaluators(anEvaluator('Ann'), anEvaluator('Bo'), anEvaluator('Cy'))
  .withRules({ pooling: 'median', pooledBy: 'total' })
  .withMarks({ x: [10, 6], y: [0, 6] }, 'Ann')
  .withMarks({ x: [7, 6], y: [7, 6] }, 'Bo')
  .withMarks({ x: [0, 6], y: [8, 6] }, 'Cy')
  .build()

describe('firmness where totals are pooled', () => {
  it('is asked of the cells: score, leader and the smallest mark that flips agree with each other', () => {
    const byTotal = evaluate(document)
    expect(byTotal.ranking[0]!.vendor).toBe(vendorId('B'))
    const race = raceOf(byCell(byTotal))
    expect(race.leader?.vendor).toBe(vendorId('A'))
    expect(race.results.standings.map(({ score }) => score)).toEqual(
      race.runners.map((r) => scoreWith(r, race.weights)),
    )
    const flip = run(smallestRatingFlip(race))!
    const cells = [
      {
        criterion: flip.criterion,
        vendor: flip.vendor,
        state: 'rated',
        level: flip.to + 1e-6 * (flip.vendor === vendorId('A') ? -1 : 1),
      },
    ] as const
    const after = applyEdit(race.results.document, { name: 'rate', args: { evaluator: flip.evaluator, at: '', cells } })
    expect(raceOf(evaluate(after)).leader?.vendor).toBe(vendorId('B'))
  })

  it('gives results that are by cell already as they are', () => {
    const results = evaluate({ ...document, rules: { ...document.rules, pooledBy: 'cell' } })
    expect(byCell(results)).toBe(results)
  })

  it('gives the same with and without what it gave before an edit', () => {
    const before = byCell(evaluate(document))
    const cells = [{ criterion: criterionId('x'), vendor: vendorId('A'), state: 'rated', level: 3 }] as const
    const edited = applyEdit(document, { name: 'rate', args: { evaluator: evaluatorId('Ann'), at: '', cells } })
    const after = byCell(evaluate(edited), before)
    expect(after.rows[1]).toBe(before.rows[1])
    expect(after.standings.map((s) => s.score)).toEqual(byCell(evaluate(edited)).standings.map((s) => s.score))
  })

  it('keeps whatever else the rules say', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (drawn) => {
        const rules = { ...drawn.rules, pooledBy: 'total' } as const
        const expected = evaluate({ ...drawn, rules: { ...rules, pooledBy: 'cell' } })
        const found = byCell(evaluate({ ...drawn, rules }))
        expect(found.standings.map((s) => [s.rank, s.score])).toEqual(expected.standings.map((s) => [s.rank, s.score]))
      }),
    )
  })
})
