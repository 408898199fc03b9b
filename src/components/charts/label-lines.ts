/**
 * Labels inside drawings, where no browser wraps. Widths are counted in units of half an ideograph: Latin letters take
 * one, Chinese, Japanese and Korean ones and emoji two.
 */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

/** Width of one unit in px at the small text size, on the generous side. */
export const unitWidth = 7

export function textUnits(text: string): number {
  let units = 0
  for (const character of text) units += wide.test(character) ? 2 : 1
  return units
}

const breakable = new RegExp(`\\s+|(?:${wide.source})|(?:(?!\\s|${wide.source}).)+`, 'gu')

/** At most `most` lines of at most `units`; what does not fit ends in an ellipsis. */
export function labelLines(text: string, units: number, most: number): string[] {
  const room = Math.max(2, Math.floor(units))
  const lines: string[] = []
  let line = ''
  const close = () => {
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
  }
  for (const [piece] of text.trim().matchAll(breakable)) {
    if (textUnits(line) + textUnits(piece) <= room) {
      line += piece
      continue
    }
    close()
    if (piece.trim() === '') continue
    for (const character of piece) {
      if (textUnits(line) + textUnits(character) > room) close()
      line += character
    }
  }
  close()
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  kept[most - 1] = `${cut(kept[most - 1]!, room - 1)}…`
  return kept
}

function cut(text: string, units: number): string {
  let kept = ''
  for (const character of text) {
    if (textUnits(kept + character) > units) break
    kept += character
  }
  return kept.trimEnd()
}
