/** Criteria and weights agreed before anyone scores. */
import type { IsoTime } from '../evaluation'

export interface Lock {
  readonly at: IsoTime
  readonly by: string
  /** SHA-256, hexadecimal, of criteria and weights as they stood. */
  readonly hash: string
  /** null: still in force. */
  readonly unlocked: { readonly at: IsoTime; readonly by: string; readonly reason: string } | null
}
