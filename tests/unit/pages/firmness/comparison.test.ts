import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import { columnsOf, rankIn } from '@/pages/firmness/scenarios/comparison'
import { aCriterion, anEvaluation, criterionId, vendorId } from '../../../support/an-evaluation'

const [A, B] = [vendorId('A'), vendorId('B')]

describe('ranks over scenarios and weight sets', () => {
  it('are those of the evaluation, of each scenario and of each named set of weights, in this order', () => {
    const base = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('x', { weight: 3 }), aCriterion('y'))
      .withMarks({ x: [5, 2], y: [1, 4] })
      .build()
    const empty = { note: '', weights: {}, levels: {} }
    const document = {
      ...base,
      scenarios: [{ ...empty, id: 's-1', name: 'Delay', levels: { [criterionId('x')]: { [A]: 1 } } }],
      weighting: {
        inputs: {},
        sets: [{ id: 'w-1', name: 'IT', note: '', weights: { [criterionId('y')]: 9 }, evaluator: null }],
      },
    }
    const columns = columnsOf(evaluate(document), document.scenarios)
    expect(columns.map(({ kind, name }) => [kind, name])).toEqual([
      ['base', ''],
      ['scenario', 'Delay'],
      ['weight-set', 'IT'],
    ])
    expect(columns.map((column) => [rankIn(column, A), rankIn(column, B)])).toEqual([
      [1, 2],
      [2, 1],
      [2, 1],
    ])
  })
})
