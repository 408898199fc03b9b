/**
 * Petroff's ten-colour sequence (arXiv:2107.02270), tested for colour-vision deficiency, each with a marker shape of
 * its own, so that no meaning hangs on colour. Shapes are drawn in a box from −5 to 5 and named as Chart.js names them.
 */
export interface VendorMark {
  readonly color: string
  readonly shape:
    'circle' | 'rect' | 'triangle' | 'rectRot' | 'cross' | 'crossRot' | 'star' | 'rectRounded' | 'line' | 'dash'
  readonly path: string
}

const filled = {
  circle: 'M-4.5 0a4.5 4.5 0 109 0a4.5 4.5 0 10-9 0',
  rect: 'M-4-4h8v8h-8z',
  triangle: 'M0-5L4.8 3.8h-9.6z',
  rectRot: 'M0-5.2L5.2 0 0 5.2-5.2 0z',
  rectRounded: 'M-2-4.2h4a2.2 2.2 0 012.2 2.2v4a2.2 2.2 0 01-2.2 2.2h-4a2.2 2.2 0 01-2.2-2.2v-4a2.2 2.2 0 012.2-2.2z',
}
const stroked = {
  cross: 'M-1.2-5h2.4v3.8h3.8v2.4h-3.8v3.8h-2.4v-3.8h-3.8v-2.4h3.8z',
  crossRot: 'M-4.6-2.9L-2.9-4.6 0-1.7 2.9-4.6 4.6-2.9 1.7 0 4.6 2.9 2.9 4.6 0 1.7-2.9 4.6-4.6 2.9-1.7 0z',
  star: 'M0-5.4L1.4-1.7 5.2-1.6 2.2.8 3.2 4.4 0 2.3-3.2 4.4-2.2.8-5.2-1.6-1.4-1.7z',
  line: 'M-5-1.6h10v3.2h-10z',
  dash: 'M-1.6-5h3.2v10h-3.2z',
}

const first: readonly VendorMark[] = [
  { color: '#3f90da', shape: 'circle', path: filled.circle },
  { color: '#ffa90e', shape: 'rect', path: filled.rect },
  { color: '#bd1f01', shape: 'triangle', path: filled.triangle },
  { color: '#94a4a2', shape: 'rectRot', path: filled.rectRot },
  { color: '#832db6', shape: 'cross', path: stroked.cross },
  { color: '#a96b59', shape: 'star', path: stroked.star },
  { color: '#e76300', shape: 'crossRot', path: stroked.crossRot },
  { color: '#b9ac70', shape: 'rectRounded', path: filled.rectRounded },
  { color: '#717581', shape: 'line', path: stroked.line },
  { color: '#92dadd', shape: 'dash', path: stroked.dash },
]

/** Ten colours are as many as can be told apart: from the eleventh vendor on they come again in other shapes. */
export const vendorPalette: readonly VendorMark[] = [
  ...first,
  ...first.map(({ color }, i) => ({ ...first[(i + 3) % first.length]!, color })),
]

/** Any stored colour index has a mark. */
export function vendorMark(color: number): VendorMark {
  const count = vendorPalette.length
  return vendorPalette[((Math.trunc(color) % count) + count) % count]!
}
