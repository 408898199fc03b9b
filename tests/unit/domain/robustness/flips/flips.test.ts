import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueFunction } from '@/domain/criteria/scales'
import { leavesOf } from '@/domain/criteria/tree'
import { rate } from '@/domain/edits/commands/rating-edits'
import type { CriteriaNode, Evaluation } from '@/domain/evaluation'
import { removeNode } from '@/domain/criteria/tree'
import { evaluate } from '@/domain/ranking/evaluate'
import { dominatedVendors } from '@/domain/robustness/dominance'
import { smallestRatingFlip } from '@/domain/robustness/flips/flip-rating'
import { smallestWeightsFlip } from '@/domain/robustness/flips/flip-weights'
import { firstOf, leaveOneOut } from '@/domain/robustness/leave-one-out'
import { raceOf, scoreWith, winnersAt } from '@/domain/robustness/race'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  criterionId,
  outOf,
  vendorId,
  yesNo,
} from '../../../../support/an-evaluation'
import { arbitraryEvaluation } from '../../../../support/arbitrary-evaluation'
import { run } from '../../../../support/run'

const [A, B, C] = [vendorId('A'), vendorId('B'), vendorId('C')]
const raceFor = (document: Evaluation) => raceOf(evaluate(document))
const hundred = { scale: outOf(100) }

const twoVendors = (x: [number, number], y: [number, number], threshold: number | null = null) =>
  anEvaluation()
    .withVendors('A', 'B')
    .withCriteria(aGroup('g', [aCriterion('x', hundred)], { threshold }), aCriterion('y', hundred))
    .withMarks({ x, y })

