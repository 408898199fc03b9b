import { describe, expect, it } from 'vitest'
import { bestWorst } from '@/domain/weighting/best-worst'
import { geometricMean, priorities, reciprocalMatrix } from '@/domain/weighting/pairwise'
import { rankWeights } from '@/domain/weighting/rank-order'
import type { RankRule } from '@/domain/weighting/weighting'
import index from '../../../fixtures/cases/index.json'
import file from '../../../fixtures/cases/weighting.json'

const cases = new Map<string, unknown>(file.tested.map((c) => [c.id, c]))

/** Facts as published; their shape differs from case to case. */
const published = <Shape>(id: string) => cases.get(id) as Shape

const number = (printed: number | string): number => {
  if (typeof printed === 'number') return printed
  const [above, below = 1] = printed.split('/').map(Number)
  return above! / below
}
const numbers = (printed: readonly (number | string)[]) => printed.map(number)
function closeTo(actual: readonly number[], expected: readonly (number | string)[], tolerance: number) {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((x, i) => expect(Math.abs(x - number(expected[i]!)), `item ${i}`).toBeLessThanOrEqual(tolerance))
}
/** Items in an upper triangle of so many figures. */
const sizeOf = (above: readonly unknown[]) => (1 + Math.sqrt(1 + 8 * above.length)) / 2
const compared = (above: readonly (number | string)[]) => priorities(reciprocalMatrix(sizeOf(above), numbers(above)))

