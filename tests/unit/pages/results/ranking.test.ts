import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { showScore } from '@/domain/ranking/score-unit'
import { roundHalfUp } from '@/domain/rounding'
import { contributionFacts, contributions } from '@/pages/results/ranking/contributions'
import { headline } from '@/pages/results/ranking/headline'
import { scoreDecimals, shownPoints } from '@/pages/results/shown-score'
import { standingWords } from '@/pages/results/standing-words'
import { aCriterion, aGroup, anEvaluation, aVendor, groupId, measure, yesNo } from '../../../support/an-evaluation'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'
import { plainWording, plainWords } from '../../../support/plain-wording'

const two = () => anEvaluation().withCriteria(aCriterion('a'), aCriterion('b'))

function said(document: Parameters<typeof evaluate>[0]) {
  const results = evaluate(document)
  return headline(results, plainWording(results)).map(({ key, params }) => [
    key.replace('results.headline.', ''),
    params,
  ])
}

describe('the headline', () => {
  it('names the leader and the distance to the next', () => {
    const document = two()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 3], b: [4, 3] })
      .build()
    expect(said(document)).toEqual([['leads', { leader: 'A', score: '87.5', second: 'B', margin: '37.5' }]])
  })

  it('says that missing ratings can still turn the order', () => {
    const document = two()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 3], b: [4, null] })
      .build()
    expect(said(document)[1]).toEqual(['settled', { n: 1 }])
    const close = two()
      .withVendors('A', 'B')
      .withMarks({ a: [4, 4], b: [4, null] })
      .build()
    expect(said(close)[1]).toEqual(['open', { n: 1, rivals: 'A & B' }])
  })

  it('never lets an incomplete leader stand unremarked', () => {
    const document = two()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 4], b: [null, 4] })
      .build()
    expect(said(document)).toEqual([
      ['leads', { leader: 'A', score: '100.0', second: 'B', margin: '25.0' }],
      ['leaderOpen', { leader: 'A', low: '50.0', high: '100.0' }],
      ['open', { n: 1, rivals: 'B' }],
    ])
  })

  it('leaves out a vendor to whom nothing applies: no missing mark is its own', () => {
    const document = two()
      .withVendors('A', 'B', 'C')
      .withMarks({ a: ['na', 3, 3], b: ['na', 3, null] })
      .build()
    expect(said(document).slice(1)).toEqual([['open', { n: 1, rivals: 'B & C' }]])
    const results = evaluate(document)
    const [b, c, a] = results.ranking
    expect([b, c].map((s) => [s!.bestRank, s!.worstRank])).toEqual([[1, 2], [1, 2]]) // prettier-ignore
    expect(a).toMatchObject({ status: 'unscored', low: 0, high: 0, coverage: 1 })
    expect(standingWords(results, a!, plainWording(results), plainWords)).toMatchObject({
      status: { key: 'results.status.inapplicable' },
      look: 'plain',
    })
  })

  it('speaks of nobody else where there is nobody else', () => {
    const document = two()
      .withVendors('A')
      .withMarks({ a: [5] })
      .build()
    expect(said(document).map(([key]) => key)).toEqual(['only', 'leaderOpen'])
  })

  it('tells a shared first place from one that a tie-break decided', () => {
    const tied = two()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 3], b: [3, 5] })
    expect(said(tied.build())[0]).toEqual(['shared', { names: 'A & B', score: '75.0' }])
    const decided = tied.withRules({ tieBreaks: [aCriterion('b').id] }).build()
    expect(said(decided)[0]).toEqual(['tieBreak', { leader: 'B', second: 'A', score: '75.0', node: 'b' }])
  })

  it('names who missed a threshold', () => {
    const document = anEvaluation()
      .withCriteria(aCriterion('a', { threshold: 3 }), aCriterion('b'))
      .withVendors('A', 'B')
      .withMarks({ a: [2, 4], b: [5, 1] })
      .build()
    expect(said(document)).toEqual([
      ['only', { leader: 'B', score: '37.5' }],
      ['below', { names: 'A' }],
    ])
  })

  it('speaks of any document without failing', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        const results = evaluate(document)
        expect(headline(results, plainWording(results)).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('the precision of scores', () => {
  it('is the same for all and tells different scores apart', () => {
    const document = anEvaluation()
      .withCriteria(aCriterion('a', { weight: 99999 }), aCriterion('b'))
      .withVendors('A', 'B')
      .withMarks({ a: [4, 4], b: [4, 5] })
      .build()
    const results = evaluate(document)
    const decimals = scoreDecimals(results)
    const [a, b] = results.standings.map((s) => shownPoints(s.score!, results.unit, decimals))
    expect(decimals).toBe(4)
    expect(a).not.toBe(b)
  })

  it('is the declared one where totals are rounded', () => {
    const results = evaluate(
      two()
        .withVendors('A')
        .withMarks({ a: [4], b: [5] })
        .withRules({ rounding: { stage: 'total', decimals: 0 } })
        .build(),
    )
    expect(scoreDecimals(results)).toBe(0)
  })
})

describe('the status', () => {
  const wordsOf = (document: Parameters<typeof evaluate>[0], index = 0) => {
    const results = evaluate(document)
    const { status, details } = standingWords(results, results.standings[index]!, plainWording(results), plainWords)
    return [status.key.replace('results.status.', ''), ...details]
  }

  it('says which rule failed, with both numbers', () => {
    const costs = measure([0, 1], [100, 0])
    const document = anEvaluation()
      .withCriteria(
        aGroup('fit', [aCriterion('a', { threshold: 3 })], { threshold: 40 }),
        aCriterion('sso', { scale: yesNo, threshold: 1 }),
        aCriterion('cost', { scale: costs, threshold: 60 }),
      )
      .withVendors('A')
      .withMarks({ a: [2], sso: [0], cost: [80] })
      .build()
    expect(wordsOf(document)).toEqual([
      'below',
      { key: 'results.check.group', params: { node: 'fit', required: '40', actual: '25' } },
      { key: 'results.check.atLeast', params: { node: 'a', required: '3', actual: '2' } },
      { key: 'results.check.must', params: { node: 'sso', required: 'yes', actual: 'no' } },
      { key: 'results.check.atMost', params: { node: 'cost', required: '60', actual: '80' } },
    ])
  })

  it('shows a narrow miss with numbers that differ', () => {
    const document = anEvaluation()
      .withCriteria(aGroup('fit', [aCriterion('a'), aCriterion('b'), aCriterion('c')], { threshold: 66.68 }))
      .withVendors('A')
      .withMarks({ a: [4], b: [4], c: [3] })
      .build()
    expect(wordsOf(document)[1]).toMatchObject({ params: { required: '66.68', actual: '66.67' } })
  })

  it('gives the reason of who is out and the partner of a tie', () => {
    const out = two()
      .withVendors(aVendor('A', { status: 'out', outReason: 'withdrew' }))
      .build()
    expect(wordsOf(out)).toEqual(['out', { key: 'results.status.reason', params: { reason: 'withdrew' } }])
    const tied = two()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 3], b: [3, 5] })
    expect(wordsOf(tied.build())).toEqual(['ranked', { key: 'results.tie.shared', params: { others: 'B' } }])
    expect(wordsOf(tied.withRules({ tieBreaks: [aCriterion('b').id] }).build())).toEqual([
      'ranked',
      { key: 'results.tie.decided', params: { others: 'B', node: 'b' } },
    ])
  })

  it('tells at risk, incomplete and not yet scored apart', () => {
    const marks = { a: [2, 4, null], b: [null, null, null] }
    const document = anEvaluation()
      .withCriteria(aCriterion('a'), aCriterion('b'))
      .withTotalThreshold(50)
      .withVendors('A', 'B', 'C')
      .withMarks(marks)
      .build()
    expect([0, 1, 2].map((v) => wordsOf(document, v)[0])).toEqual(['atRisk', 'incomplete', 'unscored'])
  })
})

