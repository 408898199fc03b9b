/**
 * An evaluator who scores alone: an invitation becomes a document of its own, which is edited and saved like any other
 * (`useEvaluation().open(id)`), and ends as a scorecard.
 */
import type { FinishedScorecard } from '@/domain/committee/committee'
import type { Edit } from '@/domain/edits/edit'
import type { Evaluation, EvaluationId } from '@/domain/evaluation'
import type { Problem, Result } from '@/domain/result'
import { writeArmor } from '@/io/committee/armor'
import { toBase64Url } from '@/io/committee/base64url'
import { basisOf, changesOf, type BasisChange } from '@/io/committee/basis'
import { carriedOver, isEarlier } from '@/io/committee/carry-over'
import { writeCommitment, writeOpen, writeSealed } from '@/io/committee/envelope'
import { readInvitation, sessionDocument, type Invitation } from '@/io/committee/invitation'
import { invitationPath, readInvitationLink } from '@/io/committee/invitation-link'
import { receiptOf } from '@/io/committee/receipt'
import { problemOf } from '@/io/committee/refused'
import { scorecardOf, scorecardText } from '@/io/committee/scorecard'
import { formCsv } from '@/io/committee/form-csv'
import { hasCrypto } from '@/io/committee/sealing'
import { openedLibrary, useLibrary } from './library'
import { now } from './session'

export type { Invitation } from '@/io/committee/invitation'

/** @param text of an invitation file, a link, or what stands behind the route in one */
export async function openInvitation(text: string): Promise<Result<Invitation>> {
  const plain = text.trim()
  return plain.startsWith('{') ? readInvitation(plain) : readInvitationLink(plain)
}

/**
 * The document to score in: the one that this browser has already, or a new one, with what still fits of an earlier
 * invitation to the same evaluation. The earlier document stays.
 */
export async function startScoring(invitation: Invitation): Promise<EvaluationId> {
  const library = useLibrary()
  const document = sessionDocument(invitation, now())
  await library.refresh()
  const known = library.entries?.find((entry) => entry.id === document.id)
  if (known?.deletedAt) await (await openedLibrary()).restore(document.id)
  if (!known) {
    const earlier = await earlierOf(document)
    await library.add(earlier ? carriedOver(earlier, document) : document)
  }
  return document.id
}

/** The last one asked for before this one; what was thrown away is not looked at. */
async function earlierOf(document: Evaluation): Promise<Evaluation | null> {
  const opened = await openedLibrary()
  const all = await Promise.all(useLibrary().scorecards.map(({ id }) => opened.read(id)))
  const issued = (one: Evaluation) => one.committee.session!.issuedAt
  return all
    .filter((one) => one !== null && isEarlier(one, document))
    .reduce((last, one) => (last && issued(last) > issued(one!) ? last : one), null)
}

export interface Finish {
  readonly finished: FinishedScorecard
  /** To be committed; null when nothing has changed since the last time, which then still holds. */
  readonly edit: Edit | null
}

/** A new revision with a receipt, unless the marks are still those of the last one. */
export function finishScoring(document: Evaluation): Finish {
  const last = document.committee.session!.finished.at(-1)
  if (last && !isChangedSince(document, last)) return { finished: last, edit: null }
  const [at, nonce] = [now(), toBase64Url(crypto.getRandomValues(new Uint8Array(16)))]
  const revision = (last?.revision ?? 0) + 1
  const receipt = receiptOf(scorecardText(scorecardOf(document, { revision, at, nonce })))
  const finished = { revision, at, nonce, receipt }
  return { finished, edit: { name: 'finishScorecard', args: { finished } } }
}

/** Whether marks, remarks or the declaration are others than when it was finished. */
export function isChangedSince(document: Evaluation, finished: FinishedScorecard): boolean {
  return receiptOf(scorecardText(scorecardOf(document, finished))) !== finished.receipt
}

export interface ScorecardFiles {
  readonly file: string
  /** The same as text for a mail. */
  readonly text: string
  readonly isSealed: boolean
  readonly isSigned: boolean
  /** Why it is not sealed or not signed although it should be. */
  readonly problem: Problem | null
}

/**
 * What goes to the chair.
 * @param document as it was finished
 */
export async function scorecardFiles(
  document: Evaluation,
  finished: FinishedScorecard,
): Promise<Result<ScorecardFiles>> {
  if (isChangedSince(document, finished)) return { ok: false, problem: problemOf('scorecard-changed-since') }
  const { committee } = document
  const { signingKey, chairKey } = committee.session!
  const scorecard = scorecardOf(document, finished)
  const wanted = committee.options.isSealed && chairKey !== null
  const sealed = wanted ? await writeSealed(scorecard, signingKey, chairKey) : null
  const file = sealed ?? (await writeOpen(scorecard, signingKey))
  return { ok: true, value: await filesOf(file, wanted, sealed !== null, signingKey !== null) }
}

/** Sent first where marks open only when all are in: it binds, and tells nothing. */
export async function commitmentFiles(
  document: Evaluation,
  finished: FinishedScorecard,
): Promise<Result<ScorecardFiles>> {
  if (isChangedSince(document, finished)) return { ok: false, problem: problemOf('scorecard-changed-since') }
  const { signingKey } = document.committee.session!
  const file = await writeCommitment(scorecardOf(document, finished), signingKey)
  return { ok: true, value: await filesOf(file, false, false, signingKey !== null) }
}

/** The scorecard as a table to fill in elsewhere, with what has been entered so far. */
export function scorecardForm(document: Evaluation): string {
  return formCsv(document)
}

export { hasCrypto, invitationPath }

async function filesOf(file: string, wanted: boolean, isSealed: boolean, hasKey: boolean): Promise<ScorecardFiles> {
  const problem = (wanted || hasKey) && !hasCrypto() ? problemOf('crypto-missing', {}, 'warning') : null
  return { file, text: await writeArmor(file), isSealed, isSigned: hasKey && problem === null, problem }
}

/** What has changed in criteria and vendors since the earlier invitation whose marks were taken over. */
export function changesSinceCarried(document: Evaluation): readonly BasisChange[] {
  const [before] = document.committee.bases
  return before ? changesOf(before, basisOf(document)) : []
}
