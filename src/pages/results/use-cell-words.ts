/** What a cell can say, looked up once and handed down: a table has thousands of cells. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormats } from '@/i18n/formats'
import type { LevelWords } from '@/components/grid/level-text'

export interface CellWords extends LevelWords {
  readonly na: string
  readonly abstain: string
  readonly unrated: string
  readonly best: string
  readonly agreed: string
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
    number: (level, most) => number(level, most),
  }))
}
