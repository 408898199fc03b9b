import { describe, expect, it } from 'vitest'
import { declaredRecusals, declareEdit } from '@/domain/committee/interest'
import type { CommitteeOptions } from '@/domain/committee/committee'
import { checkScorecard } from '@/domain/committee/scorecard-check'
import { applyEdit } from '@/domain/edits/apply'
import type { Edit } from '@/domain/edits/edit'
import type { Evaluation } from '@/domain/evaluation'
import { changesOf, basisOf } from '@/io/committee/basis'
import { carriedOver, isEarlier } from '@/io/committee/carry-over'
import { sessionDocument, type Invitation } from '@/io/committee/invitation'
import { scorecardOf, scorecardText } from '@/io/committee/scorecard'
import { readDocument } from '@/io/evaluation-schema'
import { aCriterion, aVendor, criterionId, evaluatorId, vendorId, yesNo } from '../../../support/an-evaluation'
import { aCommittee, anInvitation, aScoredSession, at, finishing } from '../../../support/a-committee'

const ann = evaluatorId('Ann')
const [funnel, sso, price] = [criterionId('funnel'), criterionId('sso'), criterionId('price')]

/** What Ann filled in, then what the second invitation makes after the chair's edits. */
async function twice(
  edits: readonly Edit[],
  {
    options = {},
    answer = (one) => one,
  }: { options?: Partial<CommitteeOptions>; answer?: (one: Evaluation) => Evaluation } = {},
) {
  const first = await anInvitation(aCommittee(options), ann)
  const old = answer(aScoredSession(first.invitation))
  const second = await anInvitation(edits.reduce(applyEdit, first.document), ann)
  const fresh = later(second.invitation)
  expect(isEarlier(old, fresh)).toBe(true)
  expect(isEarlier(fresh, old)).toBe(false)
  const carried = carriedOver(old, fresh)
  expect(readDocument(JSON.parse(JSON.stringify(carried)))).toEqual({ document: carried, problems: [] })
  return { old, fresh, carried, session: carried.committee.session!, second }
}
const later = (invitation: Invitation) =>
  sessionDocument({ ...invitation, issuedAt: '2026-04-01T08:00:00.000Z' }, '2026-04-02T08:00:00.000Z')
const changesIn = ({ committee, ...document }: Evaluation) =>
  changesOf(committee.bases[0]!, basisOf(document)).map(({ kind, name }) => `${kind} ${name}`)
const standBack: (one: Evaluation) => Evaluation = (one) => {
  const declaration = { hasConflict: true, text: '云启: shares', at }
  return applyEdit(one, declareEdit(one, declaration, [{ vendor: vendorId('云启'), reason: 'shares' }], at))
}

