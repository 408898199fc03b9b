import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, weightTable } from '@/domain/criteria/weights'
import { directionOf, extremeLevels } from '@/domain/criteria/scales'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import { applyEdit } from '@/domain/edits/apply'
import type { RateCell } from '@/domain/edits/edit'
import type { CriteriaGroup, Criterion, Evaluation } from '@/domain/evaluation'
import { evaluate, standingOf } from '@/domain/ranking/evaluate'
import { explainLead } from '@/domain/ranking/explain'
import type { Results, Standing } from '@/domain/ranking/results'
import { arbitraryEdit } from '../../../support/arbitrary-edit'
import { arbitraryEvaluation, levelOn } from '../../../support/arbitrary-evaluation'

const holds = { numRuns: 250 }
const noise = 1e-9

const shuffled = <Item>(items: readonly Item[], keys: readonly number[]): Item[] =>
  items
    .map((item, i) => ({ item, key: keys[i % keys.length]! * (i + 1) }))
    .toSorted((a, b) => (a.key % 101) - (b.key % 101))
    .map(({ item }) => item)
const keys = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 5, maxLength: 9 })

function shuffledTree(group: CriteriaGroup, by: readonly number[]): CriteriaGroup {
  return {
    ...group,
    children: shuffled(group.children, by).map((child) => (child.kind === 'group' ? shuffledTree(child, by) : child)),
  }
}

function expectSame(a: Results, b: Results): void {
  for (const standing of a.standings) {
    const other = standingOf(b, standing.vendor)!
    const { rank, bestRank, worstRank, status } = standing
    expect(other).toMatchObject({ rank, bestRank, worstRank, status })
    for (const figure of ['score', 'low', 'high', 'coverage'] as const)
      if (standing[figure] === null) expect(other[figure]).toBeNull()
      else expect(other[figure]).toBeCloseTo(standing[figure], 11)
  }
}

/** Some cell of the document, with what it holds now. */
interface Cell {
  readonly cell: Pick<RateCell, 'criterion' | 'vendor'>
  readonly criterion: Criterion
  readonly evaluator: Evaluation['evaluators'][number]
  readonly mark: Evaluation['ratings'][keyof Evaluation['ratings']][Criterion['id']][Standing['vendor']] | undefined
}

function cellAt(document: Evaluation, at: number): Cell {
  const leaves = leavesOf(document.criteria)
  const criterion = leaves[at % leaves.length]!
  const vendor = document.vendors[at % document.vendors.length]!.id
  const evaluator = document.evaluators[at % document.evaluators.length]!
  const mark = document.ratings[evaluator.id]?.[criterion.id]?.[vendor]
  return { cell: { criterion: criterion.id, vendor }, criterion, evaluator, mark }
}

const rated = (document: Evaluation, { evaluator, cell }: Cell, change: Pick<RateCell, 'state' | 'level'>) =>
  applyEdit(document, { name: 'rate', args: { evaluator: evaluator.id, at: '', cells: [{ ...cell, ...change }] } })

describe('weights', () => {
  it('sum to 1 among siblings and over all criteria, and to 100 as shown', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), ({ criteria }) => {
        const { shares, globals } = weightTable(criteria)
        for (const node of nodesOf(criteria)) {
          if (node.kind === 'criterion') continue
          const siblings = node.children.map((child) => shares.get(child.id)!)
          expect(siblings.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
          expect(apportion(siblings).reduce((a, b) => a + b, 0)).toBe(100)
        }
        const leaves = leavesOf(criteria).map((c) => globals.get(c.id)!)
        expect(leaves.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
        expect(apportion(leaves, 1000).reduce((a, b) => a + b, 0)).toBe(1000)
      }),
      holds,
    )
  })
})

