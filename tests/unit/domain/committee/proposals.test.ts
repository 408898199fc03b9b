import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReceivedScorecard } from '@/domain/committee/committee'
import { groupsToWeigh, pooledWeights, proposalsOf, proposedGroups } from '@/domain/committee/proposals'
import { applyEdit } from '@/domain/edits/apply'
import { lockInForce } from '@/domain/criteria/lock'
import type { Evaluation, NodeId } from '@/domain/evaluation'
import type { Figures } from '@/domain/weighting/weighting'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  anEvaluator,
  criterionId,
  evaluatorId,
  groupId,
} from '../../../support/an-evaluation'

const fit = groupId('fit')
const [funnel, sso, price] = [criterionId('funnel'), criterionId('sso'), criterionId('price')]

const committee = () =>
  anEvaluation()
    .withVendors('Aurora')
    .withCriteria(aGroup('fit', [aCriterion('funnel', { weight: 2 }), aCriterion('sso')]), aCriterion('price'))
    .withEvaluators(
      anEvaluator('Ann'),
      anEvaluator('Bo'),
      { ...anEvaluator('Cai'), assigned: [fit] },
      { ...anEvaluator('Dee'), assigned: [sso, price] },
    )
    .build()

function received(name: string, weights: Figures | null, source: ReceivedScorecard['source'] = 'scorecard') {
  const scorecard = { evaluator: evaluatorId(name), source, ...(weights && { weights }) }
  return scorecard as ReceivedScorecard
}
function withScorecards(...scorecards: ReceivedScorecard[]): Evaluation {
  return applyEdit(committee(), { name: 'acceptScorecards', args: { scorecards, commitments: [] } })
}
const lineOf = (document: Evaluation, id: NodeId) => proposalsOf(document).lines.find((line) => line.id === id)

describe('an evaluator may weigh', () => {
  it('the groups in which every child holds something of the part', () => {
    const { criteria, evaluators } = committee()
    const names = evaluators.map((one) => groupsToWeigh(one, criteria).map(({ name }) => name))
    expect(names).toEqual([[criteria.name, 'fit'], [criteria.name, 'fit'], ['fit'], [criteria.name]])
  })

  it('no group with a single child: there is nothing to share out', () => {
    const { criteria, evaluators } = anEvaluation().withVendors('A').withCriteria(aCriterion('only')).build()
    expect(groupsToWeigh(evaluators[0]!, criteria)).toEqual([])
  })
})

describe('proposals', () => {
  const document = withScorecards(
    received('Ann', { [fit]: 30, [price]: 10, [funnel]: 1, [sso]: 3 }),
    received('Bo', { [fit]: 1, [price]: 1, [funnel]: 5 }),
    received('Cai', { [funnel]: 600, [sso]: 200 }),
  )

  it('are pooled as the mean of shares, with least, greatest and sample deviation', () => {
    // fit: 0.75 and 0.5; deviation √(2 · 0.125²).
    expect(lineOf(document, fit)).toEqual({
      id: fit,
      present: 0.5,
      shares: [0.75, 0.5, null],
      mean: 0.625,
      least: 0.5,
      greatest: 0.75,
      deviation: Math.sqrt(2 * 0.125 ** 2),
    })
    // Larger numbers give nobody a larger say; what Bo left open does not count.
    expect(lineOf(document, funnel)).toMatchObject({ present: 2 / 3, shares: [0.25, null, 0.75], mean: 0.5 })
    expect(proposalsOf(document).evaluators.map(({ name }) => name)).toEqual(['Ann', 'Bo', 'Cai'])
  })

  it('become weights out of 100 by an ordinary edit, which leaves every other group as it is', () => {
    const only = withScorecards(received('Cai', { [funnel]: 1, [sso]: 3 }))
    const weights = pooledWeights(proposalsOf(only))
    expect(weights).toEqual({ [funnel]: 25, [sso]: 75 })
    const after = applyEdit(only, { name: 'setWeights', args: { weights } })
    expect(proposalsOf(after).lines.map(({ present, mean }) => present === mean)).toEqual([true, true])
    expect(after.criteria.children.map(({ weight }) => weight)).toEqual(only.criteria.children.map((c) => c.weight))
  })

  it('do not get past a lock', () => {
    const args = { at: '2026-01-01T00:00:00.000Z', by: 'Zhou', hash: '0'.repeat(64) }
    const locked = applyEdit(document, { name: 'lock', args })
    expect(lockInForce(locked)).not.toBeNull()
    const weights = pooledWeights(proposalsOf(locked))
    expect(applyEdit(locked, { name: 'setWeights', args: { weights } }).criteria).toEqual(locked.criteria)
  })

  it('of zeros only, or of a group that is gone, count for nothing', () => {
    const idle = withScorecards(received('Ann', { [fit]: 0, [price]: 0, [groupId('gone')]: 5 }))
    expect(proposalsOf(idle)).toEqual({ evaluators: [], lines: [] })
    expect(proposedGroups(idle.criteria, { [fit]: 0, [price]: 1 })).toBe(1)
  })

  it('are those of the newest scorecard: one without takes them back, a table says nothing', () => {
    const [first, none] = [received('Cai', { [funnel]: 1, [sso]: 1 }), received('Cai', null)]
    expect(proposalsOf(withScorecards(first, none)).lines).toEqual([])
    expect(proposalsOf(withScorecards(first, received('Cai', null, 'table'))).lines).toHaveLength(2)
  })

  it('pool to shares that sum to 1 and lie between least and greatest, whatever was proposed', () => {
    const points = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(fc.array(fc.record({ [funnel]: points, [sso]: points }), { minLength: 1, maxLength: 4 }), (all) => {
        const names = ['Ann', 'Bo', 'Cai', 'Dee']
        const { lines } = proposalsOf(withScorecards(...all.map((one, i) => received(names[i]!, one as Figures))))
        if (lines.length === 0) return expect(all.every((one) => one[funnel] === 0 && one[sso] === 0)).toBe(true)
        expect(lines.reduce((total, { mean }) => total + mean, 0)).toBeCloseTo(1, 12)
        for (const { mean, least, greatest } of lines) {
          expect(mean).toBeGreaterThanOrEqual(least - 1e-12)
          expect(mean).toBeLessThanOrEqual(greatest + 1e-12)
        }
      }),
    )
  })
})
