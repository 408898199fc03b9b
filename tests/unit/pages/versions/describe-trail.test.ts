import { expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import type { Edit } from '@/domain/edits/edit'
import { describeTrail } from '@/pages/versions/describe-trail'
import { aCriterion, anEvaluation, criterionId, vendorId } from '../../../support/an-evaluation'

it('names what was deleted, in lines about it before that, too', () => {
  const start = anEvaluation()
    .withVendors('Alder', 'Brook')
    .withCriteria(aCriterion('Fit'), aCriterion('Price'))
    .build()
  const edits: Edit[] = [
    { name: 'setThreshold', args: { id: criterionId('Fit'), threshold: 3 } },
    { name: 'updateVendor', args: { id: vendorId('Brook'), changes: { note: 'late' } } },
    { name: 'removeNode', args: { id: criterionId('Fit'), name: 'Fit' } },
    { name: 'removeVendor', args: { id: vendorId('Brook'), name: 'Brook' } },
  ]
  const trail = edits.map((edit, i) => ({
    id: `x-${i}`,
    at: '2026-11-30T08:00:00.000Z',
    session: 's',
    action: { kind: 'edit' as const, edit },
  }))
  const lines = describeTrail(trail, edits.reduce(applyEdit, start))
  expect(lines.map(({ subject }) => subject)).toEqual(['Fit', 'Brook', 'Fit', 'Brook'])
})
