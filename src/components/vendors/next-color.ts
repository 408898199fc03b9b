import { vendorPalette } from '../ui/vendor-palette'

/** The first mark that no vendor has; after them all, the one that fewest have. */
export function nextColor(taken: readonly number[]): number {
  const counts = vendorPalette.map((_, color) => taken.filter((other) => other === color).length)
  return counts.indexOf(Math.min(...counts))
}
