import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import { nothingToShow } from '@/pages/results/nothing-to-show'
import { aCriterion, anEvaluation, type Mark } from '../../../support/an-evaluation'

function reason(weights: readonly number[], marks: readonly (readonly Mark[])[]) {
  const names = ['a', 'b'].slice(0, weights.length)
  const document = anEvaluation()
    .withVendors('A', 'B')
    .withCriteria(...names.map((name, i) => aCriterion(name, { weight: weights[i]! })))
    .withMarks(Object.fromEntries(names.map((name, i) => [name, marks[i] ?? []])))
    .build()
  return nothingToShow(evaluate(document))
}

describe('where there is no score to show', () => {
  it('says what comes first in an empty evaluation', () => {
    expect(nothingToShow(evaluate(anEvaluation().build()))).toEqual({ what: 'criteria', place: 'criteria' })
    const withoutVendors = anEvaluation().withCriteria(aCriterion('a')).build()
    expect(nothingToShow(evaluate(withoutVendors))).toEqual({ what: 'vendors', place: 'vendors' })
  })

  it('sends to the scores where none is given yet', () => {
    expect(reason([1], [[null, null]])).toEqual({ what: 'scores', place: 'scores' })
    expect(reason([1], [['na', null]])).toEqual({ what: 'scores', place: 'scores' })
  })

  it('does not send to score what is all answered', () => {
    expect(reason([1], [['na', 'na']])).toEqual({ what: 'applicable', place: 'scores' })
  })

  it('sends to the weights where what is rated weighs nothing', () => {
    expect(reason([0], [[5, 4]])).toEqual({ what: 'weights', place: 'criteria' })
    expect(reason([0, 1], [[5, 4]])).toEqual({ what: 'weights', place: 'criteria' })
  })

  it('is nothing to speak of once there is a score', () => {
    expect(reason([1], [[5, null]])).toBeNull()
  })
})
