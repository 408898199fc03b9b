/**
 * What a person types or pastes into a cell → a mark. A level by number or name, yes/no in both languages, `N/A` /
 * 不适用, `-` / 弃权, nothing for not yet rated; full-width signs as they come out of a Chinese keyboard.
 */
import { isLevelOf } from '@/domain/criteria/scales'
import type { LevelsScale, Scale } from '@/domain/evaluation'
import { entryWords } from '@/i18n/entry-words'
import { unrated, type Mark } from './mark'

/** `not-a-level`: no such level on this scale; `out-of-range`: a number beyond its ends; `not-a-number`: no number at all. */
export type EntryFault = 'not-a-level' | 'out-of-range' | 'not-a-number' | 'not-yes-no'

export type ParsedEntry =
  { readonly ok: true; readonly mark: Mark } | { readonly ok: false; readonly fault: EntryFault }

const notApplicable = new Set<string>(entryWords.notApplicable)
const open = new Set<string>(entryWords.unrated)
const abstained = new Set<string>(entryWords.abstained)
const yes = new Set<string>(entryWords.yes)
const no = new Set<string>(entryWords.no)

export function parseCellEntry(text: string, scale: Scale): ParsedEntry {
  const entry = folded(text)
  if (entry === '') return { ok: true, mark: unrated }
  // Named levels come first: one that is called `-` or `NA` is meant as that level.
  const named = scale.kind === 'levels' ? levelNamed(scale, entry) : undefined
  if (named !== undefined) return rated(named)
  if (open.has(entry)) return { ok: true, mark: unrated }
  if (notApplicable.has(entry)) return { ok: true, mark: { state: 'na' } }
  if (abstained.has(entry)) return { ok: true, mark: { state: 'abstain' } }
  if (scale.kind === 'yes-no') {
    if (yes.has(entry)) return rated(1)
    return no.has(entry) ? rated(0) : fault('not-yes-no')
  }
  const number = numberOn(scale, entry)
  if (number === undefined) return fault(scale.kind === 'levels' ? 'not-a-level' : 'not-a-number')
  if (isLevelOf(scale, number)) return rated(number)
  return fault(scale.kind === 'levels' ? 'not-a-level' : 'out-of-range')
}

function rated(level: number): ParsedEntry {
  return { ok: true, mark: { state: 'rated', level } }
}

function fault(code: EntryFault): ParsedEntry {
  return { ok: false, fault: code }
}

/** Compatibility forms, case and marks of direction do not matter. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim()
    .toLowerCase()
}

/** By the whole label, else by one word of it (`A` for `A – excellent`, 优秀 for `A 优秀`) that no other level has. */
function levelNamed({ levels }: LevelsScale, entry: string): number | undefined {
  const whole = levels.find(({ label }) => folded(label) === entry)
  if (whole) return whole.level
  const byWord = levels.filter(({ label }) =>
    folded(label)
      .split(/[\s\-–—:：·、,/()]+/)
      .includes(entry),
  )
  return byWord.length === 1 && !/^[\d.]+$/.test(entry) ? byWord[0]!.level : undefined
}

/** `85%` of full marks, as an import reads it; a percentage means nothing to other scales, unless it is their unit. */
function numberOn(scale: Scale, entry: string): number | undefined {
  if (scale.kind === 'measure') return numberIn(entry, folded(scale.unit))
  if (scale.kind !== 'points' || !entry.endsWith('%')) return numberIn(entry, entryWords.points)
  const percent = numberIn(entry, '%')
  return percent === undefined ? undefined : (percent * scale.full) / 100
}

const shape = /^([+-]?)([1-9]\d{0,2}(?:[,' ]\d{3})+(?:\.\d*)?|\d+(?:[.,]\d*)?|[.,]\d+)(?:e([+-]?\d{1,3}))?$/

/** `3,5` is three and a half and `0,125` an eighth; `1,234` is a thousand and more. */
function numberIn(entry: string, unit: string): number | undefined {
  const bare = unit !== '' && entry.endsWith(unit) ? entry.slice(0, -unit.length).trim() : entry
  // An input method in its Chinese state writes the decimal point as a full stop.
  const match = shape.exec(bare.replace(/^[\u2212\u2013]/, '-').replace('。', '.'))
  if (!match) return undefined
  const [, sign = '', digits = '', exponent = '0'] = match
  const isGrouped = /^[1-9]\d{0,2}(?:[,' ]\d{3})+(?:\.\d*)?$/.test(digits)
  const plain = isGrouped ? digits.replace(/[,' ]/g, '') : digits.replace(',', '.')
  const number = Number(`${sign}${plain}e${exponent}`)
  return Number.isFinite(number) ? number + 0 : undefined
}