describe('contributions', () => {
  it('add up to the score that is shown, whatever is missing or does not apply', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), fc.constantFrom('hundred' as const, 'scale' as const), (document, display) => {
        const results = evaluate({
          ...document,
          rules: { ...document.rules, display, rounding: { stage: 'none', decimals: 0 } },
        })
        for (const { parts, total, standing } of contributions(results, () => '').rows) {
          expect(total).toBeCloseTo(showScore(standing.score!, results.unit), 8)
          const decimals = scoreDecimals(results)
          expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(roundHalfUp(total, decimals), 8)
          const given = standing.contributions.get(results.document.criteria.children[0]!.id) ?? 0
          if (results.unit.base === 0)
            expect(Math.abs(parts[0]! - given * results.unit.range)).toBeLessThan(10 ** -decimals)
        }
      }),
    )
  })

  it('leave out who is out or has no score', () => {
    const document = two()
      .withVendors('A', aVendor('B', { status: 'out' }), 'C')
      .withMarks({ a: [5, 5, null] })
      .build()
    expect(contributions(evaluate(document), () => '').rows.map((row) => row.vendor.name)).toEqual(['A'])
  })

  it('know the largest part and the widest difference', () => {
    const document = anEvaluation()
      .withCriteria(aGroup('x', [aCriterion('a')], { weight: 3 }), aGroup('y', [aCriterion('b')]))
      .withVendors('A', 'B')
      .withMarks({ a: [5, 5], b: [5, 1] })
      .build()
    const shown = contributions(evaluate(document), () => '')
    expect(shown.parts[0]!.id).toBe(groupId('x'))
    expect(contributionFacts(shown)).toMatchObject({ largest: 0, widest: 1, spread: 25 })
  })

  it('know of none where several are as large', () => {
    const even = two()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 1], b: [5, 1] })
      .build()
    const factsOf = (document: Evaluation) => contributionFacts(contributions(evaluate(document), () => ''))
    expect(factsOf(even)).toMatchObject({ largest: null, widest: null })
    const nothing = two()
      .withVendors('A', 'B')
      .withMarks({ a: [1, 1], b: [1, 1] })
      .build()
    expect(factsOf(nothing)).toMatchObject({ largest: null, widest: null, spread: 0 })
  })
})
