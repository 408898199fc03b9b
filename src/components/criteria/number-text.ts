/**
 * Numbers as people type them: full-width digits and signs, a percent sign, a decimal comma, thousands separators, spaces.
 * `12,5` is 12.5; `1,250` is 1250; `0,125` is 0.125; `1e3` is 1000.
 */
export interface NumberText {
  readonly value: number
  readonly isPercent: boolean
}

export function parseNumber(text: string): NumberText | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2212\u2010-\u2014]/g, '-')
    .replace(/[\u3001\u066B]/g, ',')
    .replace(/\u3002/g, '.')
    .replace(/[\s\u200B-\u200F\u2060\uFEFF'_]/g, '')
  const isPercent = plain.endsWith('%')
  const figure = isPercent ? plain.slice(0, -1) : plain
  const value = Number(withPoint(figure))
  return /\d/.test(figure) && Number.isFinite(value) ? { value, isPercent } : null
}

/** With `.` as the only mark; something `Number` refuses where it is no decimal number. */
function withPoint(figure: string): string {
  if (!/^[+-]?[\d.,]+(e[+-]?\d+)?$/i.test(figure)) return 'x'
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?(e|$)/i.test(figure)) return figure.replaceAll(',', '')
  if (/^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}(e|$)/i.test(figure)) return figure.replaceAll('.', '')
  return figure.replace(',', '.')
}

export type WeightFault = 'not-a-number' | 'negative' | 'too-large'
export type WeightText =
  | { readonly ok: true; readonly weight: number; readonly isPercent: boolean }
  | { readonly ok: false; readonly fault: WeightFault }

/** Beyond it, shares of ordinary siblings would drown in float noise. */
const greatestWeight = 1e9

/** `25%` is 25, of its siblings' whole. */
export function parseWeight(text: string): WeightText {
  const parsed = parseNumber(text)
  if (!parsed) return { ok: false, fault: 'not-a-number' }
  if (parsed.value < 0) return { ok: false, fault: 'negative' }
  if (parsed.value > greatestWeight) return { ok: false, fault: 'too-large' }
  return { ok: true, weight: parsed.value + 0, isPercent: parsed.isPercent }
}

/** As in a field: `.`, at most six decimals, no grouping. */
export function numberText(value: number): string {
  return String(Number(value.toFixed(6)))
}
