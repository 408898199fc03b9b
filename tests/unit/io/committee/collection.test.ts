import { describe, expect, it } from 'vitest'
import { proposalsOf } from '@/domain/committee/proposals'
import { applyEdit } from '@/domain/edits/apply'
import type { Edit } from '@/domain/edits/edit'
import { extendTimeline, startTimeline } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { writeArmor } from '@/io/committee/armor'
import type { CollectionPlan } from '@/io/committee/collection'
import { countedAs } from '@/io/committee/counted'
import { writeCommitment, writeOpen, writeSealed } from '@/io/committee/envelope'
import { formCsv } from '@/io/committee/form-csv'
import type { Invitation } from '@/io/committee/invitation'
import { planCollectionSteps } from '@/io/committee/plan-collection'
import { readPieces } from '@/io/committee/read-pieces'
import { receiptOf } from '@/io/committee/receipt'
import { scorecardOf, scorecardText } from '@/io/committee/scorecard'
import { newKeys } from '@/io/committee/sealing'
import { digestOf } from '@/io/digest'
import { readEvaluationJson } from '@/io/evaluation-json'
import { finish } from '@/io/steps'
import { writeEvaluationJson } from '@/io/write-evaluation-json'
import { aCriterion, criterionId, evaluatorId, rootId, vendorId } from '../../../support/an-evaluation'
import { aCommittee, anInvitation, aScoredSession, finishing } from '../../../support/a-committee'

const now = '2026-03-05T08:00:00.000Z'

async function plan(document: Evaluation, texts: readonly string[], consented: readonly string[] = []) {
  const pieces = await readPieces(
    texts.map((text, i) => ({ name: `${i}.json`, text })),
    document,
  )
  return finish(planCollectionSteps(document, pieces, { now, consented: new Set(consented) }))
}

const standings = ({ items }: CollectionPlan) => items.map(({ standing }) => standing)
const accepted = (document: Evaluation, { edit }: CollectionPlan) => applyEdit(document, edit!)

interface Setting {
  readonly document: Evaluation
  readonly invitations: Readonly<Record<string, Invitation>>
}

/** Everybody invited. */
async function aRound(options = {}, isSigned = true): Promise<Setting> {
  let document = aCommittee(options)
  if ('isSealed' in options)
    document = applyEdit(document, { name: 'setCommittee', args: { keys: await newKeys('seal') } })
  const invitations: Record<string, Invitation> = {}
  for (const name of ['Ann', 'Bo', 'Cai', 'Dee']) {
    const sent = await anInvitation(document, evaluatorId(name), isSigned)
    document = sent.document
    invitations[name] = sent.invitation
  }
  return { document, invitations }
}

/** The scorecard of an evaluator, with a file of it. */
async function sent(invitation: Invitation, revision = 1, seed = 1) {
  const session = aScoredSession(invitation, seed)
  const scorecard = scorecardOf(session, finishing(revision))
  const key = invitation.signingKey
  return {
    session,
    scorecard,
    key,
    file: await writeOpen(scorecard, key),
    receipt: receiptOf(scorecardText(scorecard)),
  }
}

