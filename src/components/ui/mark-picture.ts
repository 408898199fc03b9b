import type { VendorMark } from './vendor-palette'

/** One outline for both themes: at least 3:1 on paper and on the dark sheet, for marks that are pale on either. */
const outline = '#7b8288'

/**
 * The mark as a picture in CSS. An SVG element would be painted and layered by itself, and the matrix has a mark at the
 * head of each column and one in each bar of the ranking: together a third of what a key press costs.
 */
export function markPicture({ color, path }: VendorMark): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 12 12"><path d="${path}" fill="${color}" stroke="${outline}" stroke-width="0.5"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
