/** What a cell can say, looked up once and handed down: a table has thousands of cells. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { roundHalfUp } from '@/domain/rounding'
import { useFormats } from '@/i18n/formats'
import type { LevelWords } from '@/components/grid/level-text'

export interface CellWords extends LevelWords {
  readonly na: string
  readonly abstain: string
  readonly unrated: string
  readonly best: string
  readonly agreed: string
}

const mostDecimals = 6

/** As it was entered. A pooled level has two, or more where it would pass for a rounder one: 59.997 is not 60. */
function decimalsOf(level: number): number {
  if (roundHalfUp(level, mostDecimals) === level) return mostDecimals
  let count = 2
  while (count < mostDecimals && roundHalfUp(level, count) === roundHalfUp(level, count - 1)) count++
  return count
}

export function useCellWords() {
  const { t } = useI18n()
  const { number } = useFormats()
  return computed((): CellWords => ({
    yes: t('results.cell.yes'),
    no: t('results.cell.no'),
    na: t('results.cell.na'),
    abstain: t('results.cell.abstain'),
    unrated: t('results.cell.unrated'),
    best: t('results.cell.best'),
    agreed: t('results.cell.agreed'),
    number: (level, most = decimalsOf(level)) => number(level, most),
  }))
}
