/** Edits of the committee that scores apart: what the chair sets, sends and accepts, and an evaluator's own session. */
import type {
  Basis,
  Committee,
  CommitteeOptions,
  Declaration,
  FinishedScorecard,
  IssuedInvitation,
  PrivateKey,
  ReceivedCommitment,
  ReceivedScorecard,
  ScorecardSession,
} from '../../committee/committee'
import type { Evaluation, EvaluatorId } from '../../evaluation'
import type { Figures } from '../../weighting/weighting'

export interface CommitteeEdits {
  setCommittee: {
    chair?: string
    options?: Partial<CommitteeOptions>
    seed?: string
    keys?: PrivateKey | null
    otherKeys?: readonly PrivateKey[]
  }
  recordInvitations: { basis: Basis; invitations: readonly IssuedInvitation[] }
  /** Their marks come as `rate` edits in the same batch. */
  acceptScorecards: { scorecards: readonly ReceivedScorecard[]; commitments: readonly ReceivedCommitment[] }
  /** Of the evaluator whose session it is. */
  declareInterest: { declaration: Declaration | null }
  /** The whole proposal; empty: none. */
  proposeWeights: { weights: Figures }
  finishScorecard: { finished: FinishedScorecard }
}

export function setCommittee(
  document: Evaluation,
  { options, ...changes }: CommitteeEdits['setCommittee'],
): Evaluation {
  return change(document, (committee) => ({ ...committee, ...changes, options: { ...committee.options, ...options } }))
}

export function recordInvitations(document: Evaluation, args: CommitteeEdits['recordInvitations']): Evaluation {
  const known = new Set(document.committee.invitations.map((i) => i.id))
  const invitations = ofEvaluators(document, args.invitations).filter((i) => !known.has(i.id))
  if (invitations.length === 0) return document
  return change(document, (committee) => ({
    ...committee,
    bases: committee.bases.some((b) => b.hash === args.basis.hash) ? committee.bases : [...committee.bases, args.basis],
    invitations: [...committee.invitations, ...invitations],
  }))
}

export function acceptScorecards(document: Evaluation, args: CommitteeEdits['acceptScorecards']): Evaluation {
  const scorecards = ofEvaluators(document, args.scorecards)
  const commitments = ofEvaluators(document, args.commitments)
  if (scorecards.length + commitments.length === 0) return document
  return change(document, (committee) => ({
    ...committee,
    scorecards: [...committee.scorecards, ...scorecards],
    commitments: [...committee.commitments, ...commitments],
  }))
}

export function declareInterest(document: Evaluation, args: CommitteeEdits['declareInterest']): Evaluation {
  return changeSession(document, (session) => ({ ...session, ...args }))
}

export function proposeWeights(document: Evaluation, { weights }: CommitteeEdits['proposeWeights']): Evaluation {
  return changeSession(document, (session) => ({ ...session, weights }))
}

export function finishScorecard(document: Evaluation, { finished }: CommitteeEdits['finishScorecard']): Evaluation {
  return changeSession(document, (session) => ({ ...session, finished: [...session.finished, finished] }))
}

/** What the committee holds of an evaluator who is gone goes too. */
export function withoutEvaluator(committee: Committee, id: EvaluatorId): Committee {
  const stays = (one: { readonly evaluator: EvaluatorId }) => one.evaluator !== id
  const { invitations, scorecards, commitments } = committee
  if ([...invitations, ...scorecards, ...commitments].every(stays)) return committee
  return {
    ...committee,
    invitations: invitations.filter(stays),
    scorecards: scorecards.filter(stays),
    commitments: commitments.filter(stays),
  }
}

function ofEvaluators<Item extends { readonly evaluator: EvaluatorId }>(
  document: Evaluation,
  items: readonly Item[],
): readonly Item[] {
  return items.filter((item) => document.evaluators.some((e) => e.id === item.evaluator))
}

function change(document: Evaluation, with_: (committee: Committee) => Committee): Evaluation {
  return { ...document, committee: with_(document.committee) }
}

function changeSession(document: Evaluation, with_: (session: ScorecardSession) => ScorecardSession): Evaluation {
  const { session } = document.committee
  return session ? change(document, (committee) => ({ ...committee, session: with_(session) })) : document
}