describe('order', () => {
  it('of the vendors changes no number', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), keys, (document, by) => {
        expectSame(evaluate(document), evaluate({ ...document, vendors: shuffled(document.vendors, by) }))
      }),
      holds,
    )
  })

  it('of the evaluators changes no number', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), keys, (document, by) => {
        expectSame(evaluate(document), evaluate({ ...document, evaluators: shuffled(document.evaluators, by) }))
      }),
      holds,
    )
  })

  it('of siblings changes no number', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), keys, (document, by) => {
        expectSame(evaluate(document), evaluate({ ...document, criteria: shuffledTree(document.criteria, by) }))
      }),
      holds,
    )
  })

  it('in which marks lie in the document changes no number', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        const reversed = (_: string, value: unknown): unknown =>
          value && typeof value === 'object' && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value
        const ratings = JSON.parse(JSON.stringify(document.ratings, reversed)) as Evaluation['ratings']
        expectSame(evaluate(document), evaluate({ ...document, ratings }))
      }),
      holds,
    )
  })
})

describe('raising one mark', () => {
  it('never lowers that vendor’s score nor its rank', () => {
    fc.assert(
      fc.property(arbitraryEvaluation({ isMonotone: true }), fc.nat(), (document, at) => {
        const found = cellAt(document, at)
        fc.pre(found.mark?.state === 'rated' && directionOf(found.criterion.scale) !== 0)
        const isRising = directionOf(found.criterion.scale) === 1
        const better = (isRising ? Math.max : Math.min)(found.mark.level, extremeLevels(found.criterion.scale).best)
        const before = standingOf(evaluate(document), found.cell.vendor)!
        const after = standingOf(
          evaluate(rated(document, found, { state: 'rated', level: better })),
          found.cell.vendor,
        )!
        if (before.score !== null) expect(after.score).toBeGreaterThanOrEqual(before.score - noise)
        if (before.rank !== null) expect(after.rank).toBeLessThanOrEqual(before.rank)
      }),
      holds,
    )
  })
})

describe('the range of a score', () => {
  it('holds the score, and is the score once everything is answered', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        for (const { score, low, high } of evaluate(document).standings) {
          expect(low).toBeLessThanOrEqual(high)
          if (score !== null) expect([low <= score, score <= high]).toEqual([true, true])
        }
      }),
      holds,
    )
    fc.assert(
      fc.property(arbitraryEvaluation({ isComplete: true }), (document) => {
        for (const { score, low, high, coverage } of evaluate(document).standings) {
          expect(coverage).toBe(1)
          if (score !== null) expect([low, high]).toEqual([score, score])
        }
      }),
      holds,
    )
  })

  it('still holds the score when a missing cell is filled, whatever it is filled with', () => {
    const fills = fc.oneof(fc.constantFrom('na' as const, 'abstain' as const), fc.integer({ min: 0, max: 99 }))
    const stages = ['none', 'cell', 'total'] as const
    fc.assert(
      fc.property(arbitraryEvaluation({ rounding: stages }), fc.nat(), fills, (document, at, filling) => {
        const found = cellAt(document, at)
        fc.pre(found.mark === undefined || found.mark.state === 'unrated')
        const before = standingOf(evaluate(document), found.cell.vendor)!
        const filled =
          typeof filling === 'string'
            ? rated(document, found, { state: filling })
            : rated(document, found, { state: 'rated', level: levelOn(found.criterion.scale, filling / 99) })
        const after = standingOf(evaluate(filled), found.cell.vendor)!
        if (after.score === null) return
        expect(after.score).toBeGreaterThanOrEqual(before.low - noise)
        expect(after.score).toBeLessThanOrEqual(before.high + noise)
      }),
      { numRuns: 400 },
    )
  })

  it('holds the final score, rounded by criterion, when every mark comes in', () => {
    fc.assert(
      fc.property(arbitraryEvaluation({ rounding: ['criterion'] }), fc.nat(99), (document, at) => {
        let filled = document
        for (const { id: evaluator } of document.evaluators)
          for (const { id: criterion, scale } of leavesOf(document.criteria))
            for (const { id: vendor } of document.vendors) {
              const { state = 'unrated' } = document.ratings[evaluator]?.[criterion]?.[vendor] ?? {}
              if (state !== 'unrated') continue
              const cells = [{ criterion, vendor, state: 'rated', level: levelOn(scale, at / 99) } as const]
              filled = applyEdit(filled, { name: 'rate', args: { evaluator, at: '', cells } })
            }
        const before = evaluate(document)
        for (const { vendor, score } of evaluate(filled).standings) {
          const { low, high } = standingOf(before, vendor)!
          const isAnswered = leavesOf(document.criteria).every((_, c) =>
            ['rated', 'unrated', 'na'].includes(before.rows[c]!.states[before.vendors.indexOf(vendor)]!),
          )
          if (score === null || !isAnswered) continue
          expect(score).toBeGreaterThanOrEqual(low - noise)
          expect(score).toBeLessThanOrEqual(high + noise)
        }
      }),
      holds,
    )
  })
})

