/** The chair's doorway to a committee that scores apart: invitations out, scorecards in. */
import type { Edit } from '@/domain/edits/edit'
import type { Evaluation, EvaluatorId } from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import { applyEdit } from '@/domain/edits/apply'
import { basisOf } from '@/io/committee/basis'
import { newInvitation, writeInvitation } from '@/io/committee/invitation'
import { linkOf, type InvitationLink } from '@/io/committee/invitation-link'
import { problemOf } from '@/io/committee/refused'
import { hasCrypto, newKeys } from '@/io/committee/sealing'
import { newEntryId, now } from './session'

export interface Invited {
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
    invitations: made.map(({ evaluator, file, link }) => ({ evaluator, file, link })),
    problem: hasCrypto() ? null : problemOf('crypto-missing', {}, 'warning'),
  }
}
