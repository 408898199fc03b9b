/**
 * What the chair keeps of a committee that scores apart (DESIGN.md, journey 3), and what an evaluator's own document
 * keeps of the invitation it was made from. Keys are P-256 in the coordinates of a JSON web key.
 */
import type { CriterionId, EvaluationId, EvaluatorId, IsoTime, NodeId, VendorId } from '../evaluation'
import type { Figures } from '../weighting/weighting'

export interface Committee {
  /** The chair's name, as it stands on the invitations. */
  readonly chair: string
  readonly options: CommitteeOptions
  /** Chance, once: the order of hidden names follows from it and stays. Empty until the first invitation. */
  readonly seed: string
  /** Opens sealed scorecards. Kept with the evaluation, and so in its backup; null until something is sealed. */
  readonly keys: PrivateKey | null
  /** Of the same chair in other browsers, out of key files: they open too, but nothing is sealed for them here. */
  readonly otherKeys?: readonly PrivateKey[]
  /** What evaluators were asked to judge, one for each state of criteria and vendors that went out. */
  readonly bases: readonly Basis[]
  /** Every one ever issued, oldest first; the last of an evaluator replaces the earlier ones. */
  readonly invitations: readonly IssuedInvitation[]
  /** Every one ever accepted, oldest first; the last of an evaluator is the one that counts. */
  readonly scorecards: readonly ReceivedScorecard[]
  /** Accepted before anybody opens their marks; the last of an evaluator binds. */
  readonly commitments: readonly ReceivedCommitment[]
  /** In the document of an evaluator who scores alone; null in every other. */
  readonly session: ScorecardSession | null
}

export interface CommitteeOptions {
  /** Evaluators see Vendor A, B … */
  readonly hidesVendors: boolean
  /** Which marks need a note: those at either end of the scale, all, or none. */
  readonly notes: 'never' | 'ends' | 'always'
  readonly isSealed: boolean
  /** Marks open only when every evaluator has sent a commitment (commit–reveal). */
  readonly commitsFirst: boolean
  /** Evaluators may propose weights; documents and invitations made before that was possible do not say. */
  readonly asksWeights?: boolean
}

/** base64url, as in a JSON web key. */
export interface PublicKey {
  readonly x: string
  readonly y: string
}

export interface PrivateKey extends PublicKey {
  readonly d: string
}

export interface Basis {
  /** SHA-256, hexadecimal, of everything below. */
  readonly hash: string
  readonly nodes: readonly BasisNode[]
  readonly vendors: readonly { readonly id: VendorId; readonly name: string }[]
}

export interface BasisNode {
  readonly id: NodeId
  readonly parent: NodeId
  readonly name: string
  /** Weight among its siblings, 0..1. */
  readonly share: number
  readonly threshold: number | null
  /** Short hashes of scale with anchors, and of the description; empty for a group, or no description. */
  readonly scale: string
  readonly text: string
}

export interface IssuedInvitation {
  /** `i-…` */
  readonly id: string
  readonly evaluator: EvaluatorId
  readonly at: IsoTime
  /** Hash of the basis. */
  readonly basis: string
  /** Verifies what was made with the invitation; the private half is in the invitation alone. */
  readonly key: PublicKey | null
  /** Where names are hidden: who is `v-1`, `v-2` …; null where they are not. */
  readonly hidden: readonly VendorId[] | null
  /** What they are called in it, in the same order. */
  readonly aliases?: readonly string[]
}

export interface ReceivedScorecard {
  readonly evaluator: EvaluatorId
  /** As they stood in the scorecard, for the receipt. */
  readonly name: string
  readonly evaluation: string
  readonly basis: string
  readonly invitation: string
  /** `K7QM-2X9D-4TBN`; see io/committee/receipt. */
  readonly receipt: string
  /** Counts up each time the evaluator finishes. */
  readonly revision: number
  /** The beginning of 1970 for a table, which does not say. */
  readonly finishedAt: IsoTime
  readonly acceptedAt: IsoTime
  /** With it the receipt can be computed again from the marks; empty for a table. */
  readonly nonce: string
  /** Cells asked for and cells answered, abstentions included; what was left out is in neither. */
  readonly expected: number
  readonly given: number
  readonly abstained: number
  readonly declaration: Declaration | null
  /** Points proposed, as they stood in the scorecard. */
  readonly weights?: Figures
  readonly isSealed: boolean
  /** The signature fits the invitation's key. */
  readonly isSigned: boolean
  readonly source: 'scorecard' | 'table'
}

export interface ReceivedCommitment {
  readonly evaluator: EvaluatorId
  readonly invitation: string
  readonly revision: number
  /** SHA-256, hexadecimal, of the scorecard, which holds a nonce. */
  readonly hash: string
  readonly acceptedAt: IsoTime
  readonly isSigned: boolean
}

export interface Declaration {
  readonly hasConflict: boolean
  readonly text: string
  readonly at: IsoTime
}

export interface ScorecardSession {
  /** Ids of the invitation and of the evaluation it came from. */
  readonly invitation: string
  readonly evaluation: string
  readonly basis: string
  /** Hash of the lock on criteria and weights that was in force; null when they were not locked. */
  readonly lock: string | null
  readonly issuedAt: IsoTime
  /** Seals for the chair; signs as the holder of the invitation. */
  readonly chairKey: PublicKey | null
  readonly signingKey: PrivateKey | null
  readonly declaration: Declaration | null
  /** Points for the children of groups, where the chair asks for a proposal. */
  readonly weights?: Figures
  /** Where an earlier invitation was answered in this browser; what was asked then is the document's only basis. */
  readonly carried?: CarriedOver
  /** Every time it was finished, oldest first. */
  readonly finished: readonly FinishedScorecard[]
}

export interface CarriedOver {
  /** The earlier scorecard, and when it was asked for. */
  readonly from: EvaluationId
  readonly issuedAt: IsoTime
  /** Cells answered in it: taken over, and those that fit no longer. */
  readonly marks: number
  readonly left: number
}

export interface FinishedScorecard {
  readonly revision: number
  readonly at: IsoTime
  readonly receipt: string
  readonly nonce: string
}

/** criterion → vendor → what the committee agreed on (合议分); it stands in for the pool of that cell. */
export type ConsensusRatings = Readonly<Record<CriterionId, Readonly<Record<VendorId, ConsensusRating>>>>

export interface ConsensusRating {
  /** On the criterion's own scale. */
  readonly level: number
  /** Why it differs from the pool, or why it does not. */
  readonly reason: string
  /** Names of those who agreed, as they were written down. */
  readonly agreedBy: string
  readonly at: IsoTime
  /** What the pool was when it was agreed; null when nobody had rated. */
  readonly replaced: number | null
}