describe('a second invitation', () => {
  it('keeps everything where only weights have changed', async () => {
    const weights: Edit = { name: 'setWeights', args: { weights: { [funnel]: 1, [sso]: 1 } } }
    const { old, carried, session } = await twice([weights], { options: { asksWeights: true } })
    expect(carried.ratings).toEqual(old.ratings)
    expect(session.declaration).toEqual(old.committee.session!.declaration)
    expect(session.weights).toEqual(old.committee.session!.weights)
    expect(session.carried).toEqual({ from: old.id, issuedAt: at, marks: 9, left: 0 })
    expect(session.finished).toEqual([])
    expect(changesIn(carried)).toEqual(['weight funnel', 'weight sso'])
    // It counts for the new invitation, with the marks of the old one.
    const text = scorecardText(scorecardOf(carried, finishing()))
    expect(text).toContain(session.invitation)
    expect(session.invitation).not.toBe(old.committee.session!.invitation)
  })

  it('asks for what is new: a vendor, and the declaration with it', async () => {
    const { old, carried, session } = await twice(
      [{ name: 'addVendors', args: { vendors: [aVendor('Dawn')], index: 0 } }],
      { answer: standBack },
    )
    expect(carried.ratings).toEqual(old.ratings)
    expect(checkScorecard(carried).missing.map(({ vendor }) => vendor.name)).toEqual(['Dawn', 'Dawn', 'Dawn'])
    expect(session.carried).toMatchObject({ marks: 9, left: 0 })
    expect(session.declaration).toBeNull()
    expect(declaredRecusals(carried)).toEqual([{ vendor: vendorId('云启'), reason: 'shares' }])
    expect(changesIn(carried)).toEqual(['added Dawn'])
  })

  it('leaves marks on another scale, and of criteria and vendors that are gone, in the earlier one', async () => {
    const { old, carried, session } = await twice([
      { name: 'setScale', args: { criterion: price, scale: yesNo, recorded: 'clear' } },
      { name: 'removeNode', args: { id: sso } },
      { name: 'removeVendor', args: { id: vendorId('Borealis') } },
    ])
    expect(session.carried).toMatchObject({ marks: 2, left: 7 })
    expect(Object.keys(carried.ratings[ann]!)).toEqual([funnel])
    expect(carried.ratings[ann]![funnel]![vendorId('Aurora')]).toEqual(old.ratings[ann]![funnel]![vendorId('Aurora')])
    expect(checkScorecard(carried).missing).toHaveLength(2)
    // Nobody new: what was declared holds.
    expect(session.declaration).toEqual(old.committee.session!.declaration)
  })

  it('keeps who stands back from whom, for new criteria too, and the marks of nobody else’s part', async () => {
    const node = aCriterion('help')
    const { carried, session } = await twice(
      [
        { name: 'addNode', args: { parent: aCommittee().criteria.id, index: 0, node } },
        { name: 'updateEvaluator', args: { id: ann, changes: { assigned: [node.id, funnel] } } },
      ],
      { answer: standBack },
    )
    const stand = vendorId('云启')
    expect(session.declaration?.text).toBe('云启: shares')
    expect(carried.ratings[ann]![node.id]).toEqual({
      [stand]: expect.objectContaining({ state: 'abstain', note: 'shares' }),
    })
    expect(Object.keys(carried.ratings[ann]!).toSorted()).toEqual([funnel, node.id].toSorted())
    expect(session.carried).toMatchObject({ marks: 3, left: 6 })
  })

  it('keeps hidden vendors under their names, though one came in between and one is gone', async () => {
    const edits: Edit[] = [
      { name: 'addVendors', args: { vendors: [aVendor('Dawn'), aVendor('Eos'), aVendor('Fern')], index: 0 } },
      { name: 'removeVendor', args: { id: vendorId('Borealis') } },
    ]
    const { old, carried, second } = await twice(edits, { options: { hidesVendors: true } })
    const [before, now] = second.document.committee.invitations.map(({ hidden }) => hidden!)
    expect(now!.slice(0, 3)).toEqual(before)
    const gone = `v-${before!.indexOf(vendorId('Borealis')) + 1}`
    const names = carried.vendors.map(({ id, name }) => `${id} ${name}`)
    const all = ['v-1 Vendor A', 'v-2 Vendor B', 'v-3 Vendor C', 'v-4 Vendor D', 'v-5 Vendor E', 'v-6 Vendor F']
    expect(names).toEqual(all.filter((one) => !one.startsWith(gone)))
    expect(carried.committee.session!.carried).toMatchObject({ marks: 6, left: 3 })
    for (const { id } of old.vendors.filter((vendor) => vendor.id !== gone))
      expect(carried.ratings[ann]![price]![id]).toEqual(old.ratings[ann]![price]![id])
  })

  it('takes no marks from hidden names to open ones: nothing tells who was who', async () => {
    const { carried, session } = await twice([{ name: 'setCommittee', args: { options: { hidesVendors: false } } }], {
      options: { hidesVendors: true },
    })
    expect(carried.ratings).toEqual({})
    expect(session.carried).toMatchObject({ marks: 0, left: 9 })
    expect(session.declaration).toBeNull()
  })

  it('is an ordinary first one where nothing was entered, or for somebody else', async () => {
    const first = await anInvitation(aCommittee(), ann)
    const empty = sessionDocument(first.invitation, at)
    const fresh = later((await anInvitation(first.document, ann)).invitation)
    expect(carriedOver(empty, fresh)).toBe(fresh)
    const others = later((await anInvitation(first.document, evaluatorId('Bo'))).invitation)
    expect(isEarlier(empty, others)).toBe(false)
    expect(isEarlier(empty, { ...fresh, committee: { ...fresh.committee, session: null } })).toBe(false)
  })
})
