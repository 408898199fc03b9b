import { describe, expect, it } from 'vitest'
import { checkStatement } from '@/components/grid/check-statement'
import { evaluate } from '@/domain/ranking/evaluate'
import { aCriterion, aGroup, anEvaluation, levelsScale, measure, yesNo } from '../../../support/an-evaluation'
import { plainWords } from '../../../support/plain-wording'

const missed = (criterion: ReturnType<typeof aCriterion>, level: number) => {
  const document = anEvaluation()
    .withCriteria(criterion)
    .withVendors('A')
    .withMarks({ [criterion.name]: [level] })
    .build()
  const [check] = evaluate(document).standings[0]!.failures
  const { key, params } = checkStatement(document.criteria, check!, plainWords)
  return [key.replace('results.check.', ''), params.actual, params.required]
}

describe('a missed threshold in words', () => {
  it('follows the direction of the scale, with units and names', () => {
    expect(missed(aCriterion('a', { threshold: 3 }), 2)).toEqual(['atLeast', '2', '3'])
    expect(missed(aCriterion('a', { threshold: 50, scale: measure([10, 1], [100, 0]) }), 60)[0]).toBe('atMost')
    expect(missed(aCriterion('a', { threshold: 1, scale: yesNo }), 0)).toEqual(['must', 'no', 'yes'])
  })

  it('has numbers that differ, however narrow the miss', () => {
    const weights = [0.1, 0.2, 0.7]
    const root = weights.map((weight, i) => aCriterion(`c${i}`, { weight, scale: levelsScale([0, 5, 6, 7, 10]) }))
    const document = anEvaluation()
      .withCriteria(aGroup('x', root, { threshold: 70 }))
      .withVendors('A')
      .withMarks({ c0: [6], c1: [7], c2: [7] })
      .build()
    const [check] = evaluate(document).standings[0]!.failures
    const { key, params } = checkStatement(document.criteria, { ...check!, actual: 69.99996 }, plainWords)
    expect([key, params.actual, params.required]).toEqual(['results.check.group', '69.99996', '70'])
  })

  it('gives an amount its decimals where fewer would make it what is allowed', () => {
    const short = { ...plainWords, number: (x: number, most = 2) => String(Number(x.toFixed(most))) }
    const cost = aCriterion('a', { threshold: 150, scale: measure([100, 1], [200, 0]) })
    const document = anEvaluation()
      .withCriteria(cost)
      .withVendors('A')
      .withMarks({ a: [150.004] })
      .build()
    const [check] = evaluate(document).standings[0]!.failures
    expect(checkStatement(document.criteria, check!, short).params).toMatchObject({
      actual: expect.stringContaining('150.004'),
    })
  })
})
