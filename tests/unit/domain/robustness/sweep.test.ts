import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodesOf } from '@/domain/criteria/tree'
import { setWeights } from '@/domain/edits/commands/criteria-edits'
import type { Evaluation, NodeId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { raceOf, type Race } from '@/domain/robustness/race'
import { quotientAt } from '@/domain/robustness/quotient'
import { leaderTurns, sweep, type Sweep } from '@/domain/robustness/sweep'
import { tornado } from '@/domain/robustness/tornado'
import { weightsForShare } from '@/domain/robustness/weight-line'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  criterionId,
  groupId,
  measure,
  outOf,
  vendorId,
} from '../../../support/an-evaluation'
import { run } from '../../../support/run'
import published from '../../../fixtures/cases/sensitivity.json'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'

const [A, B] = [vendorId('A'), vendorId('B')]
const hundred = { scale: outOf(100) }

const raceFor = (document: Evaluation) => raceOf(evaluate(document))
const nodesIn = (document: Evaluation) =>
  nodesOf(document.criteria)
    .slice(1)
    .map((node) => node.id)
/** Inside a group that weighs nothing only that group's own threshold could move. */
const movable = (race: Race) =>
  nodesIn(race.results.document)
    .flatMap((id) => sweep(race, id) ?? [])
    .filter(({ line }) => line.whole > 0)
const at = (race: Race, node: NodeId, share: number) =>
  evaluate(setWeights(race.results.document, { weights: weightsForShare(race, node, share) }))
const arbitraryRace = arbitraryEvaluation({ isPooledByCell: true, rounding: ['none', 'cell'] }).map(raceFor)
const scoreIn = ({ scores }: Sweep, vendor: string, t: number) =>
  quotientAt(scores.find((s) => s.vendor === vendor)!.score, t)

