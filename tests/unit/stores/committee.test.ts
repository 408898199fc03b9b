import { describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import { sessionDocument } from '@/io/committee/invitation'
import { boardOf, invite, keysFile, openKeys, planCollection, readScorecards, reopened } from '@/stores/committee'
import { commitmentFiles, finishScoring, openInvitation, scorecardFiles, scorecardForm } from '@/stores/scoring-alone'
import type { Evaluation, EvaluationId } from '@/domain/evaluation'
import type { Piece } from '@/io/committee/read-pieces'
import { newKeys } from '@/io/committee/sealing'
import { readDocument } from '@/io/evaluation-schema'
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

describe('the key file of the chair', () => {
  /** A chair who has invited, the same evaluation in a browser without the key, and what an evaluator has sent. */
  async function sealedRound() {
    const start = aCommittee({ isSealed: true })
    const invited = await invite(start, [evaluatorId('Ann')], base, alias)
    const chair = applyEdit(start, invited.edit)
    const elsewhere = applyEdit(chair, { name: 'setCommittee', args: { keys: null } })
    const opened = await openInvitation(invited.invitations[0]!.file)
    if (!opened.ok) throw new Error('not opened')
    const session = aScoredSession(opened.value)
    const { finished, edit } = finishScoring(session)
    const files = await scorecardFiles(applyEdit(session, edit!), finished)
    if (!files.ok) throw new Error('not written')
    return { chair, elsewhere, sealed: files.value.text, key: keysFile(chair)! }
  }
  const codesOf = async (document: Evaluation, pieces: readonly Piece[]) => {
    const { items } = await planCollection(document, pieces, new Set(), {})
    return items.map(({ standing, problems }) => problems[0]?.code ?? standing)
  }
  const edited = (result: Awaited<ReturnType<typeof openKeys>>, document: Evaluation) => {
    if (!result.ok || !result.value) throw new Error(JSON.stringify(result))
    return applyEdit(document, result.value)
  }
  const stranger = { ...aCommittee({ isSealed: true }), id: 'e-other' as EvaluationId }

  it('opens in the same plan what could not be opened before', async () => {
    const { chair, elsewhere, sealed, key } = await sealedRound()
    const pieces = await readScorecards([], [sealed], elsewhere, {})
    expect(await codesOf(elsewhere, pieces)).toEqual(['scorecard-without-key'])
    const after = edited(await openKeys(elsewhere, key, pieces), elsewhere)
    expect(after.committee.keys).toEqual(chair.committee.keys)
    expect(await codesOf(after, await reopened(pieces, after))).toEqual(['new'])
    expect(await openKeys(after, key, [])).toEqual({ ok: true, value: null })
  })

  it('is taken beside a key that is there already, which goes on opening what it opened', async () => {
    const { chair, elsewhere, sealed, key } = await sealedRound()
    const otherKeys = applyEdit(elsewhere, { name: 'setCommittee', args: { keys: (await newKeys('seal'))! } })
    const pieces = await readScorecards([], [sealed], otherKeys, {})
    expect(await codesOf(otherKeys, pieces)).toEqual(['scorecard-not-opened'])
    const after = edited(await openKeys(otherKeys, key, pieces), otherKeys)
    expect(after.committee.keys).toEqual(otherKeys.committee.keys)
    expect(after.committee.otherKeys).toEqual([chair.committee.keys])
    expect(await codesOf(after, await reopened(pieces, after))).toEqual(['new'])
    expect(readDocument(JSON.parse(JSON.stringify(after)))).toEqual({ document: after, problems: [] })
  })

  it('is named for what it is when it does not help', async () => {
    const { elsewhere, sealed, key } = await sealedRound()
    const pieces = await readScorecards([], [sealed], elsewhere, {})
    const keys = (await newKeys('seal'))!
    const foreign = keysFile({ ...stranger, committee: { ...stranger.committee, keys } })!
    const wrong = keysFile({ ...elsewhere, committee: { ...elsewhere.committee, keys } })!
    const mixed = JSON.stringify({ ...(JSON.parse(key) as object), keys: { ...JSON.parse(key).keys, d: keys.d } })
    for (const [file, code] of [
      [foreign, 'keys-other-evaluation'],
      [wrong, 'keys-wrong'],
      [mixed, 'keys-damaged'],
      [key.slice(0, -9), 'keys-damaged'],
      [key.replace('"version":1', '"version":2'), 'keys-newer'],
      ['{}', 'keys-foreign'],
      ['', 'keys-foreign'],
    ] as const)
      expect(await openKeys(elsewhere, file, pieces), file).toMatchObject({ ok: false, problem: { code } })
    expect(await codesOf(elsewhere, await readScorecards([], [key], elsewhere, {}))).toEqual(['scorecard-is-key'])
  })

  it('of a copied evaluation, or from before files named theirs, is told by what it opens', async () => {
    const { elsewhere, sealed, key } = await sealedRound()
    const copy = { ...elsewhere, id: stranger.id }
    const pieces = await readScorecards([], [sealed], copy, {})
    expect(await openKeys(copy, key, [])).toMatchObject({ problem: { code: 'keys-other-evaluation' } })
    expect(edited(await openKeys(copy, key, pieces), copy).committee.keys).not.toBeNull()
    const { evaluation: _, ...old } = JSON.parse(key) as Record<string, unknown>
    expect(edited(await openKeys(elsewhere, JSON.stringify(old), []), elsewhere).committee.keys).not.toBeNull()
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
