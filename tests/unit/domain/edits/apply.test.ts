import { describe, expect, it } from 'vitest'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import { applyEdit } from '@/domain/edits/apply'
import { canMove } from '@/domain/edits/commands/criteria-edits'
import type { Edit, EditArgs } from '@/domain/edits/edit'
import type { Evaluation, NodeId, Rating } from '@/domain/evaluation'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  anEvaluator,
  aVendor,
  criterionId,
  evaluatorId,
  groupId,
  measure,
  oneToFive,
  outOf,
  rootId,
  vendorId,
} from '../../../support/an-evaluation'

const document = anEvaluation()
  .withVendors('A', 'B', 'C')
  .withEvaluators('Ann', 'Bob')
  .withCriteria(
    aGroup('fit', [aCriterion('a', { threshold: 3 }), aCriterion('b')]),
    aCriterion('c', { scale: outOf(10) }),
  )
  .withMarks({ a: [5, 3, 1], b: [2, 'na', null], c: [7.5, 0, 10] }, 'Ann')
  .withMarks({ a: [4, 'abstain', null] }, 'Bob')
  .withRules({ tieBreaks: [groupId('fit'), criterionId('c')] })
  .build()

const apply = <Name extends keyof EditArgs>(name: Name, args: EditArgs[Name], to: Evaluation = document) =>
  applyEdit(to, { name, args } as Edit)
const names = (d: Evaluation) => nodesOf(d.criteria).map((n) => n.name)
const markIn = (d: Evaluation, who: string, criterion: string, vendor: string): Rating | undefined =>
  d.ratings[evaluatorId(who)]?.[criterionId(criterion)]?.[vendorId(vendor)]
const rate = (cells: EditArgs['rate']['cells'], to = document) =>
  apply('rate', { evaluator: evaluatorId('Ann'), at: '2026-03-03T00:00:00Z', cells }, to)
const cell = (criterion: string, vendor: string) => ({ criterion: criterionId(criterion), vendor: vendorId(vendor) })

describe('an edit whose target is gone', () => {
  const gone = 'x-gone' as never
  it.each<[keyof EditArgs, object]>([
    ['addNode', { parent: gone, index: 0, node: aCriterion('new') }],
    ['addNode', { parent: rootId, index: 0, node: aCriterion('a') }],
    ['addNodes', { parent: gone, index: 0, nodes: [aCriterion('new')] }],
    ['addNodes', { parent: rootId, index: 0, nodes: [aCriterion('a')] }],
    ['removeNode', { id: gone }],
    ['removeNode', { id: rootId }],
    ['describeNode', { id: gone, name: 'x' }],
    ['moveNode', { id: gone, parent: rootId, index: 0 }],
    ['moveNode', { id: criterionId('a'), parent: criterionId('b'), index: 0 }],
    ['setWeights', { weights: { 'x-gone': 3 } }],
    ['setThreshold', { id: gone, threshold: 3 }],
    ['setScale', { criterion: groupId('fit'), scale: oneToFive, recorded: 'clear' }],
    ['addVendors', { vendors: [aVendor('A')], index: 0 }],
    ['updateVendor', { id: gone, changes: { note: 'x' } }],
    ['removeVendor', { id: gone }],
    ['moveVendor', { id: gone, index: 0 }],
    ['addEvaluator', { evaluator: anEvaluator('Ann') }],
    ['updateEvaluator', { id: gone, changes: { weight: 2 } }],
    ['removeEvaluator', { id: gone }],
    ['rate', { evaluator: gone, at: '', cells: [{ ...cell('a', 'A'), state: 'rated', level: 1 }] }],
    ['rate', { evaluator: evaluatorId('Ann'), at: '', cells: [{ ...cell('x', 'A'), state: 'rated', level: 1 }] }],
    ['annotate', { evaluator: evaluatorId('Ann'), ...cell('a', 'X'), note: 'x', evidence: '' }],
    ['batch', { label: '', edits: [] }],
  ])('%s %j changes nothing', (name, args) => {
    expect(applyEdit(document, { name, args } as unknown as Edit)).toBe(document)
  })
})

