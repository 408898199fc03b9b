/**
 * The scale of a sheet that names none, from all its levels together, so that one row of small marks in a 0–10 sheet
 * stays 0–10. Whole numbers up to 5 → levels 1–5 (0–5 where a 0 occurs), up to 10 → 0–10, else points of 1, 5, 10 or 100;
 * beyond 100 or below 0 a measure over what is there. A declared full mark gives points of that; yes and no, yes/no.
 */
import type { Scale } from '@/domain/evaluation'
import { numberedLevels } from '../csv/scale-notation'
import { stateOfMark, yesOrNo } from '../table/headings'
import type { gradesOf } from './grades'

export interface LevelSpread {
  readonly min: number
  readonly max: number
  readonly isWhole: boolean
}

export function spreadOf(levels: Iterable<number>): LevelSpread | null {
  let min = Infinity
  let max = -Infinity
  let isWhole = true
  for (const level of levels) {
    if (level < min) min = level
    if (level > max) max = level
    if (!Number.isInteger(level)) isWhole = false
  }
  return max === -Infinity ? null : { min, max, isWhole }
}

/** −2…+2 and the like, about what is as good. */
export function isTwoSided({ min, max, isWhole }: LevelSpread): boolean {
  return isWhole && min < 0 && min >= -3 && max <= 3
}

export function isMeasure({ min, max }: LevelSpread): boolean {
  return min < 0 || max > 100
}

/** 0 and 1 only: among levels from 1 on, or where nothing else is, that is no and yes. All of them may be 1. */
export function isBinary({ min, max, isWhole }: LevelSpread): boolean {
  return isWhole && min >= 0 && max <= 1
}

/** For cells of words, beside marks such as N/A; null where they are not all answers or grades. */
export function scaleOfWords(texts: readonly string[], grades: ReturnType<typeof gradesOf>): Scale | null {
  const words = texts.filter((text) => stateOfMark(text) === null || yesOrNo(text) !== null)
  if (words.length === 0 || words.some((word) => yesOrNo(word) === null)) return grades(texts)
  return { kind: 'yes-no', anchors: [] }
}

/**
 * @param sheet the spread over all criteria that are no measures; null where nothing is rated yet
 * @param unit of what is a measure for certain
 */
export function inferScale(
  own: LevelSpread | null,
  sheet: LevelSpread | null,
  full: number | null,
  unit?: string,
): Scale {
  if (full !== null) return { kind: 'points', full, anchors: [] }
  if (unit !== undefined || (own && isMeasure(own))) {
    const min = Math.min(0, own?.min ?? 0)
    return {
      kind: 'measure',
      unit: unit ?? '',
      points: [
        { level: min, value: 0 },
        { level: Math.max(own?.max ?? 0, min + 1), value: 1 },
      ],
    }
  }
  const spread = sheet ?? { min: 1, max: 5, isWhole: true }
  if (spread.isWhole && spread.max <= 5) return numberedLevels(spread.min < 1 ? 0 : 1, 5)
  if (spread.isWhole && spread.max <= 10) return numberedLevels(0, 10)
  return { kind: 'points', full: [1, 5, 10].find((full) => spread.max <= full) ?? 100, anchors: [] }
}
