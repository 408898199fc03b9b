import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import { applyEdit } from '@/domain/edits/apply'
import { withScenario } from '@/domain/edits/commands/scenario-edits'
import type { Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import type { Scenario } from '@/domain/robustness/scenario'
import { aCriterion, anEvaluation, criterionId, vendorId } from '../../../support/an-evaluation'
import { arbitraryEvaluation, levelOn } from '../../../support/arbitrary-evaluation'

const [x, y] = [criterionId('x'), criterionId('y')]
const [A, B] = [vendorId('A'), vendorId('B')]
const at = '2026-03-03T03:03:03Z'
const itView: Scenario = { id: 's-it', name: 'IT view', note: '', weights: { [y]: 3 }, levels: { [x]: { [B]: 5 } } }

const committee = (...people: string[]) =>
  people
    .reduce(
      (builder, name) => builder.withMarks({ x: [5, 3], y: [2, 4] }, name),
      anEvaluation()
        .withVendors('A', 'B')
        .withCriteria(aCriterion('x'), aCriterion('y'))
        .withEvaluators(...people),
    )
    .build()
const ranks = (document: Evaluation) => evaluate(document).standings.map((s) => s.rank)

describe('a scenario', () => {
  it('shows what would be, and leaves the evaluation as it is', () => {
    const document = committee('Ann', 'Bob')
    const would = evaluate(withScenario(document, itView))
    expect(would.standings.map((s) => s.rank)).toEqual([2, 1])
    expect(would.rows[0]!.levels[1]).toBe(5)
    expect(would.weights.shares.get(y)).toBe(0.75)
    expect(ranks(document)).toEqual([1, 1])
  })

  it('adopted with one evaluator, sets the marks; with several, agrees on them with its name as the reason', () => {
    const adopt = (document: Evaluation) =>
      [
        { name: 'addScenario', args: { scenario: itView } } as const,
        { name: 'adoptScenario', args: { id: 's-it', at } } as const,
      ].reduce(applyEdit, document)
    const alone = adopt(committee('Ann'))
    expect(alone.ratings['p-Ann' as keyof typeof alone.ratings]![x]![B]).toEqual({
      state: 'rated',
      level: 5,
      ratedAt: at,
    })
    expect(alone.scenarios).toEqual([])
    expect(ranks(alone)).toEqual([2, 1])
    const together = adopt(committee('Ann', 'Bob'))
    expect(together.consensus[x]![B]).toEqual({ level: 5, reason: 'IT view', agreedBy: '', at, replaced: 3 })
    expect(together.criteria.children[1]!.weight).toBe(3)
  })

  it('passes over what is no longer there and levels that the scale does not have', () => {
    const document = committee('Ann')
    const odd = {
      ...itView,
      weights: { 'c-gone': 4 },
      levels: { [x]: { [A]: 2.5, 'v-gone': 1 }, 'c-gone': { [A]: 1 } },
    }
    expect(withScenario(document, odd as Scenario)).toEqual(document)
  })

  it('gives exactly the levels and weights that it names', () => {
    fc.assert(
      fc.property(
        arbitraryEvaluation({ isPooledByCell: true, rounding: ['none'] }),
        fc.nat(99),
        fc.nat(99),
        fc.nat(99),
        (document, which, who, draw) => {
          const leaves = leavesOf(document.criteria)
          const leaf = leaves[which % leaves.length]!
          const vendor = document.vendors[who % document.vendors.length]!
          const level = levelOn(leaf.scale, draw / 99)
          const node = nodesOf(document.criteria).at(-1)!
          const scenario = { ...itView, weights: { [node.id]: draw }, levels: { [leaf.id]: { [vendor.id]: level } } }
          const would = evaluate(withScenario(document, scenario))
          const row = would.rows[leaves.indexOf(leaf)]!
          expect(row.levels[document.vendors.indexOf(vendor)]).toBeCloseTo(level, 9)
          expect(nodesOf(would.document.criteria).at(-1)!.weight).toBe(draw)
        },
      ),
    )
  })
})
