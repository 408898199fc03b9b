/** Levels as they stand in the matrix: a short label instead of its number, yes and no, a measure with its unit. */
import type { Scale } from '@/domain/evaluation'
import { levelSign } from './cell-text'

export interface LevelWords {
  readonly yes: string
  readonly no: string
  /** @param most decimals */
  number(level: number, most?: number): string
}

export function levelText(scale: Scale, level: number, words: LevelWords): string {
  if (scale.kind === 'yes-no' && (level === 0 || level === 1)) return level === 1 ? words.yes : words.no
  if (scale.kind === 'measure') return scale.unit === '' ? words.number(level) : `${words.number(level)} ${scale.unit}`
  const named = scale.kind === 'levels' ? scale.levels.find((one) => one.level === level) : undefined
  const sign = named ? levelSign(named) : String(level)
  return sign === String(level) ? words.number(level) : sign
}

/** The full name of a level ("Strong"); empty where the sign already says it, or the pooled level lies between two. */
export function levelName(scale: Scale, level: number): string {
  if (scale.kind !== 'levels') return ''
  const named = scale.levels.find((one) => one.level === level)
  return !named || named.label === levelSign(named) ? '' : named.label
}
