import { computed, type ComputedRef } from 'vue'
import { useI18n, type Composer } from 'vue-i18n'
import type { CellWords } from './cell-text'

/** Looked up once for all: a page of cards would ask for the ten of them ninety times. */
const known = new WeakMap<Composer['t'], ComputedRef<CellWords>>()

export function useCellWords(): ComputedRef<CellWords> {
  const { t } = useI18n()
  const words = known.get(t) ?? cellWords(t)
  known.set(t, words)
  return words
}

const cellWords = (t: Composer['t']) =>
  computed(() => ({
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
