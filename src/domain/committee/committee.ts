/** What the chair keeps of a committee that scores apart: see DESIGN.md, journey 3. */
import type { CriterionId, IsoTime, VendorId } from '../evaluation'

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its parts come with the committee's chapter
export interface Committee {}

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
