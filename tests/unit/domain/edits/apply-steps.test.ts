import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import { applyEditSteps } from '@/domain/edits/apply-steps'
import type { Edit } from '@/domain/edits/edit'
import { finish } from '@/io/steps'
import { aSmallEvaluation } from '../../../support/a-small-evaluation'
import { arbitraryEdit } from '../../../support/arbitrary-edit'

const document = aSmallEvaluation()
const rate = (count: number): Edit => ({
  name: 'rate',
  args: {
    evaluator: document.evaluators[0]!.id,
    at: '2026-01-01T00:00:00.000Z',
    cells: Array.from({ length: count }, (_, i) => ({
      criterion: 'c-funnel' as never,
      vendor: document.vendors[i % document.vendors.length]!.id,
      state: 'rated' as const,
      level: 1 + (i % 5),
    })),
  },
})

describe('an edit carried out in pieces', () => {
  it('makes the same document as in one go', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEdit(document), { maxLength: 6 }), (edits) => {
        const batch: Edit = { name: 'batch', args: { label: 'x', edits } }
        expect(finish(applyEditSteps(document, batch))).toEqual(applyEdit(document, batch))
      }),
    )
  })

  it('cuts many marks into pieces, of which the last on a cell counts', () => {
    const batch: Edit = { name: 'batch', args: { label: 'x', edits: [rate(12_003)] } }
    const shares = [...applyEditSteps(document, batch)]
    expect(shares).toEqual([1 / 3, 2 / 3, 1])
    expect(finish(applyEditSteps(document, batch))).toEqual(applyEdit(document, batch))
  })
})
