import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CellWords } from './cell-text'

export function useCellWords(): ComputedRef<CellWords> {
  const { t } = useI18n()
  return computed(() => ({
    yes: t('scores.cell.yes'),
    no: t('scores.cell.no'),
    na: t('scores.cell.na'),
    abstain: t('scores.cell.abstain'),
    unrated: t('scores.cell.unrated'),
    hasNote: t('scores.cell.hasNote'),
    fails: t('scores.cell.fails'),
    atRisk: t('scores.cell.atRisk'),
    agreed: t('scores.cell.agreed'),
    outside: t('scores.cell.outside'),
  }))
}
