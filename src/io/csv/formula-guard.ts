/**
 * No cell may arrive in a spreadsheet as a formula (CWE-1236). A risky text gets one leading `'`; reading takes it off.
 * Risky: begins with `'`; or, after any white space, zero-width character, BOM or NUL, with one of = + - @, their
 * full-width forms, a tab or a line break. Plain numbers are not.
 * `unguard(guard(x))` is `x` for every string, and a foreign `'tis` stays as it is.
 */
const risky =
  /^(?:'|[\s\0\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]*[=+\-@＝＋－＠\t\r\n])/

const plainNumber = /^-\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

export function guard(text: string): string {
  return isRisky(text) ? `'${text}` : text
}

export function unguard(text: string): string {
  return text.charCodeAt(0) === 39 && isRisky(text.slice(1)) ? text.slice(1) : text
}

function isRisky(text: string): boolean {
  const first = text.charCodeAt(0)
  // Letters and digits begin nearly every cell.
  if ((first > 64 && first < 0x80) || (first > 47 && first < 58)) return false
  return risky.test(text) && !plainNumber.test(text)
}
