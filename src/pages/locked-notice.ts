/** Says that an edit is held by the lock, and leads to where it can be opened. */
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { lockInForce } from '@/domain/criteria/lock'
import type { Evaluation } from '@/domain/evaluation'
import { useFormats } from '@/i18n/formats'
import { useNotices } from '@/stores/notices'

export function useLockedNotice() {
  const { t } = useI18n()
  const { dateTime } = useFormats()
  const router = useRouter()
  const notices = useNotices()
  let shown: number | undefined

  return (document: Evaluation): void => {
    const lock = lockInForce(document)
    if (!lock) return
    // A key held down would fill the page with it.
    if (shown !== undefined) notices.dismiss(shown)
    const run = () => void router.push(`/e/${document.id}/criteria?ask=unlock`)
    const text = t('lock.held', { by: lock.by, at: dateTime(lock.at) })
    notices.show({ text, look: 'problem', action: { label: t('lock.undo'), run } })
    shown = notices.notices.at(-1)?.id
  }
}
