import { describe, expect, it } from 'vitest'
import type { Evaluation } from '@/domain/evaluation'
import { evaluate, standingOf } from '@/domain/ranking/evaluate'
import { explainLead, widestSpreads } from '@/domain/ranking/explain'
import { scoreOf, showScore } from '@/domain/ranking/score-unit'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  aVendor,
  criterionId,
  groupId,
  measure,
  outOf,
  vendorId,
  yesNo,
} from '../../../support/an-evaluation'

const ranksOf = (document: Evaluation) => evaluate(document).standings.map((s) => s.rank)
const scoresOf = (document: Evaluation) => evaluate(document).standings.map((s) => s.score)
const two = () => anEvaluation().withCriteria(aCriterion('a', { weight: 3 }), aCriterion('b', { weight: 1 }))

describe('a score', () => {
  it('is Σ weight × value', () => {
    expect(
      scoresOf(
        two()
          .withVendors('A', 'B')
          .withMarks({ a: [5, 1], b: [1, 5] })
          .build(),
      ),
    ).toEqual([0.75, 0.25])
  })

  it('is over what is rated, within a range, beside the coverage', () => {
    const [a, b] = evaluate(
      two()
        .withVendors('A', 'B')
        .withMarks({ a: [5, null], b: [null, null] })
        .build(),
    ).standings
    expect(a).toMatchObject({ score: 1, low: 0.75, high: 1, coverage: 0.5, status: 'ranked' })
    expect(b).toMatchObject({ score: null, low: 0, high: 1, coverage: 0, status: 'unscored', rank: null })
  })

  it('gives the weight of what does not apply to the other criteria, or counts it as 0', () => {
    const marked = two()
      .withVendors('A')
      .withMarks({ a: ['na'], b: [5] })
    const reweighted = evaluate(marked.build()).standings[0]!
    expect(reweighted).toMatchObject({ score: 1, low: 1, high: 1, coverage: 1 })
    expect(reweighted.contributions.get(criterionId('a'))).toBeUndefined()
    expect(scoresOf(marked.withRules({ notApplicable: 'zero' }).build())).toEqual([0.25])
  })

  it('does not exist where no weight is on what is rated', () => {
    const document = anEvaluation()
      .withVendors('A')
      .withCriteria(aCriterion('a', { weight: 0 }), aCriterion('b', { weight: 0 }))
      .withMarks({ a: [5], b: [5] })
      .build()
    const { standings, problems } = evaluate(document)
    expect(standings[0]).toMatchObject({ score: null, status: 'unscored' })
    expect(problems).toMatchObject([{ code: 'top-weights-all-zero', severity: 'error', params: { node: 'g-root' } }])
  })

  it('is rounded only at the declared stage', () => {
    const document = anEvaluation()
      .withVendors('A')
      .withCriteria(aCriterion('a', { scale: outOf(3) }), aCriterion('b', { scale: outOf(3) }))
      .withMarks({ a: [1], b: [1] })
    const at = (stage: 'none' | 'criterion' | 'total') =>
      evaluate(document.withRules({ rounding: { stage, decimals: 1 } }).build()).standings[0]!.score! * 100
    expect(at('none')).toBeCloseTo(33.3333333333, 9)
    expect(at('criterion')).toBeCloseTo(33.4, 12)
    expect(at('total')).toBeCloseTo(33.3, 12)
  })
})

describe('the unit of scores', () => {
  const unitOf = (document: Evaluation) => evaluate(document).unit

  it('shows a 1–5 evaluation as the classic Σ weight × score', () => {
    const weights = [0.3, 0.25, 0.2, 0.15, 0.1]
    const marks = [4, 5, 3, 4, 2]
    const document = anEvaluation()
      .withVendors('A')
      .withCriteria(...weights.map((weight, i) => aCriterion(String(i), { weight })))
      .withMarks(Object.fromEntries(marks.map((mark, i) => [String(i), [mark]])))
      .withRules({ display: 'scale' })
      .build()
    const { standings, unit } = evaluate(document)
    expect(unit).toEqual({ kind: 'scale', base: 1, range: 4 })
    expect(showScore(standings[0]!.score!, unit)).toBeCloseTo(3.85, 12)
    expect(scoreOf(3.85, unit)).toBeCloseTo(standings[0]!.score!, 12)
  })

  it('shows 满分制 as the sum of points', () => {
    const document = anEvaluation()
      .withVendors('A')
      .withCriteria(
        aGroup(
          't',
          [aCriterion('a', { weight: 40, scale: outOf(40) }), aCriterion('b', { weight: 20, scale: outOf(20) })],
          { weight: 60 },
        ),
        aCriterion('c', { weight: 40, scale: outOf(40) }),
      )
      .withMarks({ a: [30.5], b: [12], c: [40] })
      .withRules({ display: 'scale' })
      .build()
    const { standings, unit } = evaluate(document)
    expect(unit).toEqual({ kind: 'scale', base: 0, range: 100 })
    expect(showScore(standings[0]!.score!, unit)).toBeCloseTo(82.5, 12)
  })

  it('falls back to 0–100 where scales differ or points do not follow the weights', () => {
    const inScale = anEvaluation().withVendors('A').withRules({ display: 'scale' })
    const hundred = { kind: 'hundred', base: 0, range: 100 }
    expect(unitOf(inScale.withCriteria(aCriterion('a'), aCriterion('b', { scale: yesNo })).build())).toEqual(hundred)
    const points = [aCriterion('a', { scale: outOf(40) }), aCriterion('b', { scale: outOf(60) })]
    expect(unitOf(inScale.withCriteria(...points).build())).toEqual(hundred)
    expect(unitOf(inScale.withCriteria(aCriterion('a', { scale: measure([0, 0], [9, 1]) })).build())).toEqual(hundred)
    expect(unitOf(inScale.withCriteria().build())).toEqual(hundred)
  })
})