describe('collecting scorecards', () => {
  it('takes files, texts and tables at once, as one step that can be undone', async () => {
    const { document, invitations } = await aRound()
    const [ann, bo, cai] = await Promise.all([sent(invitations.Ann!), sent(invitations.Bo!), sent(invitations.Cai!)])
    const texts = [ann.file, `Hello\n${await writeArmor(bo.file)}`, formCsv(cai.session)]
    const asked = await plan(document, texts)
    expect(standings(asked)).toEqual(['new', 'new', 'new'])
    expect(asked.items[2]).toMatchObject({ isTable: true, consents: ['unsigned'], isIncluded: false })
    const consented = await plan(document, texts, [asked.items[2]!.key])
    expect(consented.items.map(({ isIncluded }) => isIncluded)).toEqual([true, true, true])
    const edit: Edit = consented.edit!
    const entry = { id: 'n', at: now, session: 's', action: { kind: 'edit', edit } } as const
    const timeline = extendTimeline(startTimeline(document), entry)
    const after = timeline.document
    expect(after.ratings[evaluatorId('Ann')]).toEqual(ann.session.ratings[evaluatorId('Ann')])
    expect(Object.keys(after.ratings[evaluatorId('Bo')]!)).toEqual(['c-sso'])
    expect(after.ratings[evaluatorId('Cai')]![criterionId('funnel')]).not.toHaveProperty(vendorId('云启'))
    expect(after.committee.scorecards.map(({ receipt }) => receipt).slice(0, 2)).toEqual([ann.receipt, bo.receipt])
    for (const one of after.committee.scorecards) expect(countedAs(after, one)).toBe('unaltered')
    const undo = { id: 'u', at: now, session: 's', action: { kind: 'undo', entry: 'n' } } as const
    expect(extendTimeline(timeline, undo).document).toBe(document)
    const backup = readEvaluationJson(writeEvaluationJson(after, []))
    expect(backup).toMatchObject({ kind: 'read', document: after, problems: [] })
  })

  it('keeps the weights that each proposes beside the receipt, open or sealed', async () => {
    for (const isSealed of [false, true]) {
      const { document, invitations } = await aRound({ isSealed, asksWeights: true })
      const [ann, bo] = await Promise.all([sent(invitations.Ann!), sent(invitations.Bo!)])
      const collected = await plan(document, [ann.file, bo.file])
      // Bo scores a single criterion and is asked about no group.
      expect(collected.items.map(({ proposes }) => proposes)).toEqual([2, 0])
      const after = accepted(document, collected)
      expect(after.criteria).toBe(document.criteria)
      const [line] = proposalsOf(after).lines
      expect(line).toMatchObject({ shares: [1 / 3], mean: 1 / 3, deviation: 0 })
      for (const one of after.committee.scorecards) expect(countedAs(after, one)).toBe('unaltered')
      const backup = readEvaluationJson(writeEvaluationJson(after, []))
      expect(backup).toMatchObject({ kind: 'read', document: after, problems: [] })
    }
  })

  it('says how complete each is', async () => {
    const { document, invitations } = await aRound()
    const [ann, bo, cai] = await Promise.all([sent(invitations.Ann!), sent(invitations.Bo!), sent(invitations.Cai!)])
    const { items } = await plan(document, [ann.file, bo.file, cai.file])
    expect(items.map(({ given, expected }) => `${given}/${expected}`)).toEqual(['9/9', '3/3', '6/6'])
  })

  it('changes nothing when it is asked again: duplicates and older ones are ignored', async () => {
    const { document, invitations } = await aRound()
    const first = await sent(invitations.Ann!)
    const second = await sent(invitations.Ann!, 2, 3)
    const both = await plan(document, [second.file, first.file, second.file])
    expect(standings(both)).toEqual(['new', 'older', 'duplicate'])
    const after = accepted(document, both)
    const again = await plan(after, [first.file, second.file])
    expect(standings(again)).toEqual(['older', 'duplicate'])
    expect(again.edit).toBeNull()
  })

  it('lets a newer version replace all earlier marks, also those that it does not hold any more', async () => {
    const { document, invitations } = await aRound()
    const after = accepted(document, await plan(document, [(await sent(invitations.Ann!)).file]))
    const session = aScoredSession(invitations.Ann!, 4)
    const evaluator = evaluatorId('Ann')
    const cells = [
      {
        criterion: criterionId('price'),
        vendor: vendorId('Aurora'),
        state: 'unrated',
        note: '',
        evidence: '',
      } as const,
    ]
    const emptied = applyEdit(session, { name: 'rate', args: { evaluator, at: now, cells } })
    const file = await writeOpen(scorecardOf(emptied, finishing(2)), invitations.Ann!.signingKey)
    const newer = await plan(after, [file])
    expect(newer.items[0]).toMatchObject({ standing: 'newer', removed: 1, isIncluded: true })
    const latest = accepted(after, newer)
    expect(latest.ratings[evaluator]).toEqual(emptied.ratings[evaluator])
    expect(countedAs(latest, latest.committee.scorecards.at(-1)!)).toBe('unaltered')
  })

  it('sets a scorecard of a later invitation above any of an earlier one', async () => {
    const { document, invitations } = await aRound()
    const old = await sent(invitations.Ann!, 9)
    const again = await anInvitation(document, evaluatorId('Ann'))
    const fresh = await sent(again.invitation, 1, 2)
    expect(standings(await plan(again.document, [old.file, fresh.file]))).toEqual(['older', 'new'])
  })

  it('says what has changed since the invitation, and takes such a scorecard only by consent, as far as it fits', async () => {
    const { document, invitations } = await aRound()
    const { file } = await sent(invitations.Ann!)
    const edits: Edit[] = [
      { name: 'setWeights', args: { weights: { [criterionId('funnel')]: 5 } } },
      { name: 'removeNode', args: { id: criterionId('price') } },
      { name: 'addNode', args: { parent: rootId, index: 0, node: aCriterion('support') } },
      { name: 'removeVendor', args: { id: vendorId('Borealis') } },
    ]
    const changed = edits.reduce(applyEdit, document)
    const asked = await plan(changed, [file])
    expect(asked.edit).toBeNull()
    const [item] = asked.items
    expect(item).toMatchObject({ standing: 'other-criteria', consents: ['other-criteria'], isIncluded: false })
    const told = item!.changes.map(({ kind, name }) => `${kind} ${name}`)
    for (const change of ['removed price', 'added support', 'weight funnel', 'removed Borealis'])
      expect(told).toContain(change)
    const reasons = new Set(item!.rejected.map(({ code }) => code))
    expect(reasons).toEqual(new Set(['mark-criterion-unknown', 'mark-vendor-unknown']))
    const after = accepted(changed, await plan(changed, [file], [item!.key]))
    expect(Object.keys(after.ratings[evaluatorId('Ann')]!).toSorted()).toEqual(['c-funnel', 'c-sso'])
    expect(countedAs(after, after.committee.scorecards[0]!)).toBe('altered')
  })

  it('leaves out marks outside the evaluator’s part and of recused vendors, each with its reason', async () => {
    const { document, invitations } = await aRound()
    const { file } = await sent(invitations.Ann!)
    const recusals = [{ vendor: vendorId('云启'), reason: 'shares' }]
    const changes = { assigned: [criterionId('funnel')], recusals }
    const limited = applyEdit(document, { name: 'updateEvaluator', args: { id: evaluatorId('Ann'), changes } })
    const { items, edit } = await plan(limited, [file])
    expect(items[0]!.rejected).toHaveLength(7)
    expect(new Set(items[0]!.rejected.map(({ code }) => code))).toEqual(new Set(['mark-outside-part']))
    expect(Object.keys(applyEdit(limited, edit!).ratings[evaluatorId('Ann')]!)).toEqual(['c-funnel'])
  })

  it('counts a scorecard as unaltered beside marks that count for nothing, and after a recusal', async () => {
    const { document, invitations } = await aRound()
    const bo = evaluatorId('Bo')
    const outside = { criterion: criterionId('price'), vendor: vendorId('Aurora'), state: 'rated', level: 2 } as const
    const marked = applyEdit(document, { name: 'rate', args: { evaluator: bo, at: now, cells: [outside] } })
    const { edit } = await plan(marked, [(await sent(invitations.Bo!)).file])
    const after = applyEdit(marked, edit!)
    expect(after.ratings[bo]![outside.criterion]![outside.vendor]).toMatchObject({ level: 2 })
    const [received] = after.committee.scorecards
    expect(countedAs(after, received!)).toBe('unaltered')
    const changes = { recusals: [{ vendor: vendorId('云启'), reason: 'declared' }] }
    const recused = applyEdit(after, { name: 'updateEvaluator', args: { id: bo, changes } })
    expect(countedAs(recused, received!)).toBe('unaltered')
    const inside = { criterion: criterionId('sso'), vendor: vendorId('Aurora'), state: 'na' } as const
    const changed = applyEdit(after, { name: 'rate', args: { evaluator: bo, at: now, cells: [inside] } })
    expect(countedAs(changed, received!)).toBe('altered')
  })

  it('recognises what was tampered with', async () => {
    const { document, invitations } = await aRound()
    const { file, scorecard } = await sent(invitations.Ann!)
    const parts = JSON.parse(file) as { text: string; digest: string }
    const forged = parts.text.replace(/"cells":\[\[(\d)/, (_, level) => `"cells":[[${(Number(level) % 5) + 1}`)
    const naive = JSON.stringify({ ...parts, text: forged })
    const careful = JSON.stringify({ ...parts, text: forged, digest: digestOf(forged) })
    const stripped = JSON.stringify({ ...parts, text: forged, digest: digestOf(forged), signature: null })
    const borrowed = await writeOpen({ ...scorecard, finishedAt: now }, invitations.Bo!.signingKey)
    const result = await plan(document, [naive, careful, stripped, borrowed])
    expect(standings(result)).toEqual(['tampered', 'tampered', 'new', 'tampered'])
    expect(result.items[2]).toMatchObject({ consents: ['unsigned'], isIncluded: false })
    expect(result.edit).toBeNull()
    const copied = JSON.stringify({ ...parts, signature: null })
    expect(standings(await plan(document, [copied, file]))).toEqual(['duplicate', 'new'])
  })

  it('tells unknown evaluators from strangers’ files', async () => {
    const { document, invitations } = await aRound()
    const { file } = await sent(invitations.Ann!)
    const without = applyEdit(document, { name: 'removeEvaluator', args: { id: evaluatorId('Ann') } })
    const elsewhere = { ...without, id: 'e-elsewhere' as typeof document.id }
    expect(standings(await plan(without, [file]))).toEqual(['unknown-evaluator'])
    expect(standings(await plan(elsewhere, [file, 'a,b\n1,2', writeEvaluationJson(document, [])]))).toEqual([
      'foreign',
      'foreign',
      'foreign',
    ])
  })

  it('opens sealed scorecards with hidden vendors, and brings each mark to the vendor that was meant', async () => {
    const { document, invitations } = await aRound({ isSealed: true, hidesVendors: true })
    const { session, scorecard, key, receipt } = await sent(invitations.Ann!)
    const file = (await writeSealed(scorecard, key, invitations.Ann!.chairKey!))!
    const result = await plan(document, [await writeArmor(file)])
    expect(result.items[0]).toMatchObject({ standing: 'new', isSealed: true, isSigned: true, receipt })
    const after = accepted(document, result)
    const issued = document.committee.invitations[0]!
    const own = session.ratings[evaluatorId('Ann')]!
    issued.hidden!.forEach((vendor, i) => {
      const alias = session.vendors[i]!.id
      expect(after.ratings[evaluatorId('Ann')]![criterionId('funnel')]![vendor]).toEqual(
        own[criterionId('funnel')]![alias],
      )
    })
    expect(countedAs(after, after.committee.scorecards[0]!)).toBe('unaltered')
    const keyless = applyEdit(document, { name: 'setCommittee', args: { keys: null } })
    expect((await plan(keyless, [file])).items[0]).toMatchObject({
      standing: 'unreadable',
      problems: [{ code: 'scorecard-without-key' }],
    })
  })

  it('says whose a sealed scorecard is that cannot be opened: whom to ask for it again', async () => {
    const { document, invitations } = await aRound({ isSealed: true })
    const { scorecard, key } = await sent(invitations.Bo!)
    const file = (await writeSealed(scorecard, key, invitations.Bo!.chairKey!))!
    const changed = file.replace(/("sealed":".{40})(.)/, (_, before, sign) => before + (sign === 'A' ? 'B' : 'A'))
    const { items, edit } = await plan(document, [changed, file.replace(/i-[\w-]+/, 'i-elsewhere')])
    expect(items).toMatchObject([
      { standing: 'unreadable', name: 'Bo', evaluator: null, isIncluded: false },
      { standing: 'unreadable', name: '', evaluator: null, isIncluded: false },
    ])
    expect(edit).toBeNull()
  })

  it('says when a mark was changed here after it was accepted', async () => {
    const { document, invitations } = await aRound()
    const after = accepted(document, await plan(document, [(await sent(invitations.Ann!)).file]))
    const cells = [{ criterion: criterionId('price'), vendor: vendorId('Aurora'), state: 'na' } as const]
    const meddled = applyEdit(after, { name: 'rate', args: { evaluator: evaluatorId('Ann'), at: now, cells } })
    expect(countedAs(meddled, meddled.committee.scorecards[0]!)).toBe('altered')
  })
})

describe('commit and reveal', () => {
  it('opens marks only when all commitments are in, and only those committed to', async () => {
    const { document, invitations } = await aRound({ commitsFirst: true })
    const cards = await Promise.all(Object.values(invitations).map((one) => sent(one)))
    const commitments = await Promise.all(cards.map(({ scorecard, key }) => writeCommitment(scorecard, key)))
    const early = await plan(document, [...commitments.slice(0, 3), cards[0]!.file])
    expect(standings(early)).toEqual(['commitment', 'commitment', 'commitment', 'too-early'])
    expect(early.items[3]!.problems).toMatchObject([{ code: 'scorecard-too-early', params: { missing: 'Dee' } }])
    const bound = accepted(accepted(document, early), await plan(accepted(document, early), [commitments[3]!]))
    const other = await sent(invitations.Ann!, 2, 4)
    const changed = await writeCommitment(other.scorecard, other.key)
    const late = await plan(bound, [changed, other.file, ...cards.map(({ file }) => file)])
    expect(standings(late)).toEqual(['commitment-late', 'not-as-committed', 'new', 'new', 'new', 'new'])
    expect(accepted(bound, late).committee.scorecards).toHaveLength(4)
  })
})
