import { describe, expect, it } from 'vitest'
import { valueFunction } from '@/domain/criteria/scales'
import { weightTable } from '@/domain/criteria/weights'
import type { Scale } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { showScore } from '@/domain/ranking/score-unit'
import { mean, pool, trimmedMean } from '@/domain/ratings/pooling'
import { aCriterion, aGroup, anEvaluation, criterionId, measure, outOf } from '../../support/an-evaluation'
import index from '../../fixtures/cases/index.json'
import file from '../../fixtures/cases/weighted-sum.json'

const cases = new Map<string, unknown>(file.tested.map((c) => [c.id, c]))
const tested = new Set<string>()

/** Facts as published; their shape differs from case to case. */
function published<Shape>(id: string): Shape {
  tested.add(id)
  return cases.get(id) as Shape
}

interface Table {
  readonly alternatives: readonly string[]
  readonly criteria: readonly string[]
  readonly types: readonly ('benefit' | 'cost')[]
  readonly matrix: readonly (readonly number[])[]
}

const column = ({ matrix }: Pick<Table, 'matrix'>, j: number) => matrix.map((row) => row[j]!)

/** The matrix as measures, each with the value function that its column gives. */
function scored(table: Table, weights: readonly number[], scaleOf: (column: number[], j: number) => Scale) {
  const document = anEvaluation()
    .withVendors(...table.alternatives)
    .withCriteria(
      ...table.criteria.map((_, j) =>
        aCriterion(String(j), { weight: weights[j]!, scale: scaleOf(column(table, j), j) }),
      ),
    )
    .withMarks(Object.fromEntries(table.criteria.map((_, j) => [String(j), column(table, j)])))
    .build()
  const results = evaluate(document)
  return {
    scores: results.standings.map((s) => s.score!),
    order: results.ranking.map((s) => s.vendor.slice(2)),
  }
}

const minMax = (isBenefit: boolean) => (xs: readonly number[]) =>
  measure([Math.min(...xs), isBenefit ? 0 : 1], [Math.max(...xs), isBenefit ? 1 : 0])

/** A value function through every point that occurs. */
const through = (xs: readonly number[], valueOf: (x: number) => number) =>
  measure(...[...new Set(xs)].toSorted((a, b) => a - b).map((x) => [x, valueOf(x)] as const))

const closeTo = (actual: readonly number[], expected: readonly number[], digits: number) => {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, digits))
}

