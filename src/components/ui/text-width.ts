/**
 * A rough width of a text in em, on the wide side: Chinese characters are one em, all others 0.6. It tells which texts
 * are sure to fit, so that only the others are clipped: a box that clips is painted by itself, and a matrix has dozens.
 */
export function widthInEms(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2e7f' ? 1 : 0.6
  return width
}
