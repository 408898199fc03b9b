import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import type { ScoringRules } from '@/domain/evaluation'
import { poolShares } from '@/domain/ratings/pool-shares'
import { pool } from '@/domain/ratings/pooling'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  anEvaluator,
  criterionId,
  groupId,
  vendorId,
} from '../../../support/an-evaluation'
import type { Mark } from '../../../support/an-evaluation'

/** Two criteria of the same weight; each list one evaluator's marks of the only vendor on a and b. */
function total(
  cards: readonly (readonly [Mark, Mark])[],
  rules: Partial<ScoringRules> = {},
  threshold: number | null = null,
) {
  const names = cards.map((_, e) => `E${e}`)
  const document = names
    .reduce(
      (builder, name, e) => builder.withMarks({ a: [cards[e]![0]], b: [cards[e]![1]] }, name),
      anEvaluation()
        .withVendors('A')
        .withEvaluators(...names.map((name) => anEvaluator(name)))
        .withCriteria(aGroup('g', [aCriterion('a'), aCriterion('b')], { threshold })),
    )
    .withRules({ pooledBy: 'total', ...rules })
    .build()
  return evaluate(document).standings[0]!
}

describe('pooling by total', () => {
  it('drops whole scorecards, not single marks', () => {
    const cards = [[1, 5], [5, 1], [3, 3], [5, 5], [1, 1]] as const // prettier-ignore
    // Totals 50, 50, 50, 100, 0: the last two go.
    expect(total(cards, { pooling: 'trimmed-mean' }).score).toBe(0.5)
    const skewed = [[5, 3], [5, 3], [5, 5], [1, 1], [1, 5]] as const // prettier-ignore
    expect(total(skewed, { pooling: 'trimmed-mean' }).score).toBeCloseTo((0.75 + 0.75 + 0.5) / 3, 12)
    expect(total(skewed, { pooling: 'trimmed-mean', pooledBy: 'cell' }).score).toBeCloseTo((2 / 3 + 2 / 3) / 2, 12)
  })

  it('takes the middle total with the median', () => {
    expect(total([[1, 5], [5, 1], [5, 5]], { pooling: 'median' }).score).toBe(0.5) // prettier-ignore
    expect(total([[1, 5], [5, 1], [5, 5]], { pooling: 'median', pooledBy: 'cell' }).score).toBe(1) // prettier-ignore
  })

  it('lets the pooled value stand in for an abstention and for what is not applicable to one', () => {
    expect(total([[5, 1], ['abstain', 5]]).score).toBeCloseTo((0.5 + 1) / 2, 12) // prettier-ignore
    expect(total([[5, 1], ['na', 5]]).score).toBeCloseTo((0.5 + 1) / 2, 12) // prettier-ignore
  })

  it('leaves out who has rated nothing yet, and counts on that total in the range', () => {
    const { score, low, high } = total([[3, 3], [null, null]]) // prettier-ignore
    expect([score, low, high]).toEqual([0.5, 0.25, 0.75])
  })

  it('leaves out who abstains from everything', () => {
    const { score, low, high } = total([[3, 3], ['abstain', 'abstain']]) // prettier-ignore
    expect([score, low, high]).toEqual([0.5, 0.5, 0.5])
  })

  it('has no range once everything is given, and none of it is rounded twice', () => {
    const { score, low, high } = total([[3, 4], [4, 4]], { rounding: { stage: 'total', decimals: 0 } }) // prettier-ignore
    expect([score, low, high]).toEqual([0.69, 0.69, 0.69])
  })

  it('pools the score of a group likewise, and holds it against the threshold', () => {
    const cards = [[1, 5], [5, 1], [5, 5]] as const // prettier-ignore
    const { groupScores, failures } = total(cards, { pooling: 'median' }, 60)
    expect(groupScores.get(groupId('g'))).toBe(0.5)
    expect(failures).toEqual([{ node: groupId('g'), required: 60, actual: 50 }])
  })

  it('gives contributions that sum to the score, from the scorecards that count', () => {
    const { score, contributions } = total([[1, 5], [5, 1], [5, 5]], { pooling: 'median' }) // prettier-ignore
    const [a, b] = [contributions.get(criterionId('a'))!, contributions.get(criterionId('b'))!]
    // The two middle totals are the same: both count by half.
    expect([a, b, score]).toEqual([0.25, 0.25, 0.5])
  })

  it('lets consensus stand for everybody, and needs no scorecard then', () => {
    const agreed = { level: 5, reason: 'seen', agreedBy: '', at: '2026-01-01T00:00:00Z', replaced: null }
    const document = anEvaluation()
      .withVendors('A')
      .withCriteria(aCriterion('a'))
      .withRules({ pooledBy: 'total' })
      .build()
    const consensus = { [criterionId('a')]: { [vendorId('A')]: agreed } }
    const { score, low, high, coverage } = evaluate({ ...document, consensus }).standings[0]!
    expect([score, low, high, coverage]).toEqual([1, 1, 1, 1])
  })
})

describe('the share of each figure in its pool', () => {
  const rules = fc.record({
    pooling: fc.constantFrom('mean' as const, 'weighted-mean' as const, 'median' as const, 'trimmed-mean' as const),
    trimFrom: fc.integer({ min: 3, max: 6 }),
  })
  const figures = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 })

  it('adds up to what pooling gives, and shares sum to 1', () => {
    fc.assert(
      fc.property(figures, rules, (pairs, rule) => {
        const [xs, weights] = [pairs.map(([x]) => x), pairs.map(([, w]) => w)]
        const shares = poolShares(xs, weights, rule)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
        expect(xs.reduce((sum, x, i) => sum + x * shares[i]!, 0)).toBeCloseTo(pool(xs, weights, rule), 10)
      }),
    )
  })

  it('is the same for equal figures of equal weight', () => {
    fc.assert(
      fc.property(figures, rules, (pairs, rule) => {
        const shares = poolShares(
          pairs.map(([x]) => x),
          pairs.map(([, w]) => w),
          rule,
        )
        pairs.forEach(([x, w], i) =>
          pairs.forEach(([y, u], j) => {
            if (x === y && w === u) expect(shares[i]).toBe(shares[j])
          }),
        )
      }),
    )
  })
})