describe('published cases of the weighted sum', () => {
  it('P-SAW-01: Podvezko 2011, min-max and linear-max', () => {
    const { inputs, expected } = published<{
      inputs: Table & { weights: number[] }
      expected: Record<'recomputed_linear_max' | 'recomputed_min_max_not_published', number[]> & {
        ranking_best_first: string[]
      }
    }>('P-SAW-01')
    const isBenefit = (j: number) => inputs.types[j] === 'benefit'
    const byRange = scored(inputs, inputs.weights, (xs, j) => minMax(isBenefit(j))(xs))
    closeTo(byRange.scores, expected.recomputed_min_max_not_published, 6)
    const byMax = scored(inputs, inputs.weights, (xs, j) =>
      isBenefit(j) ? measure([0, 0], [Math.max(...xs), 1]) : through(xs, (x) => Math.min(...xs) / x),
    )
    closeTo(byMax.scores, expected.recomputed_linear_max, 6)
    expect(byMax.order).toEqual(expected.ranking_best_first)
  })

  it('P-SAW-02: Opricovic & Tzeng 2007, 1 − S', () => {
    const { inputs, expected } = published<{
      inputs: Table & { weight_sets_unnormalised: { W1: number[] } }
      expected: { W1: { min_max_weighted_sum: number[]; ranking_best_first: string[] } }
    }>('P-SAW-02')
    const { scores, order } = scored(inputs, inputs.weight_sets_unnormalised.W1, (xs, j) =>
      minMax(inputs.types[j] === 'benefit')(xs),
    )
    closeTo(scores, expected.W1.min_max_weighted_sum, 6)
    expect(order).toEqual(expected.W1.ranking_best_first)
  })

  it('P-SAW-03: AHPy, global weight is the product of local weights', () => {
    type Leaf = 'c' | 'e' | 'f' | 'g'
    type Vendor = 'x' | 'y' | 'z'
    const { inputs, expected } = published<{
      inputs: { leaf_scores: Record<Leaf, Record<Vendor, number>> }
      expected: { recomputed_target: Record<Vendor, number>; global_leaf_weights: Record<Leaf, number> }
    }>('P-SAW-03')
    const leaf = (name: Leaf, weight: number) => {
      const total = Object.values(inputs.leaf_scores[name]).reduce((a, b) => a + b, 0)
      return aCriterion(name, { weight, scale: measure([0, 0], [total, 1]) })
    }
    const d = aGroup('d', [leaf('f', 2 / 3), leaf('g', 1 / 3)], { weight: 0.8 })
    const vendors = ['x', 'y', 'z'] as const
    const marks = Object.entries(inputs.leaf_scores).map(([name, by]) => [name, vendors.map((v) => by[v])] as const)
    const document = anEvaluation()
      .withVendors(...vendors)
      .withCriteria(aGroup('b', [d, leaf('e', 0.2)], { weight: 0.5 }), leaf('c', 0.5))
      .withMarks(Object.fromEntries(marks))
      .build()
    const { globals } = weightTable(document.criteria)
    for (const [name, weight] of Object.entries(expected.global_leaf_weights))
      expect(globals.get(criterionId(name))).toBeCloseTo(weight, 6)
    closeTo(
      evaluate(document).standings.map((s) => s.score!),
      vendors.map((v) => expected.recomputed_target[v]),
      6,
    )
  })

  it('P-SAW-04: rsmaa, piecewise linear value functions, clipped', () => {
    type Name = 'rising' | 'falling' | 'rising4' | 'falling4'
    const { inputs, expected } = published<{
      inputs: {
        functions: Record<Name, { cutoffs: number[]; values: number[] }>
        x: Record<Name | 'falling4_out_of_range', number[]>
      }
      expected: Record<Name, number[]> & { falling4_out_of_range: { clip: number[] } }
    }>('P-SAW-04')
    for (const name of ['rising', 'falling', 'rising4', 'falling4'] as const) {
      const { cutoffs, values } = inputs.functions[name]
      const valueOf = valueFunction(measure(...cutoffs.map((x, i) => [x, values[i]!] as const)))
      closeTo(inputs.x[name].map(valueOf), expected[name], 9)
      if (name === 'falling4')
        closeTo(inputs.x.falling4_out_of_range.map(valueOf), expected.falling4_out_of_range.clip, 9)
    }
  })

  it('P-SAW-05: a newcomer that stretches a scale turns the leader; a scale declared beforehand does not', () => {
    const { inputs, expected } = published<{
      inputs: Table & { weights_signed: number[]; added_alternative: { a10: number[] } }
      expected: Record<'order_13' | 'order_14', string[]> & Record<'scores_13' | 'scores_14', Record<string, number>>
    }>('P-SAW-05')
    const after = {
      ...inputs,
      alternatives: [...inputs.alternatives, 'a10'],
      matrix: [...inputs.matrix, inputs.added_alternative.a10],
    }
    const weights = inputs.weights_signed.map(Math.abs)
    const percentOfMaximum = (xs: readonly number[], j: number) => {
      const isCost = inputs.weights_signed[j]! < 0
      return measure([0, isCost ? 1 : 0], [Math.max(...xs), isCost ? 0 : 1])
    }
    const before = scored(inputs, weights, percentOfMaximum)
    const costs = inputs.weights_signed.filter((w) => w < 0).reduce((a, b) => a - b, 0)
    const total = weights.reduce((a, b) => a + b, 0)
    const asValue = (signed: number) => (signed + costs) / total
    closeTo(
      before.scores,
      inputs.alternatives.map((a) => asValue(expected.scores_13[a]!)),
      6,
    )
    expect(before.order).toEqual(expected.order_13)
    const stretched = scored(after, weights, percentOfMaximum)
    closeTo(
      stretched.scores,
      after.alternatives.map((a) => asValue(expected.scores_14[a]!)),
      6,
    )
    expect(stretched.order).toEqual(expected.order_14)
    const declared = scored(after, weights, (_, j) => percentOfMaximum(column(inputs, j), j))
    expect(declared.order.filter((a) => a !== 'a10')).toEqual(expected.order_13)
  })

  it('P-SWING-01: Goodwin & Wright, value 80.48 with exact weights, 80.8 with rounded ones', () => {
    const { inputs, expected } = published<{
      inputs: { swings: number[]; values_addison_square: number[] }
      expected: Record<'published_weights_rounded' | 'recomputed_weights', number[]> &
        Record<'recomputed_with_exact_weights' | 'recomputed_with_rounded_weights', number>
    }>('P-SWING-01')
    const names = inputs.swings.map((_, i) => String(i))
    const withWeights = (weights: readonly number[]) =>
      anEvaluation()
        .withVendors('Addison')
        .withCriteria(...names.map((name, i) => aCriterion(name, { weight: weights[i]!, scale: outOf(100) })))
        .withMarks(Object.fromEntries(names.map((name, i) => [name, [inputs.values_addison_square[i]!]])))
        .build()
    const scoreOf = (weights: readonly number[]) => evaluate(withWeights(weights)).standings[0]!.score! * 100
    const { shares } = weightTable(withWeights(inputs.swings).criteria)
    closeTo(
      names.map((name) => shares.get(criterionId(name))! * 100),
      expected.recomputed_weights,
      6,
    )
    expect(scoreOf(inputs.swings)).toBeCloseTo(expected.recomputed_with_exact_weights, 6)
    expect(scoreOf(expected.published_weights_rounded)).toBeCloseTo(expected.recomputed_with_rounded_weights, 9)
  })

  it('wsum-scottlogic: raw totals 28, 32, 30', () => {
    const { inputs, expected } = published<{
      inputs: { weights: number[]; scores: number[][]; vendors: string[] }
      expected: { total: number[] }
    }>('wsum-scottlogic')
    const names = inputs.weights.map((_, i) => String(i))
    const document = anEvaluation()
      .withVendors(...inputs.vendors)
      .withCriteria(...names.map((name, i) => aCriterion(name, { weight: inputs.weights[i]! })))
      .withMarks(Object.fromEntries(names.map((name, i) => [name, column({ matrix: inputs.scores }, i)])))
      .withRules({ display: 'scale' })
      .build()
    const { standings, unit } = evaluate(document)
    closeTo(
      standings.map((s) => showScore(s.score!, unit) * 10),
      expected.total,
      10,
    )
  })

  it('rfp-zhuhai: price points rounded to 2 decimals before they are added', () => {
    const { inputs, expected } = published<{
      inputs: { vendors: string[]; price: number[]; technicalAndCommercial: number[]; pricePoints: number }
      expected: { pricePoints: number[]; total: number[]; rank: number[] }
    }>('rfp-zhuhai')
    const lowest = Math.min(...inputs.price)
    const document = anEvaluation()
      .withVendors(...inputs.vendors)
      .withCriteria(
        aCriterion('technical', { weight: 80, scale: outOf(80) }),
        aCriterion('price', { weight: 20, scale: outOf(inputs.pricePoints) }),
      )
      .withMarks({
        technical: inputs.technicalAndCommercial,
        price: inputs.price.map((own) => (lowest / own) * inputs.pricePoints),
      })
      .withRules({ display: 'scale', rounding: { stage: 'criterion', decimals: 2 } })
      .build()
    const { standings, unit } = evaluate(document)
    expect(unit).toEqual({ kind: 'scale', base: 0, range: 100 })
    const price = standings.map((s) => s.contributions.get(criterionId('price'))! * unit.range)
    closeTo(price, expected.pricePoints, 9)
    closeTo(
      standings.map((s) => showScore(s.score!, unit)),
      expected.total,
      9,
    )
    expect(standings.map((s) => s.rank)).toEqual(expected.rank)
  })

  it('P-PRICE-01: Negometrix, quality and price points in one sum', () => {
    type Bid = Record<'experience' | 'quality' | 'time' | 'price', number>
    const { inputs, expected } = published<{
      inputs: { max_points: Bid; bidder_A: Bid; bidder_B: Bid }
      expected: { published: Record<'A_total' | 'B_total' | 'A_percent' | 'B_percent', number> }
    }>('P-PRICE-01')
    const bids = [inputs.bidder_A, inputs.bidder_B]
    const lowest = Math.min(...bids.map((bid) => bid.price))
    const full = Object.entries(inputs.max_points)
    const document = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(...full.map(([name, points]) => aCriterion(name, { weight: points, scale: outOf(points) })))
      .withMarks({
        experience: bids.map((bid) => bid.experience),
        quality: bids.map((bid) => bid.quality),
        time: bids.map((bid) => bid.time),
        price: bids.map((bid) => (lowest / bid.price) * inputs.max_points.price),
      })
      .withRules({ display: 'scale' })
      .build()
    const { standings, unit, ranking } = evaluate(document)
    const { published: printed } = expected
    closeTo(
      standings.map((s) => showScore(s.score!, unit)),
      [printed.A_total, printed.B_total],
      9,
    )
    closeTo(
      standings.map((s) => s.score! * 100),
      [printed.A_percent, printed.B_percent],
      9,
    )
    expect(ranking[0]!.vendor).toBe('v-A')
  })

  it('P-PANEL-01: drop one highest and one lowest of seven', () => {
    const { inputs, expected } = published<{ inputs: { scores: number[] }; expected: { published: number } }>(
      'P-PANEL-01',
    )
    const judges = inputs.scores.map((_, i) => `J${i}`)
    const document = judges
      .reduce(
        (builder, judge, i) => builder.withMarks({ show: [inputs.scores[i]!] }, judge),
        anEvaluation()
          .withVendors('A')
          .withEvaluators(...judges)
          .withCriteria(aCriterion('show', { scale: outOf(100) })),
      )
      .withRules({ pooling: 'trimmed-mean', trimFrom: 5 })
      .build()
    expect(evaluate(document).rows[0]!.levels[0]).toBe(expected.published)
  })

  it('P-DISP-01: mean and trimmed mean where one value goes at each end', () => {
    const { inputs, expected } = published<{
      inputs: Record<'trim1' | 'trim2', { x: number[] }> & { aad2: number[] }
      expected: Record<'trim1' | 'trim2', { mean: number; trimmed: number }> & { mean2: number }
    }>('P-DISP-01')
    for (const name of ['trim1', 'trim2'] as const) {
      const { x } = inputs[name]
      expect(mean(x)).toBeCloseTo(expected[name].mean, 9)
      expect(trimmedMean(x)).toBeCloseTo(expected[name].trimmed, 9)
      expect(pool(x, [], { pooling: 'trimmed-mean', trimFrom: 5 })).toBe(trimmedMean(x))
    }
    expect(mean(inputs.aad2)).toBeCloseTo(expected.mean2, 9)
  })
})

describe('the list of published cases', () => {
  it('names each as tested here, in another file or as of a later chapter', () => {
    const accounted = [...tested, ...Object.values(index.elsewhere).flat(), ...Object.values(index.later).flat()]
    expect(accounted.toSorted()).toEqual(index.every.toSorted())
  })
})