describe('edits of the evaluation', () => {
  it('rename it, keeping what is not named', () => {
    expect(apply('renameEvaluation', { title: '选型' })).toMatchObject({
      title: '选型',
      description: '',
      id: document.id,
    })
  })

  it('set some rules and keep the others', () => {
    const { rules } = apply('setRules', { pooling: 'median' })
    expect(rules).toEqual({ ...document.rules, pooling: 'median' })
  })

  it('restore a document under the id it had', () => {
    const other = { ...anEvaluation().withVendors('Z').build(), id: 'e-other' as Evaluation['id'] }
    expect(apply('restore', { document: other })).toEqual({ ...other, id: document.id })
  })

  it('run in order as a batch', () => {
    const edits: Edit[] = [
      { name: 'addVendors', args: { vendors: [aVendor('D')], index: 3 } },
      { name: 'moveVendor', args: { id: vendorId('D'), index: 0 } },
    ]
    expect(apply('batch', { label: '', edits }).vendors.map((v) => v.name)).toEqual(['D', 'A', 'B', 'C'])
  })
})

describe('edits of criteria', () => {
  it('add at a place', () => {
    const after = apply('addNode', { parent: groupId('fit'), index: 1, node: aCriterion('new') })
    expect(names(after)).toEqual(['root', 'fit', 'a', 'new', 'b', 'c'])
    expect(after.ratings).toBe(document.ratings)
  })

  it('add many at a place, but none that is there', () => {
    const nodes = ['new', 'a', 'newer'].map((name) => aCriterion(name))
    const after = apply('addNodes', { parent: groupId('fit'), index: 1, nodes })
    expect(names(after)).toEqual(['root', 'fit', 'a', 'new', 'newer', 'b', 'c'])
  })

  it('remove with marks and tie-breaks, and leave other rows alone', () => {
    const after = apply('removeNode', { id: groupId('fit') })
    expect(names(after)).toEqual(['root', 'c'])
    expect(after.rules.tieBreaks).toEqual([criterionId('c')])
    expect(Object.keys(after.ratings[evaluatorId('Ann')]!)).toEqual(['c-c'])
    expect(after.ratings[evaluatorId('Ann')]![criterionId('c')]).toBe(
      document.ratings[evaluatorId('Ann')]![criterionId('c')],
    )
  })

  it('describe and weigh', () => {
    const after = apply('describeNode', { id: criterionId('a'), description: 'why' })
    expect(leavesOf(after.criteria)[0]).toMatchObject({ name: 'a', description: 'why' })
    const weights = { [criterionId('a')]: 7, [groupId('fit')]: 0 } as Record<NodeId, number>
    expect(nodesOf(apply('setWeights', { weights }).criteria).map((n) => n.weight)).toEqual([1, 0, 7, 1, 1])
  })

  it('move within and between groups, counting places without the node itself', () => {
    const move = (id: NodeId, parent: typeof rootId, index: number) => names(apply('moveNode', { id, parent, index }))
    expect(move(criterionId('a'), groupId('fit'), 1)).toEqual(['root', 'fit', 'b', 'a', 'c'])
    expect(move(criterionId('c'), groupId('fit'), 0)).toEqual(['root', 'fit', 'c', 'a', 'b'])
    expect(move(groupId('fit'), rootId, 1)).toEqual(['root', 'c', 'fit', 'a', 'b'])
  })

  it('never move a group into itself nor below the fourth level', () => {
    const deep = anEvaluation()
      .withCriteria(aGroup('1', [aGroup('2', [aGroup('3', [aCriterion('x')])])]), aGroup('other', [aCriterion('y')]))
      .build().criteria
    expect(canMove(deep, groupId('1'), groupId('3'))).toBe(false)
    expect(canMove(deep, groupId('1'), groupId('1'))).toBe(false)
    expect(canMove(deep, criterionId('y'), groupId('3'))).toBe(true)
    expect(canMove(deep, groupId('other'), groupId('3'))).toBe(false)
    expect(canMove(deep, groupId('other'), groupId('2'))).toBe(true)
    expect(canMove(deep, rootId, groupId('1'))).toBe(false)
    expect(canMove(deep, criterionId('y'), criterionId('x') as unknown as NodeId)).toBe(false)
  })

  it('set a threshold and take it away', () => {
    const withOne = apply('setThreshold', { id: rootId, threshold: 60 })
    expect(withOne.criteria.threshold).toBe(60)
    expect(apply('setThreshold', { id: rootId, threshold: null }, withOne).criteria.threshold).toBeNull()
  })
})