describe('ranks', () => {
  const ofLevels = (...levels: (number | null)[]) =>
    anEvaluation()
      .withVendors(...levels.map((_, i) => `V${i}`))
      .withCriteria(aCriterion('a'))
      .withMarks({ a: levels })

  it('are shared by equal scores: 1, 2, 2, 4', () => {
    expect(ranksOf(ofLevels(3, 5, 2, 3).build())).toEqual([2, 1, 4, 2])
  })

  it('leave out vendors that are out, however good', () => {
    const document = ofLevels(5, 3)
      .withVendors(aVendor('V0', { status: 'out' }), 'V1')
      .build()
    const { standings, ranking } = evaluate(document)
    expect(standings.map((s) => [s.status, s.rank])).toEqual([
      ['out', null],
      ['ranked', 1],
    ])
    expect(ranking.map((s) => s.vendor)).toEqual(['v-V1', 'v-V0'])
  })

  it('know how good or bad they may still become', () => {
    const { standings } = evaluate(
      two()
        .withVendors('A', 'B', 'C')
        .withMarks({ a: [4, 3, 1], b: [null, 5, 1] })
        .build(),
    )
    expect(standings.map((s) => [s.bestRank, s.rank, s.worstRank])).toEqual([
      [1, 1, 2],
      [1, 2, 2],
      [3, 3, 3],
    ])
  })

  it('count a vendor without any score as one that may yet pass', () => {
    const { standings } = evaluate(ofLevels(5, 4, null).build())
    expect(standings.map((s) => [s.bestRank, s.rank, s.worstRank])).toEqual([
      [1, 1, 1],
      [2, 2, 3],
      [null, null, null],
    ])
  })
})

describe('a tie', () => {
  const tied = two()
    .withCriteria(aCriterion('a'), aCriterion('b'), aCriterion('c'))
    .withVendors('A', 'B', 'C')
    .withMarks({ a: [5, 3, 3], b: [1, 3, 3], c: [3, 3, 3] })
  const [a, b, c] = ['a', 'b', 'c'].map(criterionId)

  it('is shared without a chain', () => {
    expect(ranksOf(tied.build())).toEqual([1, 1, 1])
  })

  it('goes to the first rule that decides, which is named', () => {
    const { standings } = evaluate(tied.withRules({ tieBreaks: [c!, b!, a!] }).build())
    expect(standings.map((s) => [s.rank, s.tieBreak])).toEqual([
      [3, b],
      [1, b],
      [1, b],
    ])
    expect(evaluate(tied.withRules({ tieBreaks: [a!] }).build()).standings.map((s) => s.rank)).toEqual([1, 2, 2])
  })

  it('names no rule where scores differ', () => {
    const document = two()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 1], b: [5, 1] })
      .withRules({ tieBreaks: [a!] })
    expect(evaluate(document.build()).standings.map((s) => s.tieBreak)).toEqual([null, null])
  })

  it('that may yet come is counted against the vendor whose rank it could cost', () => {
    const document = two()
      .withVendors('A', 'B')
      .withMarks({ a: [3, 3], b: [5, null] })
      .withRules({ tieBreaks: [b!] })
      .build()
    expect(evaluate(document).standings[0]).toMatchObject({ rank: 1, worstRank: 2 })
  })

  it('that hangs on a criterion without weight stays open until that is rated', () => {
    const document = (mark: number | null) =>
      anEvaluation()
        .withVendors('A', 'B')
        .withCriteria(aCriterion('a'), aCriterion('price', { weight: 0 }))
        .withMarks({ a: [3, 3], price: [4, mark] })
        .withRules({ tieBreaks: [criterionId('price')] })
        .build()
    expect(evaluate(document(null)).standings).toMatchObject([
      { rank: 1, bestRank: 1, worstRank: 2 },
      { rank: 2, bestRank: 1, worstRank: 2 },
    ])
    expect(evaluate(document(5)).standings).toMatchObject([
      { rank: 2, bestRank: 2, worstRank: 2 },
      { rank: 1, bestRank: 1, worstRank: 1 },
    ])
  })
})

