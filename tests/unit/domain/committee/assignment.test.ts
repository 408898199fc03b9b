import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignmentOf, criteriaIn, toggled } from '@/domain/committee/assignment'
import { coverageGaps } from '@/domain/committee/gaps'
import { leavesOf } from '@/domain/criteria/tree'
import { partOf } from '@/domain/ratings/parts'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  anEvaluator,
  criterionId,
  groupId,
  vendorId,
} from '../../../support/an-evaluation'

const tree = () =>
  anEvaluation()
    .withVendors('Aurora', 'Borealis')
    .withCriteria(aGroup('fit', [aCriterion('funnel'), aCriterion('reports')]), aCriterion('price'))

describe('the part of an evaluator', () => {
  const { criteria: root } = tree().build()
  const leaves = leavesOf(root).map((leaf) => leaf.id)

  it('is said with the fewest nodes, and null when it is everything', () => {
    expect(assignmentOf(new Set(leaves), root)).toBeNull()
    expect(assignmentOf(new Set([criterionId('funnel'), criterionId('reports')]), root)).toEqual([groupId('fit')])
    expect(assignmentOf(new Set([criterionId('price'), criterionId('funnel')]), root)).toEqual([
      criterionId('funnel'),
      criterionId('price'),
    ])
    expect(assignmentOf(new Set(), root)).toEqual([])
  })

  it('says the same criteria there and back, for any of them', () => {
    fc.assert(
      fc.property(fc.subarray(leaves), (some) => {
        expect([...criteriaIn(assignmentOf(new Set(some), root), root)].sort()).toEqual([...some].sort())
      }),
    )
  })

  it('takes a whole group in, then leaves it out, and leaves the rest alone', () => {
    const without = toggled(null, root, groupId('fit'))
    expect(without).toEqual([criterionId('price')])
    expect(toggled(without, root, criterionId('funnel'))).toEqual([criterionId('funnel'), criterionId('price')])
    expect(toggled([criterionId('funnel')], root, groupId('fit'))).toEqual([groupId('fit')])
    expect(toggled(without, root, groupId('fit'))).toBeNull()
  })

  it('is what scoring takes it for', () => {
    for (const assigned of [null, [], [groupId('fit')], [criterionId('price')]]) {
      const part = partOf({ ...anEvaluator('Ann'), assigned }, root)
      expect([...(part.criteria ?? leaves)].sort()).toEqual([...criteriaIn(assigned, root)].sort())
    }
  })
})

describe('coverage gaps', () => {
  const recused = (...names: string[]) => names.map((name) => ({ vendor: vendorId(name), reason: 'x' }))

  it('are none where everyone scores everything', () => {
    const document = tree().withEvaluators('Ann', 'Bo').build()
    expect(coverageGaps(document)).toEqual({ criteria: [], vendors: [], cells: [] })
  })

  it('name criteria in nobody’s part, vendors nobody may score, and what is left of the rest', () => {
    const document = tree()
      .withEvaluators(
        { ...anEvaluator('Ann'), assigned: [criterionId('funnel')], recusals: recused('Aurora') },
        { ...anEvaluator('Bo'), assigned: [criterionId('reports')] },
      )
      .build()
    const gaps = coverageGaps(document)
    expect(gaps.criteria.map((one) => one.id)).toEqual([criterionId('price')])
    expect(gaps.vendors).toEqual([])
    expect(gaps.cells.map(({ criterion, vendor }) => [criterion.id, vendor.id])).toEqual([
      [criterionId('funnel'), vendorId('Aurora')],
    ])
    const nobody = tree()
      .withEvaluators({ ...anEvaluator('Ann'), recusals: recused('Aurora') })
      .build()
    expect(coverageGaps(nobody).vendors.map((one) => one.id)).toEqual([vendorId('Aurora')])
    expect(coverageGaps(nobody).cells).toEqual([])
  })
})