describe('a new scale', () => {
  const set = (scale: EditArgs['setScale']['scale'], recorded: 'rescale' | 'clear', to = document) =>
    apply('setScale', { criterion: criterionId('a'), scale, recorded }, to)

  it('carries marks and the threshold over to the levels of the same value', () => {
    const after = set(outOf(100), 'rescale')
    expect(['A', 'B', 'C'].map((v) => markIn(after, 'Ann', 'a', v))).toMatchObject([
      { level: 100 },
      { level: 50 },
      { level: 0 },
    ])
    expect(leavesOf(after.criteria)[0]).toMatchObject({ scale: outOf(100), threshold: 50 })
    expect(markIn(after, 'Bob', 'a', 'B')).toEqual({ state: 'abstain' })
  })

  it('turns them round where lower is better', () => {
    const after = set(measure([5, 1], [30, 0]), 'rescale')
    expect(['A', 'B', 'C'].map((v) => markIn(after, 'Ann', 'a', v))).toMatchObject([
      { level: 5 },
      { level: 17.5 },
      { level: 30 },
    ])
  })

  it('or takes levels and threshold away, and keeps notes and other states', () => {
    const noted = apply('annotate', { evaluator: evaluatorId('Ann'), ...cell('a', 'A'), note: 'seen', evidence: '' })
    const after = set(outOf(100), 'clear', noted)
    expect(markIn(after, 'Ann', 'a', 'A')).toEqual({ state: 'unrated', note: 'seen' })
    expect(markIn(after, 'Ann', 'a', 'B')).toBeUndefined()
    expect(markIn(after, 'Bob', 'a', 'B')).toEqual({ state: 'abstain' })
    expect(leavesOf(after.criteria)[0]!.threshold).toBeNull()
  })

  it.each([80, null])('takes the threshold that is given with it: %s', (threshold) => {
    const args = { criterion: criterionId('a'), scale: outOf(100), recorded: 'clear', threshold } as const
    expect(leavesOf(apply('setScale', args).criteria)[0]!.threshold).toBe(threshold)
  })
})

describe('edits of vendors', () => {
  const order = (d: Evaluation) => d.vendors.map((v) => v.name).join('')

  it('add several at a place, without those already there', () => {
    expect(order(apply('addVendors', { vendors: [aVendor('D'), aVendor('A'), aVendor('E')], index: 1 }))).toBe('ADEBC')
  })

  it('update and move', () => {
    const out = apply('updateVendor', { id: vendorId('B'), changes: { status: 'out', outReason: 'price' } })
    expect(out.vendors[1]).toMatchObject({ name: 'B', status: 'out', outReason: 'price' })
    expect(out.vendors[0]).toBe(document.vendors[0])
    expect(order(apply('moveVendor', { id: vendorId('A'), index: 2 }))).toBe('BCA')
    expect(order(apply('moveVendor', { id: vendorId('C'), index: 0 }))).toBe('CAB')
  })

  it('remove with their marks', () => {
    const after = apply('removeVendor', { id: vendorId('A') })
    expect(order(after)).toBe('BC')
    expect(JSON.stringify(after.ratings)).not.toContain('v-A')
    expect(markIn(after, 'Ann', 'a', 'B')).toEqual({ state: 'rated', level: 3 })
  })
})