describe('an explanation', () => {
  const results = evaluate(
    anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('a', { weight: 5 }), aCriterion('b', { weight: 3 }), aCriterion('c', { weight: 2 }))
      .withMarks({ a: [5, 1], b: [1, 5], c: [3, 3] })
      .build(),
  )
  const [a, b] = results.standings

  it('names the largest differences both ways and the margin', () => {
    const { margin, differences, rest } = explainLead(results, a!, b!)
    expect(margin).toBeCloseTo(0.2, 12)
    expect(differences).toEqual([
      { node: criterionId('a'), difference: 0.5 },
      { node: criterionId('c'), difference: 0 },
      { node: criterionId('b'), difference: -0.3 },
    ])
    expect(rest).toBeCloseTo(0, 12)
  })

  const withNotApplicable = (
    notApplicable: 'zero' | 'reweight',
    marks: Parameters<ReturnType<typeof anEvaluation>['withMarks']>[0],
  ) => {
    const results = evaluate(
      anEvaluation()
        .withVendors('A', 'B')
        .withCriteria(aCriterion('a'), aCriterion('b'))
        .withRules({ notApplicable })
        .withMarks(marks)
        .build(),
    )
    return explainLead(results, results.standings[0]!, results.standings[1]!)
  }

  it('counts what does not apply as the score does: as 0', () => {
    expect(withNotApplicable('zero', { a: [5, 'na'], b: [3, 3] })).toEqual({
      margin: 0.5,
      differences: [
        { node: criterionId('a'), difference: 0.5 },
        { node: criterionId('b'), difference: 0 },
      ],
      rest: expect.closeTo(0, 12),
    })
  })

  it('gives the weight of what applies to neither to the other criteria', () => {
    expect(withNotApplicable('reweight', { a: ['na', 'na'], b: [5, 1] })).toEqual({
      margin: 1,
      differences: [{ node: criterionId('b'), difference: 1 }],
      rest: expect.closeTo(0, 12),
    })
  })

  it('leaves what counts for one of them only, and the weights that it shifts, to the rest', () => {
    const { margin, differences, rest } = withNotApplicable('reweight', { a: [5, 1], b: ['na', 3] })
    expect(margin).toBe(0.75)
    expect(differences).toEqual([{ node: criterionId('a'), difference: 0.5 }])
    expect(rest).toBe(0.25)
  })

  it('lists where chosen vendors differ most', () => {
    expect(widestSpreads(results, results.standings).map((d) => d.node)).toEqual(['a', 'b', 'c'].map(criterionId))
    const document = anEvaluation()
      .withCriteria(aCriterion('a'), aCriterion('b'), aCriterion('c'))
      .withVendors('A', 'B')
      .withMarks({ a: ['na', 5], b: [3, 3], c: [null, null] })
      .build()
    const { standings } = evaluate(document)
    expect(widestSpreads(evaluate(document), standings)).toEqual([{ node: criterionId('b'), difference: 0 }])
  })
})

describe('results', () => {
  it('of an empty document are empty', () => {
    expect(evaluate(anEvaluation().build())).toMatchObject({
      standings: [],
      ranking: [],
      rows: [],
      coverage: 0,
      problems: [],
    })
  })

  it('without evaluators have no scores', () => {
    const document = two().withEvaluators().withVendors('A').build()
    expect(evaluate(document).standings[0]).toMatchObject({ score: null, low: 0, high: 1, coverage: 0 })
  })

  it('warn of a weighted group that holds nothing', () => {
    const { problems } = evaluate(anEvaluation().withCriteria(aGroup('empty', []), aCriterion('a')).build())
    expect(problems).toMatchObject([
      { code: 'group-without-criteria', severity: 'warning', params: { node: groupId('empty') } },
    ])
  })

  it('take over the rows and vendors that an edit left alone', () => {
    const document = two()
      .withVendors('A', 'B')
      .withMarks({ a: [5, 1], b: [1, 5] })
    const before = evaluate(document.build())
    const after = evaluate(document.withMarks({ b: [2, 5] }).build(), before)
    expect(after.rows[0]).not.toBe(after.rows[1])
    expect(standingOf(after, vendorId('B'))!.contributions).toBe(standingOf(before, vendorId('B'))!.contributions)
    expect(standingOf(after, vendorId('A'))!.score).toBeCloseTo(0.8125, 12)
    expect(standingOf(after, vendorId('X'))).toBeUndefined()
  })
})
