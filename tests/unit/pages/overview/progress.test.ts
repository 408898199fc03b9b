import { describe, expect, it } from 'vitest'
import type { Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { progressOf } from '@/pages/overview/progress'
import { aCriterion, anEvaluation, aVendor, type Mark } from '../../../support/an-evaluation'

/** @param out how many of the vendors, from the first, are out */
function stageOfVendors(names: readonly string[], out: number) {
  const built = anEvaluation()
    .withVendors(...names)
    .withCriteria(aCriterion('Fit'))
    .build()
  const vendors = built.vendors.map((vendor, i) => (i < out ? { ...vendor, status: 'out' as const } : vendor))
  const document = { ...built, vendors }
  return progressOf(document, evaluate(document)).find(({ name }) => name === 'vendors')
}

function statesOf(document: Evaluation) {
  return Object.fromEntries(progressOf(document, evaluate(document)).map(({ name, state }) => [name, state]))
}

describe('progressOf', () => {
  it.each([
    [[], 0, 'empty'],
    [['Alder'], 0, 'begun'],
    [['Alder', 'Brook'], 1, 'begun'],
    [['Alder', 'Brook'], 2, 'begun'],
    [['Alder', 'Brook', 'Cedar'], 1, 'done'],
  ])('of vendors %j, %d of them out: %s', (names, out, state) => {
    expect(stageOfVendors(names, out)).toMatchObject({
      state,
      figures: { vendors: names.length, inRace: names.length - out },
    })
  })

  it.each<[string, Mark[], { scores: string; results: string }, { first: string; count: number }]>([
    ['a leader', [5, 4, 3], { scores: 'done', results: 'done' }, { first: 'A', count: 1 }],
    ['a tie', [5, 5, 3], { scores: 'done', results: 'done' }, { first: 'A = B', count: 2 }],
    ['nobody above the threshold', [1, 1, 1], { scores: 'done', results: 'done' }, { first: '', count: 0 }],
    ['a leader so far', [5, null, null], { scores: 'begun', results: 'begun' }, { first: 'A', count: 1 }],
    ['failing so far', [1, null, null], { scores: 'begun', results: 'begun' }, { first: '', count: 0 }],
    ['nothing rated', [null, null, null], { scores: 'empty', results: 'empty' }, { first: '', count: 0 }],
  ])('names all who are first: %s', (_, marks, states, figures) => {
    const document = anEvaluation()
      .withVendors('A', 'B', 'C')
      .withCriteria(aCriterion('Fit', { threshold: 2 }))
      .withMarks({ Fit: marks })
      .build()
    expect(statesOf(document)).toMatchObject(states)
    expect(progressOf(document, evaluate(document)).at(-1)!.figures).toEqual(figures)
  })

  it('counts nothing as rated when every vendor is out', () => {
    const document = anEvaluation()
      .withVendors(aVendor('A', { status: 'out' }), aVendor('B', { status: 'out' }))
      .withCriteria(aCriterion('Fit'))
      .withMarks({ Fit: [5, 4] })
      .build()
    expect(statesOf(document)).toEqual({ criteria: 'done', vendors: 'begun', scores: 'empty', results: 'empty' })
  })
})