describe('edits of evaluators', () => {
  it('add, update and remove with their marks', () => {
    expect(apply('addEvaluator', { evaluator: anEvaluator('Cy') }).evaluators).toHaveLength(3)
    expect(apply('updateEvaluator', { id: evaluatorId('Bob'), changes: { weight: 2 } }).evaluators[1]!.weight).toBe(2)
    const after = apply('removeEvaluator', { id: evaluatorId('Bob') })
    expect([after.evaluators.length, Object.keys(after.ratings)]).toEqual([1, ['p-Ann']])
  })
})

describe('rating', () => {
  it('sets levels and states with their time', () => {
    const after = rate([
      { ...cell('a', 'A'), state: 'rated', level: 1 },
      { ...cell('b', 'C'), state: 'na' },
      { ...cell('c', 'B'), state: 'rated', level: 2.5, ratedAt: '2020-01-01T00:00:00Z' },
    ])
    expect(markIn(after, 'Ann', 'a', 'A')).toEqual({ state: 'rated', level: 1, ratedAt: '2026-03-03T00:00:00Z' })
    expect(markIn(after, 'Ann', 'b', 'C')).toEqual({ state: 'na', ratedAt: '2026-03-03T00:00:00Z' })
    expect(markIn(after, 'Ann', 'c', 'B')).toEqual({ state: 'rated', level: 2.5, ratedAt: '2020-01-01T00:00:00Z' })
  })

  it('copies only the rows that change', () => {
    const after = rate([{ ...cell('a', 'A'), state: 'rated', level: 1 }])
    const [before, now] = [document, after].map((d) => d.ratings[evaluatorId('Ann')]!)
    expect(now![criterionId('a')]).not.toBe(before![criterionId('a')])
    expect(now![criterionId('b')]).toBe(before![criterionId('b')])
    expect(after.ratings[evaluatorId('Bob')]).toBe(document.ratings[evaluatorId('Bob')])
  })

  it('leaves out levels that the scale does not have', () => {
    for (const level of [0, 6, 2.5, NaN, Infinity])
      expect(rate([{ ...cell('a', 'A'), state: 'rated', level }])).toBe(document)
    expect(rate([{ ...cell('a', 'A'), state: 'rated' }])).toBe(document)
  })

  it('clears a cell but keeps its note', () => {
    expect(markIn(rate([{ ...cell('a', 'A'), state: 'unrated' }]), 'Ann', 'a', 'A')).toBeUndefined()
    const noted = rate([{ ...cell('a', 'A'), state: 'rated', level: 4, note: 'seen' }])
    expect(markIn(rate([{ ...cell('a', 'A'), state: 'unrated' }], noted), 'Ann', 'a', 'A')).toEqual({
      state: 'unrated',
      note: 'seen',
    })
    const again = rate([{ ...cell('a', 'A'), state: 'rated', level: 2 }], noted)
    expect(markIn(again, 'Ann', 'a', 'A')).toMatchObject({ level: 2, note: 'seen' })
    expect(markIn(rate([{ ...cell('a', 'A'), state: 'na', note: '' }], noted), 'Ann', 'a', 'A')).not.toHaveProperty(
      'note',
    )
  })
})

describe('annotating', () => {
  const annotate = (note: string, evidence: string, vendor: string, to = document) =>
    apply('annotate', { evaluator: evaluatorId('Ann'), ...cell('b', vendor), note, evidence }, to)

  it('keeps the mark and its time', () => {
    const dated = rate([{ ...cell('b', 'A'), state: 'rated', level: 2 }])
    expect(markIn(annotate('n', 'e', 'A', dated), 'Ann', 'b', 'A')).toEqual({
      state: 'rated',
      level: 2,
      ratedAt: '2026-03-03T00:00:00Z',
      note: 'n',
      evidence: 'e',
    })
  })

  it('makes a cell for a note alone, and takes it away with the note', () => {
    const noted = annotate('n', '', 'C')
    expect(markIn(noted, 'Ann', 'b', 'C')).toEqual({ state: 'unrated', note: 'n' })
    expect(markIn(annotate('', '', 'C', noted), 'Ann', 'b', 'C')).toBeUndefined()
  })
})
