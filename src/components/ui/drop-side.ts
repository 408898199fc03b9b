/** Where a dragged row lands, by how far down the row below the pointer is. */
export type DropSide = 'before' | 'after' | 'inside'

/** @param share 0 at the row's upper edge, 1 at its lower; `canHold`: its middle half means "into it" */
export function dropSide(share: number, canHold: boolean): DropSide {
  if (canHold && share >= 0.25 && share <= 0.75) return 'inside'
  return share < 0.5 ? 'before' : 'after'
}
