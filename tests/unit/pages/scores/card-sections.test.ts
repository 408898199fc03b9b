import { describe, expect, it } from 'vitest'
import type { CriteriaGroup, Criterion, EvaluatorRatings, Vendor, VendorId } from '@/domain/evaluation'
import { cardSections, isAnswered, nextOpen } from '@/pages/scores/card-sections'
import { vendorColumns } from '@/pages/scores/vendor-columns'

const criterion = (id: string) => ({ kind: 'criterion', id, name: id }) as unknown as Criterion
const group = (id: string, ...children: unknown[]) =>
  ({ kind: 'group', id, name: id, children }) as unknown as CriteriaGroup
const vendor = 'v-1' as VendorId
const marked = (...ids: string[]) =>
  Object.fromEntries(ids.map((id) => [id, { [vendor]: { state: 'na' } }])) as unknown as EvaluatorRatings

describe('sections of cards', () => {
  it('follow the tree, each under the path of its group', () => {
    const tree = group(
      'g-root',
      criterion('c-1'),
      group('g-1', group('g-2', criterion('c-2')), criterion('c-3'), group('g-3')),
      criterion('c-4'),
    )
    expect(cardSections(tree).map((s) => [s.path.join('/'), s.criteria.map((c) => c.id)])).toEqual([
      ['', ['c-1']],
      ['g-1/g-2', ['c-2']],
      ['g-1', ['c-3']],
      ['', ['c-4']],
    ])
  })
})

describe('the next open criterion', () => {
  const criteria = ['c-1', 'c-2', 'c-3'].map(criterion)
  it('is the first one behind, and goes round', () => {
    expect(nextOpen(criteria, {}, vendor, criteria[0]!.id)?.id).toBe('c-2')
    expect(nextOpen(criteria, marked('c-2', 'c-3'), vendor, criteria[2]!.id)?.id).toBe('c-1')
    expect(nextOpen(criteria, {}, vendor, undefined)?.id).toBe('c-1')
  })
  it('is none when all are answered; a bare note is no answer', () => {
    expect(nextOpen(criteria, marked('c-1', 'c-2', 'c-3'), vendor, undefined)).toBeUndefined()
    const noted = { 'c-1': { [vendor]: { state: 'unrated', note: 'ask' } } } as unknown as EvaluatorRatings
    expect(isAnswered(noted, criteria[0]!, vendor)).toBe(false)
  })
})

describe('vendor columns', () => {
  const vendors = [
    { id: 'v-1', status: 'out' },
    { id: 'v-2', status: 'shortlist' },
  ] as unknown as Vendor[]
  it('have those that are out behind the others, or not at all', () => {
    expect(vendorColumns(vendors, true).map((v) => v.id)).toEqual(['v-2', 'v-1'])
    expect(vendorColumns(vendors, false).map((v) => v.id)).toEqual(['v-2'])
  })
})
