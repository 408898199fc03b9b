/** A consensus that was begun and not recorded, as it was typed. */
export interface Draft {
  readonly entry: string
  readonly reason: string
  readonly agreedBy: string
}
