/** The text of a cell → a mark on a criterion's scale. */
import { isLevelOf, levelBounds } from '@/domain/criteria/scales'
import type { CellState, Scale } from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import { nameKey } from '../names'
import { stateOfMark, yesOrNo } from '../table/headings'
import { parseNumberCell, type NumberCell } from '../table/number-cell'
import type { DecimalMark } from '../table/sniff-delimiter'

export type Mark =
  | { readonly state: CellState; readonly level: number }
  | { readonly state: null; readonly code: string; readonly params: Problem['params'] }

/** @returns `level` is NaN unless the state is `rated` */
export function readMark(text: string, scale: Scale, decimal: DecimalMark): Mark {
  const read = readLevel(text, scale, decimal)
  if (typeof read === 'number') {
    if (isLevelOf(scale, read)) return { state: 'rated', level: read }
    return refused('level-outside-scale', { text, ...allowed(scale) })
  }
  const state = stateOfMark(text)
  if (state !== null && state !== 'rated') return { state, level: NaN }
  if (read === 'other-unit' && scale.kind === 'measure') return refused('unit-differs', { text, unit: scale.unit })
  if (read === 'too-large') return refused('number-too-large', { text, ...allowed(scale) })
  // A measure has no levels to name.
  if (scale.kind === 'measure') return refused('measure-not-understood', { text })
  return refused('level-not-understood', { text, ...allowed(scale) })
}

/** `8/10`, and `★★★☆☆`. */
export function fractionOf(text: string): { readonly part: string; readonly whole: number } | null {
  const plain = text.normalize('NFKC').trim()
  const [, part, whole] = /^(\d+(?:[.,]\d+)?) ?\/ ?(\d+)$/.exec(plain) ?? []
  if (part !== undefined) return { part, whole: Number(whole) }
  const [, stars = ''] = /^(★+)☆*$/.exec(plain) ?? []
  return stars === '' || plain.length > 10 ? null : { part: String(stars.length), whole: Math.max(5, plain.length) }
}

/** The level that a word explains: `4 - Good`, `4: good`, `3=fair`, `4分-良好`. Not `3-5` or `30-day`. */
const withoutWord = (text: string) =>
  text.normalize('NFKC').replace(/^(\s*\d\d?(?:\.\d+)?)\s*分?\s*(?:[:=]|[-–—](?![a-z]))\s*[^\d\s].*/is, '$1')

/** For cells that have no scale yet: the number alone, or in the unit of its row; null where there is none. */
export function plainLevel(text: string, decimal: DecimalMark, unit = ''): number | null {
  const fraction = fractionOf(text)
  if (fraction) return plainLevel(fraction.part, decimal)
  const parsed = parseNumberCell(withoutWord(text), { decimal })
  const level = parsed.ok ? inUnit(unit, parsed.value) : null
  return level === 'other-unit' ? null : level
}

function readLevel(text: string, scale: Scale, decimal: DecimalMark): number | 'too-large' | 'other-unit' | null {
  if (text === '') return null
  if (scale.kind === 'levels') {
    const key = nameKey(text)
    const named = scale.levels.find((level) => nameKey(level.label) === key)
    if (named) return named.level
  }
  if (scale.kind === 'yes-no') {
    const answer = yesOrNo(text)
    if (answer !== null) return answer
  }
  const fraction = fractionOf(text)
  // Of other full marks than the scale's own it may mean anything, a date too.
  if (fraction) return fraction.whole === levelBounds(scale).max ? plainLevel(fraction.part, decimal) : null
  const parsed = parseNumberCell(withoutWord(text), { decimal })
  if (!parsed.ok) return parsed.code === 'number-too-large' ? 'too-large' : null
  const { value, isPercent } = parsed.value
  if (!isPercent) return scale.kind === 'measure' ? inUnit(scale.unit, parsed.value) : value
  // 85 % of full marks, or a measure in percent; anywhere else a percentage has no meaning.
  if (scale.kind === 'points') return (value * scale.full) / 100
  return scale.kind === 'measure' && scale.unit === '%' ? value : null
}

/** Spellings of one unit, without the `s` of a plural. */
const units =
  'd|day|天|日 w|week|周 month|月|个月 y|year|年 h|hr|hour|小时 min|minute|分钟 s|秒 ms|毫秒 ¥|元|cny|rmb $|usd|美元 €|eur|欧元'
    .split(' ')
    .map((spellings) => spellings.split('|'))

function unitOf(text: string): readonly string[] | string {
  const key = nameKey(text).replace(/(?<=..)s$/, '')
  return units.find((spellings) => spellings.includes(key)) ?? key
}

/** In a unit that everybody knows, or in thousands. */
const isFigure = ({ unit, magnitude }: NumberCell) => magnitude > 1 || typeof unitOf(unit) !== 'string'

/** 万元 of `总价（万元）`. A letter alone stands for other things, too: the M of a must. */
function unitInName(name: string): string | undefined {
  const [, inner = ''] = /\(([^()\d]+)\)$/.exec(name.normalize('NFKC').trim()) ?? []
  return inner.split(/[,/: ]/).find((word) => {
    const one = parseNumberCell(`1${word}`, { decimal: '.' })
    return one.ok && isFigure(one.value) && !/^[a-z]$/i.test(word)
  })
}

/**
 * The unit of a row, from the brackets of its name or from its cells; undefined for marks. Of several the first is the
 * scale's, so that cells of another are refused: as bare numbers `2小时` and `30分钟` would be 2 and 30.
 */
export function unitOfRow(name: string, texts: readonly string[], decimal: DecimalMark): string | undefined {
  const cells = texts.flatMap((text) => {
    const parsed = parseNumberCell(text, { decimal })
    return parsed.ok && !parsed.value.isPercent ? parsed.value : []
  })
  const figures = cells.filter(isFigure)
  const areMarks = cells.some((cell) => cell.unit !== '' && !isFigure(cell))
  const own = figures.length * 2 < cells.length ? undefined : figures[0]?.unit
  return cells[0] && ((areMarks ? undefined : unitInName(name)) ?? own)
}

/** 98000元 on a scale of 万元 is 9.8; a number alone is taken as it stands. */
function inUnit(wanted: string, { value, unit, magnitude }: NumberCell): number | 'other-unit' {
  if (wanted === '' || (unit === '' && magnitude === 1)) return value
  const one = parseNumberCell(`1${wanted}`, { decimal: '.' })
  const own = one.ok ? one.value : { unit: wanted, magnitude: 1 }
  // Beyond a plain unit, as in 人天/月, nobody knows what 5万 are.
  const isSame = unit === '' ? one.ok : unitOf(unit) === unitOf(own.unit)
  return isSame ? value / own.magnitude : 'other-unit'
}

/** What the scale takes, in words the message can show: `1–5`, or the levels one by one. */
export function allowed(scale: Scale): { readonly range: string } {
  if (scale.kind === 'yes-no') return { range: '0, 1' }
  if (scale.kind === 'levels') return { range: scale.levels.map((l) => String(l.level)).join(', ') }
  const { min, max } = levelBounds(scale)
  return { range: Number.isFinite(max) ? `${String(min)}–${String(max)}` : '−∞–∞' }
}

function refused(code: string, params: Problem['params']): Mark {
  return { state: null, code, params }
}
