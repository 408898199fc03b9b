import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import { enter } from '@/domain/robustness/simulation/build-contest'
import { plainEngine } from '@/domain/robustness/simulation/engine'
import { measuresOf } from '@/domain/robustness/simulation/measures'
import { blockRunner, confidenceOf } from '@/domain/robustness/simulation/run-blocks'
import type { Tally } from '@/domain/robustness/simulation/tally'
import { weightClasses, weightTree, type WeightSpace } from '@/domain/robustness/simulation/weight-space'
import { arbitraryEvaluation } from '../../../../support/arbitrary-evaluation'
import { aCriterion, aGroup, anEvaluation, outOf, rootId } from '../../../../support/an-evaluation'
import { aContest, samplesOf, startedWasm, tallyOf } from '../../../../support/simulated'

const everything = { kind: 'criteria' } as const
const wasm = startedWasm()

const quarters = fc.integer({ min: 0, max: 4 }).map((x) => x / 4)
/** Coarse values, so that vendors are often level. */
const arbitraryRows = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, m]) => fc.array(fc.array(quarters, { minLength: m, maxLength: m }), { minLength: n, maxLength: n }))

const options = fc.record({
  ratings: fc.constantFrom('fixed' as const, 'drawn' as const),
  missing: fc.constantFrom('estimate' as const, 'range' as const),
})

function sums(tally: Tally) {
  const { acceptability } = measuresOf(tally)
  const n = tally.vendors
  const line = (at: (i: number) => number) =>
    Array.from({ length: n }, (_, i) => acceptability[at(i)]!).reduce((a, b) => a + b, 0)
  return Array.from({ length: n }, (_, i) => [line((j) => i * n + j), line((j) => j * n + i)]).flat()
}