describe('contributions', () => {
  it('sum to the score, and a group’s are the sum of its children’s', () => {
    fc.assert(
      fc.property(arbitraryEvaluation({ rounding: ['none', 'cell', 'criterion'] }), (document) => {
        for (const { score, contributions } of evaluate(document).standings) {
          if (score === null) continue
          for (const node of nodesOf(document.criteria)) {
            if (node.kind === 'criterion') continue
            const parts = node.children.map((child) => contributions.get(child.id) ?? 0)
            expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(contributions.get(node.id) ?? 0, 10)
          }
          expect(contributions.get(document.criteria.id)).toBeCloseTo(score, 10)
        }
      }),
      holds,
    )
  })

  it('differ by the margin between two vendors', () => {
    fc.assert(
      fc.property(arbitraryEvaluation({ rounding: ['none', 'cell'] }), (document) => {
        const results = evaluate(document)
        const [a, b] = results.ranking.filter((s) => s.score !== null)
        if (!a || !b) return
        const { margin, differences, rest } = explainLead(results, a, b)
        expect(margin).toBeCloseTo(a.score! - b.score!, 10)
        const { pooledBy, notApplicable } = document.rules
        const counts = (at: number) =>
          results.rows.map(({ states }) => states[at] === 'rated' || (states[at] === 'na' && notApplicable === 'zero'))
        const [i, j] = [results.vendors.indexOf(a.vendor), results.vendors.indexOf(b.vendor)]
        // Where the same criteria count for both, they account for all of it.
        if (pooledBy === 'cell' && counts(i).every((one, row) => one === counts(j)[row]))
          expect(rest).toBeCloseTo(0, 10)
        expect(differences.reduce((x, d) => x + d.difference, rest)).toBeCloseTo(margin, 10)
      }),
      holds,
    )
  })
})

describe('ranks', () => {
  it('lie between the best and the worst possible and skip shared places', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        const ranked = evaluate(document).standings.filter((s) => s.rank !== null)
        for (const { rank, bestRank, worstRank } of ranked) {
          expect(bestRank).toBeLessThanOrEqual(rank!)
          expect(worstRank).toBeGreaterThanOrEqual(rank!)
        }
        for (const { rank } of ranked) expect(ranked.filter((s) => s.rank! < rank!)).toHaveLength(rank! - 1)
      }),
      holds,
    )
  })
})

describe('results taken over from before an edit', () => {
  it('are the results from scratch', () => {
    const edited = arbitraryEvaluation().chain((document) =>
      fc.record({ document: fc.constant(document), edit: arbitraryEdit(document) }),
    )
    fc.assert(
      fc.property(edited, ({ document, edit }) => {
        const after = applyEdit(document, edit)
        expect(evaluate(after, evaluate(document))).toEqual(evaluate(after))
      }),
      { numRuns: 600 },
    )
  })

  it('stay so over many edits in a row', () => {
    const edited = arbitraryEvaluation().chain((document) =>
      fc.record({ document: fc.constant(document), edits: fc.array(arbitraryEdit(document), { maxLength: 8 }) }),
    )
    fc.assert(
      fc.property(edited, ({ document, edits }) => {
        let now = document
        let results = evaluate(now)
        for (const edit of edits) results = evaluate((now = applyEdit(now, edit)), results)
        expect(results).toEqual(evaluate(now))
      }),
      holds,
    )
  })
})
