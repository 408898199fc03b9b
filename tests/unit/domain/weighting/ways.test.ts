import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NodeId } from '@/domain/evaluation'
import { bestWorst } from '@/domain/weighting/best-worst'
import { comparison, deriveWeights, judgementOn, pairsOf } from '@/domain/weighting/derive'
import { judgementSteps, mendOf } from '@/domain/weighting/mend'
import { priorities, reciprocalMatrix } from '@/domain/weighting/pairwise'
import { rankWeights } from '@/domain/weighting/rank-order'
import type { Judge, MethodInputs } from '@/domain/weighting/weighting'

const items = (n: number) => Array.from({ length: n }, (_, i) => `c-${i}` as NodeId)
const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0)
const count = fc.integer({ min: 2, max: 9 })
const rule = fc.constantFrom('centroid' as const, 'sum' as const, 'reciprocal' as const)
const step = fc.constantFrom(...judgementSteps)
/** Weights in a ratio that is no scale step, so that consistency is not a matter of luck. */
const ratios = (n: number) => fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n })
const matrixOf = (n: number) =>
  fc.array(step, { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 }).map((a) => reciprocalMatrix(n, a))
const judgeOf = (matrix: readonly (readonly number[])[], name = ''): Judge => {
  const ids = items(matrix.length)
  return {
    name,
    judgements: Object.fromEntries(
      ids.map((a, i) => [a, Object.fromEntries(ids.flatMap((b, j) => (j > i ? [[b, matrix[i]![j]!]] : [])))]),
    ),
  }
}
const closeTo = (actual: readonly number[], expected: readonly number[], tolerance = 1e-9) =>
  actual.forEach((x, i) => expect(Math.abs(x - expected[i]!)).toBeLessThan(tolerance))

describe('rank order', () => {
  it('sums to 1, falls from tier to tier, and gives tied items the mean of their places', () => {
    fc.assert(
      fc.property(rule, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), (by, sizes) => {
        const weights = rankWeights(by, sizes)
        expect(sum(weights.map((w, i) => w * sizes[i]!))).toBeCloseTo(1, 12)
        weights.forEach((w, i) => i > 0 && expect(w).toBeLessThan(weights[i - 1]!))
        const apart = rankWeights(by, new Array<number>(sum(sizes)).fill(1))
        expect(weights[0]).toBeCloseTo(sum(apart.slice(0, sizes[0])) / sizes[0]!, 12)
      }),
    )
  })
})

describe('comparison two by two', () => {
  it('gives back the weights of a consistent matrix, with a ratio of 0 and nothing to mend', () => {
    fc.assert(
      fc.property(count.chain(ratios), (w) => {
        const matrix = w.map((a) => w.map((b) => a / b))
        const found = priorities(matrix)
        closeTo(
          found.weights,
          w.map((a) => a / sum(w)),
          1e-12,
        )
        expect(found.cr).toBe(0)
        expect(mendOf(matrix)).toBeNull()
      }),
    )
  })

  it('is an eigenvector to full precision, positive, summing to 1', () => {
    fc.assert(
      fc.property(count.chain(matrixOf), (matrix) => {
        const { weights, lambdaMax, cr } = priorities(matrix)
        expect(sum(weights)).toBeCloseTo(1, 12)
        expect(cr).toBeGreaterThanOrEqual(0)
        matrix.forEach((row, i) => {
          expect(weights[i]).toBeGreaterThan(0)
          const image = row.reduce((total, a, j) => total + a * weights[j]!, 0)
          expect(Math.abs(image - lambdaMax * weights[i]!)).toBeLessThan(1e-9)
        })
      }),
    )
  })

  it('mends: the value that is offered lowers the ratio to what it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 6 }).chain(matrixOf), (matrix) => {
        const mend = mendOf(matrix)
        if (!mend) return
        const { i, j, to } = mend
        const mended = matrix.map((row, r) => (r === i ? row.with(j, to) : r === j ? row.with(i, 1 / to) : row))
        expect(priorities(mended).cr).toBeLessThan(priorities(matrix).cr)
        expect(priorities(mended).cr).toBeCloseTo(mend.cr, 12)
      }),
      { numRuns: 40 },
    )
  })

  it('points at the judgement that was turned upside down', () => {
    const w = [8, 4, 2, 1]
    const matrix = w.map((a) => w.map((b) => a / b)).map((row) => [...row])
    matrix[1]![3] = 1 / 4
    matrix[3]![1] = 4
    expect(mendOf(matrix)).toMatchObject({ i: 1, j: 3, from: 1 / 4, to: 4, cr: 0 })
  })

  it('gives permuted weights for permuted items, whichever of two is asked about first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 7 }).chain(matrixOf), (matrix) => {
        const inputs: MethodInputs = { pairwise: { judges: [judgeOf(matrix)] } }
        const ids = items(matrix.length)
        const there = deriveWeights('pairwise', inputs, ids)
        const back = deriveWeights('pairwise', inputs, ids.toReversed())
        if (there.kind !== 'weights' || back.kind !== 'weights') throw new Error('complete judgements have weights')
        closeTo(there.weights, back.weights.toReversed())
      }),
    )
  })

  it('pools judges by geometric mean: two of one mind are one', () => {
    const one = judgeOf(reciprocalMatrix(3, [2, 6, 3]))
    const other = judgeOf(reciprocalMatrix(3, [1 / 2, 1 / 6, 1 / 3]))
    closeTo(comparison([one, one], items(3))!.weights, comparison([one], items(3))!.weights)
    closeTo(comparison([one, other], items(3))!.weights, [1 / 3, 1 / 3, 1 / 3])
  })
})

