import { describe, expect, it } from 'vitest'
import { sessionDocument, readInvitation, writeInvitation } from '@/io/committee/invitation'
import { linkOf, mailSafeLength, maxLinkLength, readInvitationLink } from '@/io/committee/invitation-link'
import { digestOf } from '@/io/digest'
import { readEvaluationJson } from '@/io/evaluation-json'
import { writeEvaluationJson } from '@/io/write-evaluation-json'
import { bigEvaluation } from '../../../support/big-evaluation'
import { evaluatorId, vendorId } from '../../../support/an-evaluation'
import { aCommittee, anInvitation, at } from '../../../support/a-committee'
import { hiddenOrder } from '@/io/committee/invitation'

const base = 'https://example.com/evenhand/'

describe('an invitation', () => {
  it('comes back from its file exactly', async () => {
    for (const name of ['Ann', 'Bo', 'Cai']) {
      const { invitation } = await anInvitation(aCommittee({ isSealed: true }), evaluatorId(name))
      expect(readInvitation(writeInvitation(invitation))).toEqual({ ok: true, value: invitation })
    }
  })

  it('holds nobody’s marks, and of other evaluators nothing', async () => {
    const document = bigEvaluation(3, 4, 3)
    const { invitation } = await anInvitation(document, document.evaluators[0]!.id)
    const text = writeInvitation(invitation)
    expect(text).not.toContain('ratings')
    expect(text).not.toContain(document.evaluators[1]!.id)
    expect(text).not.toContain(document.evaluators[2]!.name)
  })

  it('does not give hidden vendors away', async () => {
    const document = aCommittee({ hidesVendors: true })
    const { invitation } = await anInvitation(document, evaluatorId('Ann'))
    const text = writeInvitation(invitation)
    for (const vendor of document.vendors) {
      expect(text).not.toContain(vendor.name)
      expect(text).not.toContain(vendor.id)
    }
    expect(invitation.vendors.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'v-1 Vendor A',
      'v-2 Vendor B',
      'v-3 Vendor C',
    ])
  })

  it('leaves a hidden vendor out for whoever is recused from it', async () => {
    const { invitation, document } = await anInvitation(aCommittee({ hidesVendors: true }), evaluatorId('Cai'))
    expect(invitation.vendors).toHaveLength(2)
    expect(invitation.evaluator.recusals).toEqual([])
    expect(document.committee.invitations[0]!.hidden).not.toContain(vendorId('云启'))
  })

  it('hides vendors in the same order each time, and not in the same for everybody', () => {
    const { vendors } = bigEvaluation(12, 1, 1)
    const order = (seed: string, who: string) => hiddenOrder(seed, evaluatorId(who), vendors)
    expect(order('s', 'a')).toEqual(order('s', 'a'))
    expect(order('s', 'a').toSorted()).toEqual(vendors.map(({ id }) => id).toSorted())
    expect(order('s', 'a')).not.toEqual(order('s', 'b'))
    expect(order('s', 'a')).not.toEqual(order('t', 'a'))
    expect(hiddenOrder('s', evaluatorId('a'), vendors.toReversed())).toEqual(order('s', 'a'))
  })

  it('becomes a document of the evaluator’s own, the same each time, that a backup brings back', async () => {
    const { invitation } = await anInvitation(aCommittee({ isSealed: true, notes: 'ends' }), evaluatorId('Bo'))
    const session = sessionDocument(invitation, at)
    expect(session.id).toBe(`e-card-${invitation.id.slice(2)}`)
    expect(readEvaluationJson(writeEvaluationJson(session, []))).toMatchObject({ document: session, problems: [] })
  })
})

describe('an invitation as a link', () => {
  it('comes back out of a mail that wraps, quotes or punctuates it', async () => {
    const { invitation } = await anInvitation(aCommittee(), evaluatorId('Ann'))
    const made = await linkOf(invitation, base)
    if (made.kind !== 'link') throw new Error(made.kind)
    const { link } = made
    const wrapped = `Dear Ann,\n<${link.replace(/.{70}/g, '$&\r\n')}>.`
    for (const text of [link, wrapped, ` ${link}. `, link.slice(link.indexOf('/invited/') + '/invited/'.length)])
      expect(await readInvitationLink(text)).toEqual({ ok: true, value: invitation })
  })

  it('is short enough for a mail with a handful of criteria', async () => {
    const { invitation } = await anInvitation(aCommittee({ isSealed: true }), evaluatorId('Ann'))
    const made = await linkOf(invitation, base)
    expect(made).toMatchObject({ kind: 'link', isMailSafe: true })
    expect(made.kind === 'link' && made.link.length).toBeLessThan(mailSafeLength)
  })

  it('is refused with its limit when it gets too long', async () => {
    const document = bigEvaluation(200, 1, 1)
    const vendors = document.vendors.map((vendor) => ({ ...vendor, name: digestOf(vendor.id) }))
    const long = { ...document, vendors: vendors.map((vendor) => ({ ...vendor, website: digestOf(vendor.name) })) }
    const { invitation } = await anInvitation(long, document.evaluators[0]!.id)
    expect(await linkOf(invitation, base)).toMatchObject({ kind: 'too-long', limit: maxLinkLength })
  })
})