describe('acceptability', () => {
  it('sums to 1 over places and over vendors, whatever is level, missing or drawn', () => {
    fc.assert(
      fc.property(
        arbitraryEvaluation({ isPooledByCell: true }),
        options,
        fc.constantFrom('criteria', 'order'),
        (document, choices, kind) => {
          const entry = enter(evaluate(document), choices)
          fc.pre(entry !== null)
          const space: WeightSpace = kind === 'order' ? { kind, classes: weightClasses(entry.present) } : everything
          for (const sum of sums(tallyOf({ contest: entry.contest, space, seed: 3 }, 1, wasm)))
            expect(sum).toBeCloseTo(1, 9)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('never puts a dominated vendor first', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (rows, isLess) => {
        const [best] = rows as [number[]]
        // Worse in the first criterion for certain, since every criterion has some weight.
        const dominated = best.map((x, j) => (j === 0 ? x - 0.25 : isLess[j]! ? x / 2 : x))
        const tally = tallyOf({ contest: aContest([...rows, dominated]), space: everything, seed: 5 }, 1, wasm)
        const { acceptability, central } = measuresOf(tally)
        expect(acceptability[rows.length * (rows.length + 1)]).toBe(0)
        expect(central[rows.length]).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('permutes with the vendors', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.nat(), (rows, turn) => {
        const n = rows.length
        const shift = turn % n
        const turned = rows.map((_, v) => rows[(v + shift) % n]!)
        const of = (table: typeof rows) =>
          measuresOf(tallyOf({ contest: aContest(table), space: everything, seed: 1 }, 1))
        const [a, b] = [of(rows), of(turned)]
        for (let v = 0; v < n; v++) {
          const from = ((v + shift) % n) * n
          expect(b.acceptability.slice(v * n, v * n + n)).toEqual(a.acceptability.slice(from, from + n))
          expect(b.central[v]).toEqual(a.central[(v + shift) % n])
        }
      }),
      { numRuns: 25 },
    )
  })

  it('splits a shared place evenly among those who share it', () => {
    const tally = tallyOf(
      {
        contest: aContest([
          [1, 1],
          [1, 1],
          [0, 0],
        ]),
        space: everything,
        seed: 1,
      },
      1,
      wasm,
    )
    expect([...measuresOf(tally).acceptability]).toEqual([0.5, 0.5, 0, 0.5, 0.5, 0, 0, 0, 1])
    expect([...measuresOf(tally).pairwise]).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0])
  })
})

describe('the two engines', () => {
  it('agree to the last bit: weights, places, wins, central weights', () => {
    fc.assert(
      fc.property(
        arbitraryEvaluation({ isPooledByCell: true }),
        fc.nat(),
        fc.constantFrom('criteria', 'near', 'order', 'tree'),
        (document, seed, kind) => {
          const results = evaluate(document)
          const entry = enter(results, { ratings: 'fixed', missing: 'estimate' })
          fc.pre(entry !== null)
          const { contest, present, criteria } = entry
          const spaces: Record<WeightSpace['kind'], WeightSpace> = {
            criteria: everything,
            near: { kind: 'near', present, share: 0.5 },
            order: { kind: 'order', classes: weightClasses(present) },
            tree: { kind: 'tree', tree: weightTree(document.criteria, (c) => criteria.some((id) => id === c.id)) },
          }
          const question = { contest, space: spaces[kind], seed }
          expect(tallyOf(question, 2, wasm)).toEqual(tallyOf(question, 2, plainEngine()))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('agree on tables of every size, beyond whole tiles of the kernel', () => {
    let x = 1
    const next = () => (x = (x * 48271) % 2147483647) / 2147483647
    for (const [n, m] of [
      [1, 1],
      [4, 2],
      [5, 3],
      [6, 20],
      [11, 7],
      [50, 100],
    ] as const) {
      const rows = Array.from({ length: n }, () => Array.from({ length: m }, next))
      const question = { contest: aContest(rows), space: everything, seed: n }
      expect(tallyOf(question, 1, wasm)).toEqual(tallyOf(question, 1, plainEngine()))
    }
  })
})

describe('a block of samples', () => {
  it('is the same whatever was asked before, so that any thread may run it', () => {
    const first = {
      contest: aContest([
        [1, 0, 1],
        [0, 1, 0],
      ]),
      space: everything,
      seed: 1,
    }
    const second = {
      contest: aContest([
        [0.2, 0.4, 1],
        [0, 1, 0],
        [1, 1, 0],
      ]),
      space: everything,
      seed: 1,
    }
    const runner = blockRunner(wasm)
    for (const question of [first, second, first, { ...first, seed: 2 }, second]) {
      runner.begin(question)
      for (const block of [3, 0, 40]) {
        const fresh = blockRunner(plainEngine())
        fresh.begin(question)
        expect(runner.run(block)).toEqual(fresh.run(block))
      }
    }
  })

  it('changes with the seed and with the block', () => {
    const contest = aContest([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ])
    const counts = [1, 2, 2 ** 32 - 1].flatMap((seed) => {
      const runner = blockRunner(wasm)
      runner.begin({ contest, space: everything, seed })
      return [0, 1, 2].map((block) => runner.run(block).firstWeights.join())
    })
    expect(new Set(counts).size).toBe(counts.length)
  })
})

describe('ratings drawn from the evaluators’ spread', () => {
  const document = anEvaluation()
    .withVendors('A', 'B')
    .withEvaluators('Ann', 'Bo', 'Cai')
    .withCriteria(aCriterion('x', { scale: outOf(10) }))
    .withMarks({ x: [9, 5] }, 'Ann')
    .withMarks({ x: [6, 5] }, 'Bo')
    .withMarks({ x: [3, 5] }, 'Cai')
    .build()

  it('take each mark of a cell as often as the other', () => {
    const { contest } = enter(evaluate(document), { ratings: 'drawn', missing: 'estimate' })!
    const { acceptability, samples } = measuresOf(tallyOf({ contest, space: everything, seed: 1 }, 20))
    const error = Math.sqrt((2 / 9) * (1 / samples))
    expect(Math.abs(acceptability[0]! - 2 / 3)).toBeLessThan(4 * error)
    expect(confidenceOf(contest, Float64Array.of(1), 0, 1)).toBeCloseTo(2 / 3, 1)
  })

  it('follow the evaluators’ weights where the pool does, and leave a consensus alone', () => {
    const weighted = {
      ...document,
      rules: { ...document.rules, pooling: 'weighted-mean' as const },
      evaluators: document.evaluators.map((e, i) => ({ ...e, weight: i === 2 ? 1 : 0 })),
    }
    const { contest } = enter(evaluate(weighted), { ratings: 'drawn', missing: 'estimate' })!
    expect(measuresOf(tallyOf({ contest, space: everything, seed: 1 }, 1)).acceptability[0]).toBe(0)
    const agreed = { level: 8, reason: '', agreedBy: '', at: '2026-01-01T00:00:00Z', replaced: 6 }
    const settled = { ...document, consensus: { 'c-x': { 'v-A': agreed } } as never }
    expect(enter(evaluate(settled), { ratings: 'drawn', missing: 'estimate' })!.contest.draws).toBeNull()
  })
})

describe('who takes part', () => {
  const criteria = [
    aGroup('g', [
      aCriterion('a', { scale: outOf(1), weight: 3, threshold: 0.5 }),
      aCriterion('b', { scale: outOf(1) }),
    ]),
    aCriterion('c', { scale: outOf(1), weight: 0 }),
  ]
  const base = anEvaluation()
    .withVendors('A', 'B', 'C', 'D')
    .withCriteria(...criteria)

  it('leaves out failed thresholds, vendors without a rating and criteria without weight', () => {
    const document = base.withMarks({ a: [1, 0.2, null, 0.6], b: [1, 1, null, null], c: [1, 1, 1, 1] }).build()
    const entry = enter(evaluate(document), { ratings: 'fixed', missing: 'estimate' })!
    expect(entry.vendors).toEqual(['v-A', 'v-D'])
    expect(entry.criteria).toEqual(['c-a', 'c-b'])
    expect([...entry.present]).toEqual([0.75, 0.25])
    expect([...entry.contest.maskOf]).toEqual([-1, 0])
    expect([...entry.contest.masks]).toEqual([1, 0])
    expect(enter(evaluate(base.build()), { ratings: 'fixed', missing: 'estimate' })).toBeNull()
  })

  it('draws missing marks from what is still possible, if asked to', () => {
    const document = base.withMarks({ a: [1, 0.5, 0.5, 0.5], b: [0.5, null, 1, 1] }).build()
    const { contest } = enter(evaluate(document), { ratings: 'fixed', missing: 'range' })!
    expect(contest.maskOf.every((mask) => mask === -1)).toBe(true)
    const { pairwise } = measuresOf(tallyOf({ contest, space: everything, seed: 1 }, 10))
    // Against C, which is as good in a: the missing mark is below 1.
    expect(pairwise[2 * 4 + 1]).toBe(1)
  })

  it('counts not applicable by the declared policy', () => {
    const marks = base.withMarks({ a: [0.75, 0.5, 1, 1], b: ['na', 1, 1, 1] })
    const shareFor = (notApplicable: 'reweight' | 'zero') => {
      const { contest } = enter(evaluate(marks.withRules({ notApplicable }).build()), {
        ratings: 'fixed',
        missing: 'estimate',
      })!
      return measuresOf(tallyOf({ contest, space: everything, seed: 1 }, 20, wasm)).pairwise[1]!
    }
    // 0.75 against 1 − w/2; or 0.75 w against 1 − w/2.
    expect(shareFor('reweight')).toBeCloseTo(0.5, 1)
    expect(shareFor('zero')).toBeCloseTo(0.2, 1)
  })

  it('shares or breaks ties as the ranking does', () => {
    const level = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('a', { scale: outOf(1) }), aCriterion('b', { scale: outOf(1), weight: 0 }))
      .withMarks({ a: [0.5, 0.5], b: [0, 1] })
    const firstOf = (document: ReturnType<typeof level.build>) => {
      const { contest } = enter(evaluate(document), { ratings: 'fixed', missing: 'estimate' })!
      return measuresOf(tallyOf({ contest, space: everything, seed: 1 }, 1, wasm)).acceptability[0]
    }
    expect(firstOf(level.build())).toBe(0.5)
    expect(firstOf(level.withRules({ tieBreaks: [level.build().criteria.children[1]!.id] }).build())).toBe(0)
    const close = level.withMarks({ a: [0.504, 0.5], b: [0, 1] })
    expect(firstOf(close.build())).toBe(1)
    expect(firstOf(close.withRules({ rounding: { stage: 'total', decimals: 0 } }).build())).toBe(0.5)
  })
})

describe('the samples', () => {
  const blocks = 20
  const meansOf = (space: WeightSpace, count: number) => {
    const contest = aContest([new Array<number>(count).fill(0)])
    const [central] = measuresOf(tallyOf({ contest, space, seed: 9 }, blocks, wasm)).central
    return central!
  }
  const close = (actual: { weights: Float64Array; errors: Float64Array }, expected: readonly number[]) =>
    expected.forEach((x, j) => expect(Math.abs(actual.weights[j]! - x)).toBeLessThan(4.5 * actual.errors[j]! + 1e-7))

  it('are spread evenly over all weightings: every criterion 1/m on average', () => {
    close(meansOf(everything, 5), [0.2, 0.2, 0.2, 0.2, 0.2])
  })

  it('keep the order, with equal weights in any: the means of sorted uniform weights', () => {
    // Of three sorted: 11/18, 5/18, 2/18; the equal two share the last.
    const classes = weightClasses(Float64Array.of(0.2, 0.6, 0.2))
    close(meansOf({ kind: 'order', classes }, 3), [7 / 36, 11 / 18, 7 / 36])
  })

  it('go down the tree: the same among the children of each group', () => {
    const root = aGroup('root', [
      aGroup(
        'g',
        ['a', 'b', 'c'].map((name) => aCriterion(name)),
      ),
      aCriterion('d'),
    ])
    expect(root.id).toBe(rootId)
    close(meansOf({ kind: 'tree', tree: weightTree(root, () => true) }, 4), [1 / 6, 1 / 6, 1 / 6, 1 / 2])
  })

  it('stay within the share given around the present weights, and add up to 1', () => {
    const present = Float64Array.of(0.5, 0.3, 0.2)
    const engine = plainEngine()
    const runner = blockRunner(engine)
    runner.begin({ contest: aContest([[0, 0, 0]]), space: { kind: 'near', present, share: 0.4 }, seed: 1 })
    runner.run(0)
    const weights = engine.room(0)
    for (let sample = 0; sample < samplesOf(1); sample++) {
      const at = Math.floor(sample / 16) * 48 + (sample % 16)
      const own = [0, 16, 32].map((j) => weights[at + j]!)
      expect(own.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6)
      own.forEach((w, j) => expect(Math.abs(w - present[j]!)).toBeLessThanOrEqual(0.4 * present[j]! + 1e-6))
    }
    close(meansOf({ kind: 'near', present, share: 0.4 }, 3), [...present])
  })
})
