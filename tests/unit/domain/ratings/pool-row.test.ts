import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation, Scale, ScoringRules } from '@/domain/evaluation'
import { poolRows } from '@/domain/ratings/pool-row'
import { aCriterion, anEvaluation, measure, oneToFive, type Mark } from '../../../support/an-evaluation'

/** Each list: the marks of the evaluators for one vendor. */
function row(cells: readonly (readonly Mark[])[], rules: Partial<ScoringRules> = {}, scale: Scale = oneToFive) {
  const people = cells[0]!.map((_, e) => `E${e}`)
  const blank = anEvaluation()
    .withVendors(...cells.map((_, v) => `V${v}`))
    .withEvaluators(...people)
    .withCriteria(aCriterion('a', { scale }))
    .withRules(rules)
  const marked = people.reduce((b, name, e) => b.withMarks({ a: cells.map((cell) => cell[e]!) }, name), blank)
  return pooled(marked.build())
}

const pooled = (document: Evaluation) => poolRows(document, leavesOf(document.criteria))[0]!

describe('a pooled row', () => {
  it('tells the four states apart, and zero is a rating', () => {
    const { states, values } = row([[1], ['na'], ['abstain'], ['unrated'], [null]])
    expect(states).toEqual(['rated', 'na', 'abstain', 'unrated', 'unrated'])
    expect([...values]).toEqual([0, NaN, NaN, NaN, NaN])
  })

  it('leaves abstentions out and lets a rating outweigh "not applicable"', () => {
    const { states, levels, answered } = row([
      [5, 'abstain'],
      [3, 'na'],
      ['na', 'abstain'],
      ['na', null],
    ])
    expect(states).toEqual(['rated', 'rated', 'na', 'unrated'])
    expect([...levels]).toEqual([5, 3, NaN, NaN])
    expect([...answered]).toEqual([1, 1, 1, 0.5])
  })

  it('counts a cell that all abstained from as missing', () => {
    const { answered, lows, highs } = row([['abstain', 'abstain']])
    expect([answered[0], lows[0], highs[0]]).toEqual([0, 0, 1])
  })

  it('ranges from every missing mark at worst to every one at best', () => {
    const { values, lows, highs } = row([[3, null, null, null]])
    expect([lows[0], values[0], highs[0]]).toEqual([0.125, 0.5, 0.875])
  })

  it('ranges in the direction of the scale', () => {
    const { lows, highs } = row(
      [[5, null]],
      {},
      { ...oneToFive, levels: oneToFive.levels.map((l) => ({ ...l, value: (5 - l.level) / 4 })) },
    )
    expect([lows[0], highs[0]]).toEqual([0, 0.5])
  })

  it('could become anything where a measure has no worst level', () => {
    const { lows, highs } = row([[5, null]], {}, measure([0, 0], [10, 1]))
    expect([lows[0], highs[0]]).toEqual([0, 1])
  })

  it('keeps its range around the value where one more mark starts the trimming', () => {
    const { values, lows } = row([[1, 1, 1, 5, null]], { pooling: 'trimmed-mean', trimFrom: 5 })
    expect(values[0]).toBe(0.25)
    expect(lows[0]).toBe(0)
  })

  it('rounds the pooled level where cells are rounded', () => {
    const { levels } = row([[4, 4, 5]], { rounding: { stage: 'cell', decimals: 1 } })
    expect(levels[0]).toBe(4.3)
  })

  it('reads marks in whatever order a row holds them and skips unknown vendors', () => {
    const document = anEvaluation().withVendors('A', 'B', 'C').withCriteria(aCriterion('a')).build()
    const mark = (level: number) => ({ state: 'rated', level })
    const scrambled = { 'p-Ann': { 'c-a': { 'v-C': mark(3), 'v-gone': mark(5), 'v-A': mark(1), 'v-B': mark(2) } } }
    expect([...pooled({ ...document, ratings: scrambled as Evaluation['ratings'] }).levels]).toEqual([1, 2, 3])
  })

  it('keeps nothing of what was read before', () => {
    row([
      [5, 5],
      [5, 5],
      [5, 5],
    ])
    expect(row([[null, null]]).states).toEqual(['unrated'])
  })
})
