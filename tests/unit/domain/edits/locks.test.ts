import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lockedPart, lockInForce, shortHash } from '@/domain/criteria/lock'
import { applyEdit } from '@/domain/edits/apply'
import type { Edit } from '@/domain/edits/edit'
import { canTakeBack, isHeld } from '@/domain/edits/commands/lock-edits'
import { extendTimeline, startTimeline, type Action, type Timeline } from '@/domain/edits/timeline'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  criterionId,
  groupId,
  oneToFive,
  rootId,
  vendorId,
  evaluatorId,
} from '../../../support/an-evaluation'
import { arbitraryEdit } from '../../../support/arbitrary-edit'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'

const hash = 'ab'.repeat(32)
const lock: Edit = { name: 'lock', args: { at: '2026-03-01T08:00:00Z', by: 'Ann', hash } }
const unlock: Edit = { name: 'unlock', args: { at: '2026-03-02T08:00:00Z', by: 'Bo', reason: 'law changed' } }
const open = anEvaluation()
  .withVendors('A')
  .withCriteria(aGroup('fit', [aCriterion('x'), aCriterion('y')]), aGroup('rest', [aCriterion('z')]))
  .withMarks({ x: [3] })
  .build()
const locked = applyEdit(open, lock)
const weigh = (weight: number): Edit => ({ name: 'setWeights', args: { weights: { [criterionId('x')]: weight } } })
const rate = (level: number): Edit => ({
  name: 'rate',
  args: {
    evaluator: evaluatorId('Ann'),
    at: '2026-03-03T08:00:00Z',
    cells: [{ criterion: criterionId('x'), vendor: vendorId('A'), state: 'rated', level }],
  },
})

const heldEdits: Edit[] = [
  { name: 'setRules', args: { notApplicable: 'zero' } },
  { name: 'setRules', args: { display: 'scale', notApplicable: 'zero' } },
  { name: 'addNode', args: { parent: rootId, index: 0, node: aCriterion('new') } },
  { name: 'addNodes', args: { parent: rootId, index: 0, nodes: [aCriterion('new'), aCriterion('newer')] } },
  { name: 'removeNode', args: { id: criterionId('x') } },
  { name: 'describeNode', args: { id: criterionId('x'), description: 'other' } },
  { name: 'moveNode', args: { id: criterionId('x'), parent: groupId('rest'), index: 0 } },
  weigh(9),
  { name: 'setThreshold', args: { id: criterionId('x'), threshold: 2 } },
  { name: 'setScale', args: { criterion: criterionId('x'), scale: oneToFive, recorded: 'clear' } },
  { name: 'batch', args: { label: 'import', edits: [weigh(9), weigh(8)] } },
]

describe('a lock', () => {
  it('keeps when, by whom and the hash, and is in force until it is opened with a reason', () => {
    expect(lockInForce(open)).toBeNull()
    expect(lockInForce(locked)).toEqual({ at: '2026-03-01T08:00:00Z', by: 'Ann', hash, unlocked: null })
    const opened = applyEdit(locked, unlock)
    expect(lockInForce(opened)).toBeNull()
    expect(opened.locks).toEqual([{ at: '2026-03-01T08:00:00Z', by: 'Ann', hash, unlocked: unlock.args }])
  })

  it('is set once: a second lock and an unlock without one change nothing', () => {
    expect(applyEdit(locked, lock)).toBe(locked)
    expect(applyEdit(open, unlock)).toBe(open)
  })

  it.each(heldEdits)('holds $name', (edit) => {
    expect(applyEdit(open, edit)).not.toEqual(open)
    expect(isHeld(locked, edit)).toBe(true)
    expect(applyEdit(locked, edit)).toBe(locked)
  })

  it('lets through the other parts of a batch', () => {
    const edit: Edit = { name: 'batch', args: { label: 'import', edits: [weigh(9), rate(5)] } }
    expect(isHeld(locked, edit)).toBe(false)
    const after = applyEdit(locked, edit)
    expect(after.criteria).toBe(locked.criteria)
    expect(after.ratings[evaluatorId('Ann')]![criterionId('x')]![vendorId('A')]).toMatchObject({ level: 5 })
  })

  it('lets scores be shown otherwise', () => {
    expect(applyEdit(locked, { name: 'setRules', args: { display: 'scale' } }).rules.display).toBe('scale')
  })

  it('gives way to a restored document, which brings its own', () => {
    expect(applyEdit(locked, { name: 'restore', args: { document: open } }).locks).toEqual([])
  })

  it('keeps the locked part of any document under any edits but unlocking and restoring', () => {
    const edited = arbitraryEvaluation().chain((document) =>
      fc.tuple(fc.constant(document), fc.array(arbitraryEdit(document), { minLength: 1, maxLength: 6 })),
    )
    fc.assert(
      fc.property(edited, ([document, edits]) => {
        const others = edits.filter(({ name }) => name !== 'unlock' && name !== 'restore')
        const after = others.reduce(applyEdit, applyEdit(document, lock))
        expect(lockedPart(after)).toEqual(lockedPart(document))
      }),
      { numRuns: 300 },
    )
  })

  it('is compared by eye by twelve digits in three groups', () => {
    expect(shortHash('ba7816bf8f01cfea41')).toBe('ba78 16bf 8f01')
  })
})

describe('undo across a lock', () => {
  const fold = (...actions: readonly (Edit | Action)[]): Timeline =>
    actions.reduce<Timeline>(
      (timeline, one, i) =>
        extendTimeline(timeline, {
          id: `n${i}`,
          at: '',
          session: 'tab',
          action: 'kind' in one ? one : { kind: 'edit', edit: one },
        }),
      startTimeline(open),
    )
  const undo = (entry: string): Action => ({ kind: 'undo', entry })
  const weightIn = ({ document }: Timeline) => JSON.stringify(document.criteria).match(/"weight":(\d+)/g)?.[1]

  it('takes back neither the lock nor the unlock', () => {
    expect(lockInForce(fold(lock, undo('n0')).document)).not.toBeNull()
    expect(lockInForce(fold(lock, unlock, undo('n1')).document)).toBeNull()
  })

  it('leaves criteria that were changed before it, also when another window asks', () => {
    const timeline = fold(weigh(5), lock, undo('n0'))
    expect(timeline.document).toEqual(fold(weigh(5), lock).document)
    expect(timeline.steps[0]!.isUndone).toBe(false)
  })

  it('takes back marks given before it and after it', () => {
    expect(fold(rate(5), lock, undo('n0')).document).toEqual(fold(lock).document)
    expect(fold(lock, rate(5), undo('n1')).document).toEqual(fold(lock).document)
  })

  it('takes back criteria once it is open again', () => {
    const timeline = fold(weigh(5), lock, unlock, undo('n0'))
    expect(timeline.document.criteria).toEqual(open.criteria)
    expect(weightIn(timeline)).toBe(weightIn(startTimeline(open)))
  })

  it('holds what another window had not yet saved when the lock came', () => {
    expect(fold(lock, weigh(5)).document.criteria).toBe(open.criteria)
  })

  it('is offered for what it can do', () => {
    expect(canTakeBack(open, weigh(5))).toBe(true)
    expect(canTakeBack(locked, weigh(5))).toBe(false)
    expect(canTakeBack(locked, rate(5))).toBe(true)
    expect(canTakeBack(open, unlock)).toBe(false)
    expect(canTakeBack(locked, { name: 'restore', args: { document: open } })).toBe(true)
  })
})
