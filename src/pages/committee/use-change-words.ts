/** What has changed in criteria or vendors since an invitation, in words. */
import { useI18n } from 'vue-i18n'
import { useFormats } from '@/i18n/formats'
import type { BasisChange } from '@/io/committee/basis'

/** A longer list is cut off. */
const longest = 24

export function useChangeWords() {
  const { t } = useI18n()
  const { percent } = useFormats()

  function changeText(change: BasisChange): string {
    const { name, kind } = change
    if (change.kind === 'renamed') return t('committee.change.renamed', { name, to: change.to })
    if (change.kind === 'weight')
      return t('committee.change.weight', { name, from: percent(change.from, 1), to: percent(change.to, 1) })
    return t(`committee.change.${kind}`, { name })
  }
  function changesText(changes: readonly BasisChange[]): string {
    const shown = changes.slice(0, longest).map(changeText)
    const rest = changes.length - shown.length
    return [...shown, ...(rest > 0 ? [t('committee.change.more', { count: rest }, rest)] : [])].join(
      t('committee.change.separator'),
    )
  }
  return { changesText }
}