describe('best-worst', () => {
  it('has ξ 0 and the weights behind judgements that agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }).chain(ratios), (w) => {
        const best = w.indexOf(Math.max(...w))
        const worst = w.lastIndexOf(Math.min(...w))
        fc.pre(best !== worst)
        const found = bestWorst({
          best,
          worst,
          bestOver: w.map((x) => w[best]! / x),
          overWorst: w.map((x) => x / w[worst]!),
        })
        closeTo(
          found.weights,
          w.map((x) => x / sum(w)),
        )
        expect(found.xi).toBeLessThan(1e-9)
        expect(found.outOfOrder).toEqual([])
      }),
    )
  })

  it('never has a negative weight, sums to 1, and no judgement is missed by more than ξ', () => {
    const judged = fc.integer({ min: 3, max: 8 }).chain((n) => fc.tuple(ratios(n), ratios(n)))
    fc.assert(
      fc.property(judged, ([over, under]) => {
        const worst = over.length - 1
        const bestOver = over.with(0, 1)
        const overWorst = under.with(worst, 1).with(0, bestOver[worst]!)
        const { weights, xi } = bestWorst({ best: 0, worst, bestOver, overWorst })
        expect(sum(weights)).toBeCloseTo(1, 9)
        weights.forEach((w, j) => {
          expect(w).toBeGreaterThanOrEqual(0)
          expect(Math.abs(weights[0]! - bestOver[j]! * w)).toBeLessThanOrEqual((j === 0 ? 0 : xi) + 1e-9)
          expect(Math.abs(w - overWorst[j]! * weights[worst]!)).toBeLessThanOrEqual((j === worst ? 0 : xi) + 1e-9)
        })
      }),
    )
  })

  it('names the two that the rows put in opposite orders', () => {
    const { outOfOrder } = bestWorst({ best: 0, worst: 3, bestOver: [1, 2, 5, 8], overWorst: [8, 2, 5, 1] })
    expect(outOfOrder).toEqual([[1, 2]])
  })
})

describe('weights from what was entered', () => {
  const three = items(3)
  const [a, b, c] = three as [NodeId, NodeId, NodeId]

  it('are shares of the points, and none where all are zero', () => {
    expect(deriveWeights('points', { points: { [a]: 50, [b]: 30, [c]: 20 } }, three)).toEqual({
      kind: 'weights',
      weights: [0.5, 0.3, 0.2],
    })
    expect(deriveWeights('swing', { swing: { [a]: 0, [b]: 0, [c]: 0 } }, three)).toEqual({ kind: 'zero' })
  })

  it('ask for a criterion that is new, and leave out one that has gone', () => {
    const inputs: MethodInputs = {
      points: { [a]: 60, [b]: 40 },
      rank: { rule: 'sum', tiers: [[a], [b]] },
      pairwise: { judges: [{ name: '', judgements: { [a]: { [b]: 3 } } }] },
      'best-worst': { best: a, worst: b, bestOver: { [b]: 3 }, overWorst: {} },
    }
    for (const method of ['points', 'rank', 'pairwise', 'best-worst'] as const) {
      expect(deriveWeights(method, inputs, three).kind).toBe('open')
      expect(deriveWeights(method, inputs, [a, b]).kind).toBe('weights')
    }
    expect(deriveWeights('pairwise', inputs, three)).toEqual({ kind: 'open', missing: 2 })
    expect(deriveWeights('best-worst', inputs, three)).toEqual({ kind: 'open', missing: 2 })
    expect(deriveWeights('best-worst', inputs, [b, c]).kind).toBe('open')
  })

  it('are none where nothing was entered, and not compared two by two beyond nine', () => {
    for (const method of ['points', 'swing', 'rank', 'pairwise', 'best-worst'] as const)
      expect(deriveWeights(method, {}, three).kind).toBe('open')
    expect(deriveWeights('pairwise', {}, items(10))).toEqual({ kind: 'too-many' })
  })

  it('look a judgement up from either side', () => {
    const judge: Judge = { name: '', judgements: { [a]: { [b]: 3 } } }
    expect(judgementOn(judge, b, a)).toBe(1 / 3)
    expect(judgementOn(judge, b, c)).toBeUndefined()
    expect(pairsOf(three)).toEqual([
      [a, b],
      [a, c],
      [b, c],
    ])
  })
})