describe('smallestWeightsFlip', () => {
  it('gives the tie that takes the least moving of weight', () => {
    const found = run(smallestWeightsFlip(raceFor(twoVendors([80, 40], [50, 70]).build())))!
    // 40·w = 20·(1 − w): a third of the weight on x.
    expect(found.weights.map((w) => expect.closeTo(w, 9) as number)).toEqual(found.weights)
    expect(found.weights[0]).toBeCloseTo(1 / 3, 10)
    expect(found.change).toBeCloseTo(1 / 3, 10)
    expect(found.rival).toBe(B)
  })

  it('leaves aside vendors on whom nothing is rated', () => {
    const three = anEvaluation()
      .withVendors('A', 'B', 'C')
      .withCriteria(aCriterion('x', hundred), aCriterion('y', hundred))
      .withMarks({ x: [80, 40], y: [50, 70] })
    const found = run(smallestWeightsFlip(raceFor(three.build())))!
    expect(found.rival).toBe(B)
    expect(found.change).toBeGreaterThan(0.3)
  })

  it('says that none exists when the leader is best on everything', () => {
    expect(run(smallestWeightsFlip(raceFor(twoVendors([80, 40], [70, 50]).build())))).toBeNull()
  })

  it('has the leader miss its total threshold where that takes less', () => {
    const document = twoVendors([100, 10], [20, 30]).withTotalThreshold(40).build()
    const found = run(smallestWeightsFlip(raceFor(document)))!
    expect(found.missed).toBe(document.criteria.id)
    expect(found.weights[0]).toBeCloseTo(0.25, 10)
  })

  it('flips beyond the tie, does not with 1 % less, and nothing nearer is found by chance', () => {
    let flipped = 0
    fc.assert(
      fc.property(
        arbitraryEvaluation({ isPooledByCell: true, rounding: ['none'] }),
        fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }), {
          minLength: 30,
          maxLength: 30,
        }),
        (document, draws) => {
          const race = raceFor(document)
          if (!race.leader) return
          const found = run(smallestWeightsFlip(race))
          const now = [race.leader.vendor]
          const towards = (part: number) =>
            race.weights.map((w, j) => Math.max(0, w + ((found?.weights[j] ?? w) - w) * part))
          if (found && found.change > 1e-6) {
            flipped++
            const total = found.weights.reduce((a, b) => a + b, 0)
            expect(total).toBeCloseTo(1, 9)
            expect(winnersAt(race, towards(0.99))).toEqual(now)
          }
          for (const draw of draws) {
            const raw = race.weights.map((_, j) => -Math.log(1 - 0.999 * draw[j % draw.length]!))
            const sum = raw.reduce((a, b) => a + b, 0)
            if (!(sum > 0)) continue
            const weights = raw.map((x) => x / sum)
            // All weight where the leader is not rated leaves no score to compare.
            if (scoreWith(race.leader, weights) === null) continue
            const change = weights.reduce((all, w, j) => all + Math.abs(w - race.weights[j]!), 0)
            // A tie at the very edge, with no weight on the rest, is no overtaking.
            if (!found || change < found.change * 0.998)
              expect(winnersAt(race, weights)).toEqual(expect.arrayContaining(now))
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(flipped).toBeGreaterThan(5)
  })
})

describe('smallestRatingFlip', () => {
  it('names the mark, on a scale of its own levels', () => {
    const document = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('x', { weight: 2 }), aCriterion('y'))
      .withMarks({ x: [4, 3], y: [3, 4] })
      .build()
    const found = run(smallestRatingFlip(raceFor(document)))!
    expect(found).toMatchObject({
      vendor: A,
      criterion: criterionId('x'),
      from: 4,
      to: 3,
      isBoundary: false,
      size: 0.25,
    })
    expect(found.winners).toEqual([B])
  })

  it('names the tie on a scale of points', () => {
    const found = run(smallestRatingFlip(raceFor(twoVendors([80, 60], [70, 80]).build())))!
    expect(found).toMatchObject({ vendor: A, criterion: criterionId('x'), from: 80, winners: [B] })
    expect(found.to).toBeCloseTo(70, 9)
    expect(found.size).toBeCloseTo(0.1, 9)
    expect(found.isBoundary).toBe(true)
  })

  it('knows that a must-have lost is the leader lost', () => {
    const document = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('must', { scale: yesNo, threshold: 1, weight: 0 }), aCriterion('x', hundred))
      .withMarks({ must: [1, 1], x: [90, 10] })
      .build()
    const found = run(smallestRatingFlip(raceFor(document)))!
    expect(found.size).toBeCloseTo(0.8, 6)
    const wide = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(
        aCriterion('must', { scale: yesNo, threshold: 1, weight: 0 }),
        ...[1, 2, 3].map((n) => aCriterion(`x${n}`, hundred)),
      )
      .withMarks({ must: [1, 1], x1: [90, 10], x2: [90, 10], x3: [90, 10] })
      .build()
    expect(run(smallestRatingFlip(raceFor(wide)))).toMatchObject({
      criterion: criterionId('must'),
      to: 0,
      winners: [B],
    })
  })

  it('flips when applied, and 1 % less does not', () => {
    let flipped = 0
    fc.assert(
      fc.property(arbitraryEvaluation({ isPooledByCell: true, isMonotone: true, rounding: ['none'] }), (document) => {
        const race = raceFor(document)
        const found = run(smallestRatingFlip(race))
        if (!found || !race.leader) return
        const { evaluator, vendor, criterion, from, to, isBoundary } = found
        const winners = (level: number) =>
          firstOf(
            evaluate(rate(document, { evaluator, at: '', cells: [{ criterion, vendor, state: 'rated', level }] })),
          )
        expect(winners(to)).not.toEqual([race.leader.vendor])
        if (isBoundary && Math.abs(to - from) > 1e-6)
          expect(winners(from + 0.99 * (to - from))).toEqual([race.leader.vendor])
        flipped++
      }),
      { numRuns: 60 },
    )
    expect(flipped).toBeGreaterThan(5)
  })

  it('finds nothing larger than what trying every level of every mark finds', () => {
    fc.assert(
      fc.property(arbitraryEvaluation({ isPooledByCell: true, isMonotone: true, rounding: ['none'] }), (document) => {
        const race = raceFor(document)
        if (!race.leader) return
        const found = run(smallestRatingFlip(race))
        const now = firstOf(race.results).join()
        for (const { id: criterion, scale } of leavesOf(document.criteria)) {
          if (scale.kind === 'measure' || scale.kind === 'points') continue
          const levels = scale.kind === 'levels' ? scale.levels.map((l) => l.level) : [0, 1]
          for (const { id: evaluator } of document.evaluators) {
            for (const { id: vendor } of document.vendors) {
              const mark = document.ratings[evaluator]?.[criterion]?.[vendor]
              if (mark?.state !== 'rated') continue
              for (const level of levels) {
                const cells = [{ criterion, vendor, state: 'rated' as const, level }]
                if (firstOf(evaluate(rate(document, { evaluator, at: '', cells }), race.results)).join() === now)
                  continue
                const valueOf = valueFunction(scale)
                expect(found!.size).toBeLessThanOrEqual(Math.abs(valueOf(level) - valueOf(mark.level)) + 1e-9)
              }
            }
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('dominatedVendors', () => {
  it('names who beats whom on everything, and lets equals be', () => {
    const document = anEvaluation()
      .withVendors('A', 'B', 'C')
      .withCriteria(aCriterion('x'), aCriterion('y'))
      .withMarks({ x: [4, 3, 4], y: [3, 3, 3] })
      .build()
    expect(dominatedVendors(raceFor(document))).toEqual([{ vendor: B, by: [A, C] }])
  })

  it('never has a dominated vendor alone in front, whatever the weights', () => {
    fc.assert(
      fc.property(
        arbitraryEvaluation({ isPooledByCell: true, isComplete: true, rounding: ['none'] }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
        (document, draw) => {
          const race = raceFor(document)
          const sum = race.weights.reduce((all, _, j) => all + draw[j]! ** 3, 0)
          if (!(sum > 0)) return
          const winners = winnersAt(
            race,
            race.weights.map((_, j) => draw[j]! ** 3 / sum),
          )
          for (const { vendor, by } of dominatedVendors(race))
            if (winners.includes(vendor)) expect(by.some((other) => winners.includes(other))).toBe(true)
        },
      ),
    )
  })
})

describe('leaveOneOut', () => {
  it('says without which criterion another vendor is first', () => {
    const document = anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('x', { weight: 3 }), aCriterion('y'))
      .withMarks({ x: [5, 2], y: [1, 4] })
      .build()
    const [withoutX, withoutY] = [...leaveOneOut(raceFor(document))]
    expect(withoutX).toMatchObject({ node: criterionId('x'), first: [B], changesWinner: true })
    expect(withoutX!.moved).toEqual([
      { vendor: A, from: 1, to: 2 },
      { vendor: B, from: 2, to: 1 },
    ])
    expect(withoutY).toMatchObject({ first: [A], changesWinner: false, moved: [] })
  })

  it('ranks as the evaluation would, whatever the rules', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), fc.boolean(), (drawn, isPlain) => {
        const plain = <Node extends CriteriaNode>(node: Node): Node =>
          node.kind === 'group'
            ? { ...node, threshold: null, children: node.children.map(plain) }
            : { ...node, threshold: null }
        const rules = { ...drawn.rules, tieBreaks: [], rounding: { stage: 'none', decimals: 2 } } as const
        const document = isPlain ? { ...drawn, criteria: plain(drawn.criteria), rules } : drawn
        const results = evaluate(document)
        for (const { node, first, moved } of leaveOneOut(raceOf(results))) {
          const rest = evaluate({ ...document, criteria: removeNode(document.criteria, node) })
          expect(first).toEqual(firstOf(rest))
          const ranks = results.standings.map(({ vendor, rank }) => {
            const move = moved.find((m) => m.vendor === vendor)
            return move ? move.to : rank
          })
          expect(ranks).toEqual(rest.standings.map(({ rank }) => rank))
        }
      }),
    )
  })
})
