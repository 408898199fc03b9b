/** Grades in words and letters, as sheets use them in place of numbers: `优 良 中 差`, `A–E`, `Excellent … Poor`. */
import type { LevelsScale, Scale } from '@/domain/evaluation'
import { nameKey } from '../names'
import { stateOfMark } from '../table/headings'
import type { Place } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'

/** Best first. The first that has all words of a row is taken, of those that fit most rows. */
const vocabularies = [
  'A|B|C|D',
  'A|B|C|D|E',
  'A|B|C|D|E|F',
  '优|良|中|差',
  '优秀|良好|合格|不合格',
  '优秀|良好|一般|较差',
  '优秀|良好|中等|及格|不及格',
  '好|中|差',
  '好|一般|差',
  'Excellent|Good|Fair|Poor',
  '高|中|低',
  'High|Medium|Low',
  'A+|A|A-|B+|B|B-|C+|C|C-|D+|D|D-',
].map((words) => ({ labels: words.split('|'), keys: nameKey(words).split('|') }))

/** High may be good or bad: risk, price. */
const ambiguous = new Set(['低', 'Low'])
const known = new Set(vocabularies.flatMap(({ keys }) => keys))

export const isGrade = (text: string) => known.has(nameKey(text))

const wordsOf = (texts: readonly string[]) => texts.filter((text) => stateOfMark(text) === null).map(nameKey)
const holds = (keys: readonly string[], words: readonly string[]) =>
  words.length > 0 && words.every((word) => keys.includes(word))

/**
 * Of a row's texts; null where not all of them are grades of one kind, beside marks such as N/A. Of several kinds the
 * one that most rows of the sheet keep to: one E makes A–E of them all.
 */
export function gradesOf(rows: readonly (readonly string[])[]): (texts: readonly string[]) => LevelsScale | null {
  const words = rows.map(wordsOf)
  const ranked = vocabularies
    .map((one) => ({ ...one, count: words.filter((row) => holds(one.keys, row)).length }))
    .toSorted((a, b) => b.count - a.count)
  return (texts) => {
    const own = wordsOf(texts)
    const labels = ranked.find((one) => holds(one.keys, own))?.labels
    if (!labels) return null
    const levels = labels.map((label, i) => ({ level: labels.length - i, label, anchor: '', value: null }))
    return { kind: 'levels', levels: levels.reverse() }
  }
}

/** The order is a guess that the reader should see: once for each kind, and for each row where it may be the other way. */
export function noteGrades(scale: Scale, name: string, place: Place, plan: PlanDraft): void {
  if (scale.kind !== 'levels' || !isGrade(scale.levels[0]!.label)) return
  const levels = scale.levels.map(({ level, label }) => `${label} = ${String(level)}`).join(', ')
  if (ambiguous.has(scale.levels[0]!.label)) plan.warn('grades-either-way', place, { name, levels })
  else if (!plan.problems.some(({ code, params }) => code === 'grades-assumed' && params.levels === levels))
    plan.warn('grades-assumed', place, { levels })
}

/** Where less is likely to be better. */
const costs =
  /(?<![性评])价(?!值)|成本|费用|..费|周期|工期|时间|[故错缺].率|\b(?:prices?|costs?|fees?|days?|lead time)\b|preis/i

export const isCost = (name: string) => costs.test(name)

/**
 * More is taken as better, which the reader of a price should see, and of anything that has a unit.
 * @param text one of the row's cells: with a unit behind it, `30天`, it is no level, and no rate is a share of full marks
 */
export function noteFigures(scale: Scale, text: string, row: Place & { readonly name: string }, plan: PlanDraft): void {
  const name = row.name.trim()
  const isMeasure = scale.kind === 'measure'
  const isFigure =
    isMeasure || /\d ?(?!分)[a-z一-龥]/i.test(text) || /率(?:[(（]|[\d.]+ ?)[%％]/.test(name + text.trim())
  if ((isFigure && isCost(name)) || (isMeasure && scale.unit)) plan.warn('figures-either-way', row, { name })
}
