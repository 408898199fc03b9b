/** Says why an edit is not made: the lock holds it (and where to unlock), or a newer version made it, to be looked at only. */
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { lockInForce } from '@/domain/criteria/lock'
import type { Evaluation } from '@/domain/evaluation'
import { useFormats } from '@/i18n/formats'
import { useNotices } from '@/stores/notices'

export function useHeldNotice() {
  const { t } = useI18n()
  const { dateTime } = useFormats()
  const router = useRouter()
  const notices = useNotices()
  let shown: number | undefined

  function say(notice: Omit<Parameters<typeof notices.show>[0], 'look'>): void {
    // A key held down would fill the page with it.
    if (shown !== undefined) notices.dismiss(shown)
    shown = notices.show({ ...notice, look: 'problem' })
  }
  return {
    sayReadOnly: () => say({ text: t('app.newer.refused') }),
    sayLocked(document: Evaluation): void {
      const lock = lockInForce(document)
      if (!lock) return
      const run = () => void router.push(`/e/${document.id}/criteria?ask=unlock`)
      const text = t('lock.held', { by: lock.by, at: dateTime(lock.at) })
      say({ text, action: { label: t('lock.undo'), run } })
    },
  }
}
