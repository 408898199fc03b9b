/** What has changed since an invitation, in a line. */
import { useI18n } from 'vue-i18n'
import { useFormats } from '@/i18n/formats'
import type { BasisChange } from '@/stores/committee'

export function useChangeWords(): (change: BasisChange) => string {
  const { t } = useI18n()
  const { percent } = useFormats()
  return (change) => {
    const params = {
      what: t(`committee.change.what.${change.what}`),
      name: change.name || t('committee.roster.unnamed'),
      ...(change.kind === 'renamed' && { to: change.to }),
      ...(change.kind === 'weight' && { from: percent(change.from, 1), to: percent(change.to, 1) }),
    }
    return t(`committee.change.${change.kind}`, params)
  }
}
