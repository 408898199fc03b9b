import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import type { Edit } from '@/domain/edits/edit'
import { extendTimeline, startTimeline, type Action } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { arbitraryEdit } from '../../../support/arbitrary-edit'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'

const edited = arbitraryEvaluation().chain((document) =>
  fc.record({
    document: fc.constant(document),
    edits: fc.array(arbitraryEdit(document), { minLength: 1, maxLength: 6 }),
  }),
)

/** Locks are not undone and hold what others would take back: see locks.test.ts. */
const withoutLocks = edited.map(({ document, edits: [first, ...rest] }) => {
  const isOther = ({ name }: Edit) => name !== 'lock' && name !== 'unlock'
  const edits = [first!, ...rest].filter(isOther)
  return { document, edits: edits.length > 0 ? edits : [{ name: 'renameEvaluation', args: { title: 'x' } } as Edit] }
})

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

const fold = (document: Evaluation, edits: readonly Edit[]) =>
  edits.reduce((now, edit) => applyEdit(now, edit), document)

describe('an edit', () => {
  it('changes neither the document nor itself', () => {
    fc.assert(
      fc.property(edited, ({ document, edits }) => {
        expect(() => fold(frozen(document), frozen(edits))).not.toThrow()
      }),
      { numRuns: 400 },
    )
  })

  it('is plain data: stored and read back it does the same', () => {
    fc.assert(
      fc.property(edited, ({ document, edits }) => {
        expect(fold(document, JSON.parse(JSON.stringify(edits)) as Edit[])).toEqual(fold(document, edits))
      }),
      { numRuns: 300 },
    )
  })

  it('leaves a document that can be evaluated, with marks only in cells that exist', () => {
    fc.assert(
      fc.property(edited, ({ document, edits }) => {
        const after = fold(document, edits)
        const results = evaluate(after)
        expect(results.standings).toHaveLength(after.vendors.length)
        const criteria = new Set<string>(results.criteria)
        const people = new Set<string>(after.evaluators.map((e) => e.id))
        for (const [evaluator, rows] of Object.entries(after.ratings)) {
          expect(people.has(evaluator)).toBe(true)
          expect(Object.keys(rows).filter((id) => !criteria.has(id))).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('undo', () => {
  const at = ''
  const session = 'tab'
  const extend = (edits: readonly Edit[], actions: readonly Action[], document: Evaluation) =>
    [...edits.map((edit): Action => ({ kind: 'edit', edit })), ...actions].reduce(
      (timeline, action, i) => extendTimeline(timeline, { id: `n${i}`, at, session, action }),
      startTimeline(document),
    )

  it('of an edit is the document before it, redo the one after it', () => {
    fc.assert(
      fc.property(withoutLocks, ({ document, edits: [edit] }) => {
        const undone = extend([edit!], [{ kind: 'undo', entry: 'n0' }], document)
        expect(undone.document).toBe(document)
        const again = extend(
          [edit!],
          [
            { kind: 'undo', entry: 'n0' },
            { kind: 'redo', entry: 'n0' },
          ],
          document,
        )
        expect(again.document).toEqual(applyEdit(document, edit!))
      }),
      { numRuns: 300 },
    )
  })

  it('of any entry is the fold of the others', () => {
    fc.assert(
      fc.property(withoutLocks, fc.nat(), ({ document, edits }, pick) => {
        const gone = pick % edits.length
        const undone = extend(edits, [{ kind: 'undo', entry: `n${gone}` }], document)
        expect(undone.document).toEqual(fold(document, edits.toSpliced(gone, 1)))
      }),
      { numRuns: 300 },
    )
  })

  it('of everything, in any order, is the beginning', () => {
    fc.assert(
      fc.property(withoutLocks, fc.boolean(), ({ document, edits }, isBackward) => {
        const undos = edits.map((_, i): Action => ({ kind: 'undo', entry: `n${i}` }))
        expect(extend(edits, isBackward ? undos.reverse() : undos, document).document).toBe(document)
      }),
      { numRuns: 300 },
    )
  })
})
