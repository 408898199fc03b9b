/** The chair's doorway to a committee that scores apart: invitations out, scorecards in. */
import type { Edit } from '@/domain/edits/edit'
import type { Evaluation, EvaluatorId } from '@/domain/evaluation'
import type { Problem, Result } from '@/domain/result'
import { applyEdit } from '@/domain/edits/apply'
import type { IssuedInvitation, ReceivedCommitment, ReceivedScorecard } from '@/domain/committee/committee'
import { basisOf, changesOf, type BasisChange } from '@/io/committee/basis'
import type { CollectionPlan } from '@/io/committee/collection'
import { countedAs } from '@/io/committee/counted'
import { newInvitation, writeInvitation } from '@/io/committee/invitation'
import { isKeysText, readKeys, writeKeys } from '@/io/committee/keys-file'
import { linkOf, mailSafeLength, maxQrLength, type InvitationLink } from '@/io/committee/invitation-link'
import { planCollectionSteps } from '@/io/committee/plan-collection'
import { isLocked, readPieces, reopened, type CollectInput, type Piece } from '@/io/committee/read-pieces'
import { openSealed } from '@/io/committee/envelope'
import { problemOf, refused } from '@/io/committee/refused'
import { hasCrypto, newKeys } from '@/io/committee/sealing'
import { finishPaced, type Pace } from '@/io/steps'
import { decodeBytes } from '@/io/table/decode-bytes'
import { checkSize } from '@/io/table/read-table'
import { newEntryId, now } from './session'

export { hasCrypto, isKeysText, isLocked, mailSafeLength, maxQrLength, reopened, writeKeys as keysFile }

export interface Invited {
  /** `i-…` */
  readonly id: string
  readonly evaluator: EvaluatorId
  /** JSON, to be saved. */
  readonly file: string
  readonly link: InvitationLink
}

export interface Invitations {
  /** To be committed before anything is sent: without it the scorecards belong to nobody. */
  readonly edit: Edit
  readonly invitations: readonly Invited[]
  /** Why they are neither sealed nor signed. */
  readonly problem: Problem | null
}

/**
 * @param base address of the app, without a fragment
 * @param aliasOf what a hidden vendor is called: `Vendor A` for `A`
 */
export async function invite(
  document: Evaluation,
  evaluators: readonly EvaluatorId[],
  base: string,
  aliasOf: (letters: string) => string,
): Promise<Invitations> {
  const { seed, keys, options } = document.committee
  const settings: Edit = {
    name: 'setCommittee',
    args: {
      ...(seed === '' && { seed: newEntryId() }),
      ...(options.isSealed && !keys && { keys: await newKeys('seal') }),
    },
  }
  const prepared = applyEdit(document, settings)
  const made = await Promise.all(
    evaluators.map(async (evaluator) => {
      const parts = { id: `i-${newEntryId()}`, now: now(), signingKey: await newKeys('sign'), aliasOf }
      const { invitation, issued } = newInvitation(prepared, evaluator, parts)
      return { evaluator, issued, file: writeInvitation(invitation), link: await linkOf(invitation, base) }
    }),
  )
  const record: Edit = {
    name: 'recordInvitations',
    args: { basis: basisOf(document), invitations: made.map(({ issued }) => issued) },
  }
  const edits = Object.keys(settings.args).length > 0 ? [settings, record] : [record]
  return {
    edit: { name: 'batch', args: { label: 'invite', edits } },
    invitations: made.map(({ evaluator, issued, file, link }) => ({ id: issued.id, evaluator, file, link })),
    problem: hasCrypto() ? null : problemOf('crypto-missing', {}, 'warning'),
  }
}

/** What was dropped and pasted, read; `planCollection` says what would happen with it. */
export async function readScorecards(
  files: readonly File[],
  pasted: readonly string[],
  document: Evaluation,
  pace: Pace,
): Promise<readonly Piece[]> {
  const read = await Promise.all(files.map(readFile))
  const unread = read.filter((one): one is Unread => 'kind' in one)
  const inputs = read.filter((one): one is CollectInput => !('kind' in one))
  const pieces = await readPieces([...inputs, ...pasted.map((text) => ({ name: '', text }))], document, pace)
  return [...pieces, ...unread]
}

type Unread = Extract<Piece, { readonly kind: 'refused' }>

/** The size is asked before a byte is read. */
async function readFile(file: File): Promise<CollectInput | Unread> {
  const { name } = file
  const problem = checkSize(file.size)
  if (problem) return { source: name, kind: 'refused', problem }
  try {
    return { name, text: decodeBytes(new Uint8Array(await file.arrayBuffer())).text }
  } catch {
    return { source: name, kind: 'refused', problem: problemOf('file-unreadable', { name }) }
  }
}

/**
 * @param consented keys of items that the chair takes although they need consent; plan again when that changes
 * @returns `edit` is to be committed as it is: one merge, one undo
 */
export function planCollection(
  document: Evaluation,
  pieces: readonly Piece[],
  consented: ReadonlySet<string>,
  pace: Pace,
): Promise<CollectionPlan> {
  return finishPaced(planCollectionSteps(document, pieces, { now: now(), consented }), pace)
}

/** One evaluator on the board of who has answered. */
export interface BoardLine {
  readonly evaluator: EvaluatorId
  readonly invitation: IssuedInvitation | null
  /** Of criteria and vendors since that invitation. */
  readonly changes: readonly BasisChange[]
  readonly commitment: ReceivedCommitment | null
  readonly scorecard: ReceivedScorecard | null
  /** Whether the marks that count are still those of the receipt; null without a scorecard. */
  readonly counted: 'unaltered' | 'altered' | 'unknown' | null
}

export function boardOf(document: Evaluation): readonly BoardLine[] {
  const { invitations, bases, commitments, scorecards } = document.committee
  const basis = basisOf(document)
  return document.evaluators.map(({ id: evaluator }) => {
    const own = (one: { readonly evaluator: EvaluatorId }) => one.evaluator === evaluator
    const invitation = invitations.findLast(own) ?? null
    const before = bases.find((one) => one.hash === invitation?.basis)
    const scorecard = scorecards.findLast(own) ?? null
    return {
      evaluator,
      invitation,
      changes: before && before.hash !== basis.hash ? changesOf(before, basis) : [],
      commitment: commitments.findLast(own) ?? null,
      scorecard,
      counted: scorecard && countedAs(document, scorecard),
    }
  })
}

/**
 * A key file → the edit that puts its key into the evaluation; null when it is there already. What it opens decides;
 * only where nothing sealed is at hand, or nothing of it opens, the evaluation named in the file does.
 * @param pieces what was dropped and cannot be opened yet
 */
export async function openKeys(
  { id, committee }: Evaluation,
  text: string,
  pieces: readonly Piece[],
): Promise<Result<Edit | null>> {
  const read = await readKeys(text)
  if (!read.ok) return read
  const { keys, evaluation } = read.value
  const sealed = pieces.filter(isLocked).map((piece) => piece.sealed)
  const opened = await Promise.all(sealed.map((one) => openSealed(one, keys)))
  if (!opened.some(({ ok }) => ok)) {
    if (evaluation !== null && evaluation !== id) return refused('keys-other-evaluation')
    if (sealed.length > 0) return refused('keys-wrong', { count: sealed.length })
  }
  const { otherKeys = [] } = committee
  if ([committee.keys, ...otherKeys].some((one) => one?.d === keys.d)) return { ok: true, value: null }
  const args = committee.keys ? { otherKeys: [...otherKeys, keys] } : { keys }
  return { ok: true, value: { name: 'setCommittee', args } }
}
