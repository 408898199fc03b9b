import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from '@/domain/committee/agreement/agreement'
import { chiSquareTail, concordance } from '@/domain/committee/agreement/concordance'
import { averageIntraclass } from '@/domain/committee/agreement/intraclass'
import { concordanceReading, intraclassReading } from '@/domain/committee/readings'
import {
  aCriterion,
  anEvaluation,
  anEvaluator,
  aVendor,
  criterionId,
  outOf,
  vendorId,
} from '../../../../support/an-evaluation'
import file from '../../../../fixtures/cases/agreement.json'

const published = new Map<string, unknown>(file.tested.map((c) => [c.id, c]))
const tables = fc
  .record({ n: fc.integer({ min: 2, max: 6 }), m: fc.integer({ min: 2, max: 5 }) })
  .chain(({ n, m }) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
  )

describe('Kendall’s W', () => {
  const { inputs, expected } = published.get('P-KENDALL-01') as {
    inputs: { a: { ratings_objects_by_raters: number[][] }; b: { ranks_objects_by_judges: number[][] } }
    expected: {
      a: Record<'W_tie_corrected' | 'chi_square' | 'df' | 'p', number>
      b: { recomputed_W: number }
    }
  }

  it('P-KENDALL-01: anxiety data of irr, corrected for ties; ten projects without ties', () => {
    const a = concordance(inputs.a.ratings_objects_by_raters)!
    expect(a.w).toBeCloseTo(expected.a.W_tie_corrected, 6)
    expect(a.chiSquare).toBeCloseTo(expected.a.chi_square, 4)
    expect(a.freedom).toBe(expected.a.df)
    expect(a.p).toBeCloseTo(expected.a.p, 4)
    expect(concordance(inputs.b.ranks_objects_by_judges)!.w).toBeCloseTo(expected.b.recomputed_W, 6)
  })

  it('is 1 for the same order, 0 for opposite ones, and null where nothing can be said', () => {
    expect(concordance([[1, 10, 3], [2, 20, 4], [3, 30, 9]])!.w).toBeCloseTo(1, 12) // prettier-ignore
    expect(concordance([[1, 3], [2, 2], [3, 1]])!.w).toBeCloseTo(0, 12) // prettier-ignore
    expect(concordance([[1, 1], [1, 1]])).toBeNull() // prettier-ignore
    expect(concordance([[1, 2]])).toBeNull()
    expect(concordance([[1], [2]])).toBeNull()
    expect(concordance([])).toBeNull()
  })

  it('lies between 0 and 1 and does not mind which judge or object comes first', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const found = concordance(table)
        if (!found) return
        expect(found.w).toBeGreaterThanOrEqual(-1e-12)
        expect(found.w).toBeLessThanOrEqual(1 + 1e-12)
        const turned = table.toReversed().map((row) => row.toReversed())
        expect(concordance(turned)!.w).toBeCloseTo(found.w, 10)
      }),
    )
  })

  it('has the tail of the χ² distribution as tables print it', () => {
    for (const [x, freedom, p] of [
      [3.841, 1, 0.05],
      [5.991, 2, 0.05],
      [11.345, 3, 0.01],
      [18.307, 10, 0.05],
      [0, 4, 1],
    ] as const)
      // prettier-ignore
      expect(chiSquareTail(x, freedom)).toBeCloseTo(p, 4)
  })
})

describe('ICC(2,k)', () => {
  it('P-ICC-01: Shrout & Fleiss 1979', () => {
    const { inputs, expected } = published.get('P-ICC-01') as {
      inputs: { subjects_by_judges: number[][] }
      expected: { recomputed: Record<'ICC(2,k)', number> }
    }
    expect(averageIntraclass(inputs.subjects_by_judges)).toBeCloseTo(expected.recomputed['ICC(2,k)'], 6)
  })

  it('is 1 where all give the same, falls with strictness, and is null where nothing differs', () => {
    expect(averageIntraclass([[1, 1], [2, 2], [4, 4]])).toBeCloseTo(1, 12) // prettier-ignore
    expect(averageIntraclass([[1, 2], [2, 3], [4, 5]])!).toBeLessThan(1) // prettier-ignore
    expect(averageIntraclass([[2, 2], [2, 2]])).toBeNull() // prettier-ignore
    expect(averageIntraclass([[1, 2]])).toBeNull()
  })
})

describe('readings', () => {
  it('change at the bounds that are published', () => {
    expect([0.19, 0.2, 0.4, 0.6, 0.8].map(concordanceReading)).toEqual(['very-weak', 'weak', 'moderate', 'strong', 'very-strong']) // prettier-ignore
    expect([-0.3, 0.5, 0.75, 0.9].map(intraclassReading)).toEqual(['poor', 'moderate', 'good', 'excellent'])
  })
})

describe('the agreement of a committee', () => {
  const committee = anEvaluation()
    .withVendors('A', 'B', 'C', aVendor('Gone', { status: 'out' }))
    .withCriteria(aCriterion('x', { scale: outOf(10) }), aCriterion('y', { scale: outOf(10) }))
    .withEvaluators('Ann', 'Bob', { ...anEvaluator('IT'), assigned: [criterionId('y')] }, 'Late')
    .withMarks({ x: [2, 4, 6, 9], y: [2, 4, 6, 9] }, 'Ann')
    .withMarks({ x: [3, 5, 9, 1], y: [3, 5, 9, 1] }, 'Bob')
    .withMarks({ y: [9, 5, 1] }, 'IT')
    .build()

  it('is over those who are asked for everything and have begun, and vendors in the race', () => {
    const { evaluators, vendors, concordance: found } = agreementOf(committee)
    expect(evaluators.map((e) => e.name)).toEqual(['Ann', 'Bob'])
    expect(vendors.map((v) => v.name)).toEqual(['A', 'B', 'C'])
    expect(found!.w).toBeCloseTo(1, 12)
  })

  it('leaves out vendors with a missing mark or a recusal', () => {
    const [ann, bob, ...others] = committee.evaluators
    const recused = { ...ann!, recusals: [{ vendor: vendorId('A'), reason: 'kin' }] }
    expect(agreementOf({ ...committee, evaluators: [recused, bob!, ...others] }).vendors).toHaveLength(2)
    const { [vendorId('B')]: _, ...row } = committee.ratings[bob!.id]![criterionId('x')]!
    const ratings = { ...committee.ratings, [bob!.id]: { ...committee.ratings[bob!.id], [criterionId('x')]: row } }
    expect(agreementOf({ ...committee, ratings }).vendors.map((v) => v.name)).toEqual(['A', 'C'])
  })
})
