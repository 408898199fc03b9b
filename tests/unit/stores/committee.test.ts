import { describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import { sessionDocument } from '@/io/committee/invitation'
import { boardOf, invite, keysFile, planCollection, readScorecards } from '@/stores/committee'
import { commitmentFiles, finishScoring, openInvitation, scorecardFiles, scorecardForm } from '@/stores/scoring-alone'
import { evaluatorId } from '../../support/an-evaluation'
import { aCommittee, aScoredSession, at } from '../../support/a-committee'

const base = 'https://example.com/'
const alias = (letters: string) => `Vendor ${letters}`

describe('from invitations to a merge', () => {
  it('goes through files, links and texts alone', async () => {
    const start = aCommittee({ isSealed: true, hidesVendors: true })
    const invited = await invite(start, [evaluatorId('Ann'), evaluatorId('Bo')], base, alias)
    const chair = applyEdit(start, invited.edit)
    expect(invited.problem).toBeNull()
    expect(keysFile(chair)).toContain('evenhand/chair-keys')

    const [first, second] = invited.invitations
    const fromFile = await openInvitation(first!.file)
    const fromLink = await openInvitation(second!.link.kind === 'link' ? second!.link.link : '')
    if (!fromFile.ok || !fromLink.ok) throw new Error('not opened')
    const sessions = [fromFile.value, fromLink.value].map((invitation) => aScoredSession(invitation))
    const finished = sessions.map(finishScoring)
    const sent = await Promise.all(
      sessions.map((session, i) => scorecardFiles(applyEdit(session, finished[i]!.edit!), finished[i]!.finished)),
    )
    const [ann, bo] = sent.map((one) => {
      if (!one.ok) throw new Error(one.problem.code)
      expect(one.value).toMatchObject({ isSealed: true, isSigned: true, problem: null })
      return one.value
    })
    const file = new File([ann!.file], 'ann.json')
    const pieces = await readScorecards([file, new File([], 'empty.json')], [`Hi,\n${bo!.text}`], chair, {})
    const { items, edit } = await planCollection(chair, pieces, new Set(), {})
    expect(items.map(({ standing }) => standing)).toEqual(['new', 'new', 'unreadable'])
    const board = boardOf(applyEdit(chair, edit!))
    expect(board.map(({ counted }) => counted)).toEqual(['unaltered', 'unaltered', null, null])
    expect(board[0]!.scorecard!.receipt).toBe(finished[0]!.finished.receipt)
  })
})

describe('finishing', () => {
  it('keeps revision and receipt until a mark changes, and then asks to be done again', async () => {
    const invited = await invite(aCommittee(), [evaluatorId('Ann')], base, alias)
    const opened = await openInvitation(invited.invitations[0]!.file)
    if (!opened.ok) throw new Error(opened.problem.code)
    const session = aScoredSession(opened.value)
    const first = finishScoring(session)
    const done = applyEdit(session, first.edit!)
    expect(finishScoring(done)).toEqual({ finished: first.finished, edit: null })
    const changed = applyEdit(done, { name: 'declareInterest', args: { declaration: null } })
    expect(await scorecardFiles(changed, first.finished)).toMatchObject({
      problem: { code: 'scorecard-changed-since' },
    })
    expect(finishScoring(changed).finished.revision).toBe(2)
    expect(await commitmentFiles(done, first.finished)).toMatchObject({ ok: true, value: { isSigned: true } })
    expect(scorecardForm(sessionDocument(opened.value, at))).toContain('evenhand-scorecard,1')
  })
})
