/** What would happen if the chair accepted what was dropped; the page shows exactly this. */
import type { Declaration } from '@/domain/committee/committee'
import type { Edit } from '@/domain/edits/edit'
import type { EvaluatorId, IsoTime } from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import type { BasisChange } from './basis'

/**
 * new, newer            comes in
 * older, duplicate      ignored: a later one of the same evaluator is here, or the very same
 * other-criteria        what was judged is no longer what stands here; comes in only by consent, as far as it fits
 * tampered              does not match its own digest, or its signature: changed or damaged on its way
 * unknown-evaluator     for this evaluation, but of nobody on the roster, or of an invitation that is not known here
 * foreign               of another evaluation, or no scorecard at all
 * unreadable            too large, cut off, of a newer version, sealed for another key …; its problem says which
 * too-early             marks open only when all commitments are in
 * not-as-committed      not the scorecard that was committed to
 * commitment, commitment-late   a commitment that comes in; one that would change what is bound already
 */
export type CollectStanding =
  | 'new'
  | 'newer'
  | 'older'
  | 'duplicate'
  | 'other-criteria'
  | 'tampered'
  | 'unknown-evaluator'
  | 'foreign'
  | 'unreadable'
  | 'too-early'
  | 'not-as-committed'
  | 'commitment'
  | 'commitment-late'

export interface CollectedItem {
  /** The same for the same content, for the chair's consent. */
  readonly key: string
  /** Name of the file; empty for what was pasted. */
  readonly source: string
  readonly standing: CollectStanding
  /** Null when it is nobody on the roster. */
  readonly evaluator: EvaluatorId | null
  /** On the roster, or as the scorecard says; empty when it cannot be told. */
  readonly name: string
  /** Empty when there is none. */
  readonly receipt: string
  /** 0 when there is none. */
  readonly revision: number
  readonly finishedAt: IsoTime | null
  readonly isSealed: boolean
  readonly isSigned: boolean
  readonly isTable: boolean
  /** What the chair must agree to before it comes in; empty: nothing. */
  readonly consents: readonly ('unsigned' | 'other-criteria')[]
  readonly isIncluded: boolean
  readonly expected: number
  readonly given: number
  readonly abstained: number
  /** Marks against those recorded here now. */
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly declaration: Declaration | null
  /** Whose it is an answer to; empty when that cannot be told. */
  readonly invitation: string
  /** Groups for which it proposes weights that count. */
  readonly proposes: number
  /** Since the invitation. */
  readonly changes: readonly BasisChange[]
  /** Marks that are left out, a reason each. */
  readonly rejected: readonly Problem[]
  /** What else is to be known; the reason where it does not come in. */
  readonly problems: readonly Problem[]
}

export interface CollectionPlan {
  readonly items: readonly CollectedItem[]
  /** One step in the history; null when nothing comes in. */
  readonly edit: Edit | null
}

export interface CollectOptions {
  readonly now: IsoTime
  /** Keys of items that the chair takes although they need consent. */
  readonly consented: ReadonlySet<string>
}