describe('published cases of weighting', () => {
  it('P-RANK-01: centroid, rank sum and reciprocal for 2 to 5 items', () => {
    type Row = Record<'ROC_exact' | 'rank_sum_exact' | 'rank_reciprocal_exact', string[]>
    const { expected, tolerance } = published<{
      expected: { tables: Record<string, Row> }
      tolerance: { recomputed: number }
    }>('P-RANK-01')
    for (const [n, row] of Object.entries(expected.tables)) {
      const each = (rule: RankRule) => rankWeights(rule, new Array<number>(Number(n)).fill(1))
      closeTo(each('centroid'), row.ROC_exact, tolerance.recomputed)
      closeTo(each('sum'), row.rank_sum_exact, tolerance.recomputed)
      closeTo(each('reciprocal'), row.rank_reciprocal_exact, tolerance.recomputed)
    }
  })

  it('P-AHP-01: Saaty 2008, seven drinks', () => {
    const { inputs, expected, tolerance } = published<{
      inputs: { upper_triangle_row_wise: number[] }
      expected: Record<'published_weights' | 'recomputed_weights', number[]> &
        Record<'published_CR' | 'recomputed_CR' | 'recomputed_CI' | 'recomputed_lambda_max', number>
      tolerance: { published: number; recomputed: number }
    }>('P-AHP-01')
    const { weights, lambdaMax, ci, cr } = compared(inputs.upper_triangle_row_wise)
    closeTo(weights, expected.published_weights, tolerance.published)
    closeTo(weights, expected.recomputed_weights, tolerance.recomputed)
    closeTo(
      [lambdaMax, ci, cr],
      [expected.recomputed_lambda_max, expected.recomputed_CI, expected.recomputed_CR],
      tolerance.recomputed,
    )
    closeTo([cr], [expected.published_CR], tolerance.published)
  })

  it('P-AHP-02: Tom, Dick and Harry', () => {
    const { inputs, expected, tolerance } = published<{
      inputs: { criteria_upper_triangle: (number | string)[]; candidate_upper_triangles: Record<string, number[]> }
      expected: Record<
        'recomputed_criteria_weights' | 'recomputed_priorities' | 'recomputed_CR_per_criterion',
        number[]
      > & {
        recomputed_local: number[][]
        recomputed_CR_criteria: number
        published_priorities: Record<string, number>
      }
      tolerance: { published: number; recomputed: number }
    }>('P-AHP-02')
    const criteria = compared(inputs.criteria_upper_triangle)
    closeTo(criteria.weights, expected.recomputed_criteria_weights, tolerance.recomputed)
    closeTo([criteria.cr], [expected.recomputed_CR_criteria], tolerance.recomputed)
    const local = Object.values(inputs.candidate_upper_triangles).map(compared)
    local.forEach(({ weights }, i) => closeTo(weights, expected.recomputed_local[i]!, tolerance.recomputed))
    closeTo(
      local.map(({ cr }) => cr),
      expected.recomputed_CR_per_criterion,
      tolerance.recomputed,
    )
    const totals = [0, 1, 2].map((who) => local.reduce((sum, l, i) => sum + l.weights[who]! * criteria.weights[i]!, 0))
    closeTo(totals, expected.recomputed_priorities, tolerance.recomputed)
    closeTo(totals, Object.values(expected.published_priorities), tolerance.published)
  })

  it('P-AHP-03: x times, consistent matrices and matrices too small to be inconsistent', () => {
    const { inputs, expected, tolerance } = published<{
      inputs: { consistent_matrix: (number | string)[][] }
      expected: Record<'x_times_weights' | 'consistent_weights', (number | string)[]>
      tolerance: { recomputed: number }
    }>('P-AHP-03')
    const times = compared([9, 9, 9, 1, 1, 1])
    closeTo(times.weights, expected.x_times_weights, tolerance.recomputed)
    expect(times.cr).toBe(0)
    const consistent = priorities(inputs.consistent_matrix.map(numbers))
    closeTo(consistent.weights, expected.consistent_weights, tolerance.recomputed)
    expect(consistent).toMatchObject({ lambdaMax: 3, ci: 0, cr: 0 })
    expect(priorities([[1]])).toMatchObject({ weights: [1], ci: 0, cr: 0 })
    expect(compared([7])).toMatchObject({ ci: 0, cr: 0 })
  })

  it('P-AHP-04: judgements of several people by geometric mean', () => {
    const { inputs, expected, tolerance } = published<{
      inputs: { judgements_apple_orange: number[]; opposite: (number | string)[] }
      expected: { AIJ_reciprocal: number; AIJ_opposite: number }
      tolerance: { recomputed: number }
    }>('P-AHP-04')
    const pooled = geometricMean(inputs.judgements_apple_orange)
    const turned = geometricMean(inputs.judgements_apple_orange.map((x) => 1 / x))
    closeTo(
      [pooled, turned, geometricMean(numbers(inputs.opposite))],
      [Math.cbrt(24), expected.AIJ_reciprocal, expected.AIJ_opposite],
      tolerance.recomputed,
    )
  })

  it('ahp-group-aij: three judges, four items', () => {
    const { inputs, expected, tolerance } = published<{
      inputs: { uppers: number[][] }
      expected: { weights: number[]; CR: number }
      tolerance: number
    }>('ahp-group-aij')
    const { weights, cr } = compared(inputs.uppers[0]!.map((_, k) => geometricMean(inputs.uppers.map((u) => u[k]!))))
    closeTo([...weights, cr], [...expected.weights, expected.CR], tolerance)
  })

  it('P-BWM-01: Rezaei 2016, exact fractions', () => {
    type Vectors = Record<'best_to_others' | 'others_to_worst', number[]>
    const { inputs, expected, tolerance } = published<{
      inputs: Record<'ex1' | 'ex2', Vectors> & { criteria: string[]; best: string; worst: string }
      expected: {
        ex1: { exact: string[] }
        ex2: { exact: string[]; exact_xi: string }
      }
      tolerance: { recomputed: number }
    }>('P-BWM-01')
    const solve = (ex: Vectors) =>
      bestWorst({
        best: inputs.criteria.indexOf(inputs.best),
        worst: inputs.criteria.indexOf(inputs.worst),
        bestOver: ex.best_to_others,
        overWorst: ex.others_to_worst,
      })
    const first = solve(inputs.ex1)
    closeTo(first.weights, expected.ex1.exact, tolerance.recomputed)
    expect(first).toMatchObject({ xi: 0, ratio: 0, worstFit: null, outOfOrder: [] })
    const second = solve(inputs.ex2)
    closeTo(second.weights, expected.ex2.exact, tolerance.recomputed)
    closeTo([second.xi, second.ratio], [expected.ex2.exact_xi, '1/56'], tolerance.recomputed)
    expect(second.worstFit).toBe(3)
  })

  it('bwm-consistent: ξ is 0', () => {
    const { inputs, expected, tolerance } = published<{
      inputs: Record<'bestToOthers' | 'othersToWorst', number[]>
      expected: { weights: number[]; xi: number }
      tolerance: number
    }>('bwm-consistent')
    const { bestToOthers: bestOver, othersToWorst: overWorst } = inputs
    const { weights, xi } = bestWorst({ best: 1, worst: 4, bestOver, overWorst })
    closeTo([...weights, xi], [...expected.weights, expected.xi], tolerance)
  })

  it('are those that the list of cases names here', () => {
    const here = index.elsewhere['tests/unit/domain/weighting/published-cases.test.ts']
    expect(here.toSorted()).toEqual([...cases.keys()].toSorted())
  })
})
