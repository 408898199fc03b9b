/** Grades in words and letters, as sheets use them in place of numbers: `优 良 中 差`, `A–E`, `Excellent … Poor`. */
import type { LevelsScale, Scale } from '@/domain/evaluation'
import { nameKey } from '../names'
import { stateOfMark } from '../table/headings'
import type { Place } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'

/** Best first. The first that has all words of a row is taken. */
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
].map((words) => words.split('|'))

/** High may be good or bad: risk, price. */
const ambiguous = new Set(['低', 'Low'])
const known = new Set(vocabularies.flat().map(nameKey))

export const isGrade = (text: string) => known.has(nameKey(text))

/** null where not all of them are grades of one kind, beside marks such as N/A. */
export function scaleOfGrades(texts: readonly string[]): LevelsScale | null {
  const words = texts.filter((text) => stateOfMark(text) === null).map(nameKey)
  const labels = vocabularies.find((all) => words.every((word) => all.some((label) => nameKey(label) === word)))
  if (words.length === 0 || !labels) return null
  const levels = labels.map((label, i) => ({ level: labels.length - i, label, anchor: '', value: null }))
  return { kind: 'levels', levels: levels.reverse() }
}

/** The order is a guess that the reader should see: once for each kind, and for each row where it may be the other way. */
export function noteGrades(scale: Scale, name: string, place: Place, plan: PlanDraft): void {
  if (scale.kind !== 'levels' || !isGrade(scale.levels[0]!.label)) return
  const levels = scale.levels.map(({ level, label }) => `${label} = ${String(level)}`).join(', ')
  if (ambiguous.has(scale.levels[0]!.label)) plan.warn('grades-either-way', place, { name, levels })
  else if (!plan.problems.some(({ code, params }) => code === 'grades-assumed' && params.levels === levels))
    plan.warn('grades-assumed', place, { levels })
}
