/** How marks read in a cell, in the editor and on the clipboard. */
import type { Scale, ScaleLevel } from '@/domain/evaluation'
import type { Mark } from './mark'

/** Words of the reader's language, looked up once and not once a cell. */
export interface CellWords {
  readonly yes: string
  readonly no: string
  readonly na: string
  readonly abstain: string
  readonly unrated: string
  readonly hasNote: string
  readonly fails: string
  readonly atRisk: string
  readonly agreed: string
  readonly outside: string
}

/** Grades such as `A+` stand for themselves; for every other level its number does, because figures compare at a glance. */
const grade = /^[A-Z0-9][A-Z0-9+\-*]?$/i

export function levelSign({ label, level }: ScaleLevel): string {
  return grade.test(label) ? label : String(level)
}

/** What to type for this level; exact, so that copy and paste lose nothing. */
export function levelText(scale: Scale, level: number, words: Pick<CellWords, 'yes' | 'no'>): string {
  if (scale.kind === 'yes-no' && (level === 0 || level === 1)) return level === 1 ? words.yes : words.no
  if (scale.kind === 'levels') {
    const named = scale.levels.find((l) => l.level === level)
    if (named) return levelSign(named)
  }
  return String(level)
}

/** What the editor opens with, and what is copied: `N/A` and `-` are understood in every language. */
export function entryText(scale: Scale, mark: Mark, words: Pick<CellWords, 'yes' | 'no'>): string {
  if (mark.state === 'rated') return levelText(scale, mark.level!, words)
  return { na: 'N/A', abstain: '-', unrated: '' }[mark.state]
}

/** What may be entered: `1–5`, `A, B, C`, `0–100`; empty where any number goes. */
export function allowedEntries(scale: Scale, words: Pick<CellWords, 'yes' | 'no'>): string {
  if (scale.kind === 'measure') return ''
  if (scale.kind === 'points') return `0–${scale.full}`
  if (scale.kind === 'yes-no') return `${words.yes}, ${words.no}`
  const signs = scale.levels.map(levelSign)
  const isRun = scale.levels.every(
    ({ level }, i) =>
      signs[i] === String(level) && Number.isInteger(level) && (i === 0 || level === scale.levels[i - 1]!.level + 1),
  )
  return isRun ? `${signs[0]}–${signs.at(-1)}` : signs.join(', ')
}
