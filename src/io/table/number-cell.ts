/**
 * A number as people write it in a cell: full-width digits and signs (１２．５％), thousands separators, percent,
 * a currency sign before and a short unit behind. Not NaN, Infinity, hexadecimal, dates or fractions.
 */
import type { DecimalMark } from './sniff-delimiter'

export interface NumberCell {
  /** A percentage as written: 12.5 for `12.5%`. */
  readonly value: number
  readonly isPercent: boolean
  /** `分`, `kg`, `¥`; empty when there is none. 元 of 万元. */
  readonly unit: string
  /** What the word behind the number multiplied it by: 10,000 for 万. */
  readonly magnitude: number
}

export type NumberFault = 'number-empty' | 'number-not-understood' | 'number-too-large'

export type ParsedNumber =
  { readonly ok: true; readonly value: NumberCell } | { readonly ok: false; readonly code: NumberFault }

const shape = /^([¥$€£]?) ?([+-]?) ?([¥$€£]?) ?(\d[\d.,' ]*|[.,]\d+)(e[+-]?\d+)? ?(%?) ?([^\d\s.,%+\-/:=]{0,12})$/i

/** A small `m` may be metres, and 千克 is a unit. */
const magnitudes =
  /^(?:千(?=元|$)|[百千]?万亿?|亿|(?:[kK]|[Tt]housand|M|[Mm](?:illions?|io|n)|[Bb](?:illions?|n))(?=\W|[A-Z]{3}$|$))/
/** Of ten: those of 百万 add up, of a word the first letter counts. */
const powers: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8, k: 3, t: 3, m: 6, b: 9 }

export function parseNumberCell(text: string, { decimal }: { readonly decimal: DecimalMark }): ParsedNumber {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\u00A0\u2009\u202F]/g, ' ')
    .trim()
  if (plain === '') return { ok: false, code: 'number-empty' }
  const match = shape.exec(plain)
  if (!match) return { ok: false, code: 'number-not-understood' }
  const [, before = '', sign = '', after = '', digits = '', exponent = '', percent = '', unit = ''] = match
  if (before !== '' && after !== '') return { ok: false, code: 'number-not-understood' }
  const bare = withoutSeparators(digits.trim(), decimal)
  if (bare === null) return { ok: false, code: 'number-not-understood' }
  const [word = ''] = magnitudes.exec(unit) ?? []
  const power = [...word.toLowerCase().replace(/\B\w+/, '')].reduce((total, one) => total + (powers[one] ?? 0), 0)
  // By the exponent: a product would bring float noise.
  const value = Number(`${sign}${bare}e${String(Number(exponent.slice(1)) + power)}`)
  if (!Number.isFinite(value)) return { ok: false, code: 'number-too-large' }
  const bareUnit = before || after || unit.slice(word.length)
  return { ok: true, value: { value, isPercent: percent !== '', unit: bareUnit, magnitude: 10 ** power } }
}

/** `1,234.5` → `1234.5`; groups must be of three digits, so that `1,5` is not read as 15, and none begins with 0: `0,125` is no 125. */
function withoutSeparators(digits: string, decimal: DecimalMark): string | null {
  const thousands = decimal === '.' ? ',' : '.'
  const [whole = '', fraction, ...rest] = digits.split(decimal)
  if (rest.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null
  const separator = [thousands, ' ', "'"].find((mark) => whole.includes(mark))
  if (separator !== undefined) {
    const groups = whole.split(separator)
    if (!/^[1-9]\d{0,2}$/.test(groups[0] ?? '') || !groups.slice(1).every((group) => /^\d{3}$/.test(group))) return null
    return `${groups.join('')}.${fraction ?? ''}0`
  }
  return /^\d*$/.test(whole) ? `${whole || '0'}.${fraction ?? ''}0` : null
}
