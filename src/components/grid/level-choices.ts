/** The levels that can be chosen with a click, each with what a vendor must show to earn it. */
import type { Scale } from '@/domain/evaluation'
import { levelText, type CellWords } from './cell-text'

export interface LevelChoice {
  readonly level: number
  /** What stands in the cell. */
  readonly sign: string
  /** Name of the level, where it says more than the sign. */
  readonly label: string
  readonly anchor: string
}

/** Worst first. Points offer only the levels that have an anchor, a measure none: there any number goes. */
export function levelChoices(scale: Scale, words: Pick<CellWords, 'yes' | 'no'>): LevelChoice[] {
  const choice = (level: number, label: string, anchor: string): LevelChoice => {
    const sign = levelText(scale, level, words)
    return { level, sign, label: label === sign ? '' : label, anchor }
  }
  switch (scale.kind) {
    case 'levels':
      return scale.levels.map(({ level, label, anchor }) => choice(level, label, anchor))
    case 'points':
      return scale.anchors.toSorted((a, b) => a.level - b.level).map(({ level, anchor }) => choice(level, '', anchor))
    case 'yes-no':
      return [0, 1].map((level) => choice(level, '', scale.anchors.find((a) => a.level === level)?.anchor ?? ''))
    case 'measure':
      return []
  }
}

/** Whether a level must be typed, because there are more than can be offered. */
export function isTyped(scale: Scale): boolean {
  return scale.kind === 'points' || scale.kind === 'measure'
}