describe('sweep', () => {
  it('finds exact crossovers: cost fit 17/37, functional fit 18/53, support 5/13 (P-SENS-02)', () => {
    const race = raceFor(
      anEvaluation()
        .withVendors('A', 'B')
        .withCriteria(
          aCriterion('cost', { weight: 0.5, ...hundred }),
          aCriterion('fit', { weight: 0.3, ...hundred }),
          aCriterion('support', { weight: 0.2, ...hundred }),
        )
        .withMarks({ cost: [80, 60], fit: [60, 85], support: [70, 75] })
        .build(),
    )
    expect(race.leader?.vendor).toBe(A)
    const { crossover_weight } = published.tested[1]!.expected as unknown as {
      crossover_weight: Record<string, { decimal: number }>
    }
    const exact = { cost: 17 / 37, fit: 18 / 53, support: 5 / 13 }
    expect(Object.values(crossover_weight).map((w) => w.decimal)).toEqual(
      Object.values(exact).map((w) => expect.closeTo(w, 6) as number),
    )
    for (const [name, share] of Object.entries(exact)) {
      const swept = sweep(race, criterionId(name))!
      expect(swept.crossovers).toHaveLength(1)
      expect(swept.crossovers[0]!.at).toBeCloseTo(share, 12)
      expect(swept.crossovers[0]!.changesLeader).toBe(true)
      const { down, up } = leaderTurns(race, swept.line.node)!
      const turn = name === 'cost' ? down : up
      expect(turn?.at).toBeCloseTo(share, 12)
      expect(turn?.winners).toEqual([B])
      expect(name === 'cost' ? up : down).toBeNull()
    }
  })

  it('gives Triantaphyllou & Sanchez’s critical change of one weight for every pair (P-SENS-01)', () => {
    const { inputs, expected } = published.tested[0] as unknown as {
      inputs: { matrix: number[][]; weights: number[] }
      expected: {
        recomputed_table_C1_to_C4: Record<string, ('N/F' | { abs: number; percent: number })[]>
        recomputed_criticality_degree_percent: number[]
      }
    }
    const names = ['A1', 'A2', 'A3', 'A4']
    const race = raceFor(
      anEvaluation()
        .withVendors(...names)
        .withCriteria(
          ...inputs.weights.map((weight, j) => aCriterion(`C${j + 1}`, { weight, scale: measure([0, 0], [1, 1]) })),
        )
        .withMarks(Object.fromEntries(inputs.weights.map((_, j) => [`C${j + 1}`, inputs.matrix.map((row) => row[j]!)])))
        .build(),
    )
    inputs.weights.forEach((weight, j) => {
      const { crossovers } = sweep(race, criterionId(`C${j + 1}`))!
      const rest = inputs.weights.reduce((a, b) => a + b, 0) - weight
      const changes: number[] = []
      for (const [pair, row] of Object.entries(expected.recomputed_table_C1_to_C4)) {
        const ids = pair.split('-').map(vendorId)
        const found = crossovers.filter((c) => ids.includes(c.before) && ids.includes(c.after))
        const published = row[j]!
        expect(found).toHaveLength(published === 'N/F' ? 0 : 1)
        if (published === 'N/F') continue
        // The paper changes the weight alone; dividing by the sum keeps the others in proportion.
        const alone = (found[0]!.at * rest) / (1 - found[0]!.at)
        expect(weight - alone).toBeCloseTo(published.abs, 4)
        changes.push(Math.abs((100 * (weight - alone)) / weight))
      }
      expect(Math.min(...changes)).toBeCloseTo(expected.recomputed_criticality_degree_percent[j]!, 2)
    })
  })

  it('has nothing to share by for an only child and for siblings that weigh nothing', () => {
    const race = raceFor(
      anEvaluation()
        .withVendors('A', 'B')
        .withCriteria(aGroup('g', [aCriterion('x')], { weight: 1 }), aGroup('h', [aCriterion('y')], { weight: 0 }))
        .withMarks({ x: [5, 3], y: [1, 5] })
        .build(),
    )
    expect(sweep(race, criterionId('x'))).toBeNull()
    expect(sweep(race, groupId('g'))).toBeNull()
    expect(leaderTurns(race, groupId('h'))!.up?.at).toBeCloseTo(1 / 3, 12)
  })

  it('takes the lead from a leader that falls below a threshold on a group', () => {
    const race = raceFor(
      anEvaluation()
        .withVendors('A', 'B')
        .withCriteria(
          aGroup('g', [aCriterion('x', hundred), aCriterion('y', hundred)], { threshold: 50 }),
          aCriterion('z', hundred),
        )
        .withMarks({ x: [100, 60], y: [20, 60], z: [90, 10] })
        .build(),
    )
    const { up } = leaderTurns(race, criterionId('y'))!
    expect(up?.at).toBeCloseTo(5 / 8, 12)
    expect(up?.winners).toEqual([B])
  })

  it('gives the present scores at the present weight', () => {
    fc.assert(
      fc.property(arbitraryRace, (race) => {
        for (const swept of movable(race)) {
          for (const { vendor, score } of swept.scores) {
            const now = race.results.standings.find((s) => s.vendor === vendor)!.score
            const found = quotientAt(score, swept.line.present)
            if (now === null) expect(found).toBeNull()
            else expect(found).toBeCloseTo(now, 10)
          }
        }
      }),
    )
  })

  it('gives the scores and the winners that the app gives at any weight', () => {
    fc.assert(
      fc.property(arbitraryRace, fc.integer({ min: 1, max: 99 }), (race, percent) => {
        const t = percent / 100
        for (const swept of movable(race)) {
          const results = at(race, swept.line.node, t)
          for (const { vendor, score, status } of results.standings) {
            if (status === 'out' || !swept.scores.some((s) => s.vendor === vendor) || score === null) continue
            expect(scoreIn(swept, vendor, t)).toBeCloseTo(score, 9)
          }
          const lead = swept.leads.find((l) => l.from < t && t < l.to)!
          if (Math.min(t - lead.from, lead.to - t) < 1e-6) continue
          const best = results.standings.filter((s) => s.rank !== null).map((s) => s.score!)
          const first = results.standings.filter((s) => s.rank !== null && s.score === Math.max(...best))
          expect(lead.winners).toEqual(first.map((s) => s.vendor))
        }
      }),
    )
  })

  it('finds every change of places that a fine grid finds', () => {
    fc.assert(
      fc.property(arbitraryRace, (race) => {
        for (const swept of movable(race)) {
          for (const [i, a] of swept.scores.entries()) {
            for (const b of swept.scores.slice(i + 1)) {
              const between = (t: number) => (quotientAt(a.score, t) ?? NaN) - (quotientAt(b.score, t) ?? NaN)
              for (let k = 1; k < 60; k++) {
                const [from, to] = [k / 61, (k + 1) / 61]
                if (!(between(from) * between(to) < -1e-14)) continue
                const found = swept.crossovers.filter((c) => c.at > from - 1e-6 && c.at < to + 1e-6)
                const isBoth = found.some((c) => [a.vendor, b.vendor].every((v) => v === c.before || v === c.after))
                const areIn = [from, to].every((t) =>
                  at(race, swept.line.node, t).standings.every(
                    (s) => ![a.vendor, b.vendor].includes(s.vendor) || s.status === 'ranked',
                  ),
                )
                if (areIn) expect(isBoth).toBe(true)
              }
            }
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('turns the winner just beyond the turn, and 1 % less does not', () => {
    let turned = 0
    fc.assert(
      fc.property(arbitraryRace, (race) => {
        if (!race.leader) return
        for (const swept of movable(race)) {
          const { present } = swept.line
          const { down, up } = leaderTurns(race, swept.line.node)!
          for (const turn of [down, up]) {
            const way = turn ? turn.at - present : 0
            if (!turn || Math.abs(way) < 1e-6) continue
            const leads = (t: number) => {
              const { standings } = at(race, swept.line.node, t)
              const first = standings.filter((s) => s.rank === 1)
              return first.length === 1 && first[0]!.vendor === race.leader!.vendor
            }
            const beyond = turn.at + Math.sign(way) * 1e-7
            if (beyond > 0 && beyond < 1 && turn.winners.length < 2) expect(leads(beyond)).toBe(false)
            expect(leads(present + 0.99 * way)).toBe(true)
            turned++
          }
        }
      }),
    )
    expect(turned).toBeGreaterThan(5)
  })
})

describe('tornado', () => {
  const race = raceFor(
    anEvaluation()
      .withVendors('A', 'B')
      .withCriteria(aCriterion('x', { weight: 3, ...hundred }), aCriterion('y', { weight: 1, ...hundred }))
      .withMarks({ x: [80, 60], y: [50, 90] })
      .build(),
  )

  it('moves each weight by a part of itself and puts the widest first', () => {
    const bars = run(tornado(race, [criterionId('y'), criterionId('x')], 0.2))
    expect(bars.map((bar) => bar.node)).toEqual([criterionId('x'), criterionId('y')])
    expect(bars[0]!.low.share).toBeCloseTo(0.6)
    expect(bars[0]!.low.margin).toBeCloseTo(0.6 * 0.2 - 0.4 * 0.4)
    expect(bars[0]!.high.margin).toBeCloseTo(0.9 * 0.2 - 0.1 * 0.4)
  })

  it('goes from 0 to 1 where no part is given', () => {
    const [bar] = run(tornado(race, [criterionId('x')], null))
    expect([bar!.low.margin, bar!.high.margin]).toEqual([-0.4, 0.2].map((x) => expect.closeTo(x, 12) as number))
  })
})
