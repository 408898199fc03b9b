/** What is wrong with an entry, what would be right, in the reader's language. */
import { useI18n } from 'vue-i18n'
import type { Criterion } from '@/domain/evaluation'
import { allowedEntries } from './cell-text'
import type { Rejection } from './cell-range'
import { useCellWords } from './use-cell-words'

/** Longer entries are cut in the message only. */
const shownLength = 40

export function useEntryFaults() {
  const { t } = useI18n()
  const words = useCellWords()

  function faultText(text: string, fault: Rejection['fault'], criterion?: Criterion): string {
    const signs = [...text.trim()]
    const entry = signs.length > shownLength ? `${signs.slice(0, shownLength).join('')}…` : signs.join('')
    const allowed = criterion ? allowedEntries(criterion.scale, words.value) : ''
    const key = fault === 'not-a-number' && allowed === '' ? 'not-any-number' : fault
    return t(`scores.fault.${key}`, { entry, allowed })
  }
  return { faultText }
}
