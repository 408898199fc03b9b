/** A message with a way back, where something has just been taken away. It goes once a later edit stands in its way. */
import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useEvaluation } from '@/stores/evaluation'
import { useNotices } from '@/stores/notices'

export function useUndoNotice() {
  const { t } = useI18n()
  const evaluation = useEvaluation()
  const notices = useNotices()

  /** To be called right after the commit that it takes back. */
  return (text: string): void => {
    // Nothing was taken away of what is only to be looked at.
    if (evaluation.saveStatus.kind === 'read-only') return
    const mine = evaluation.done.at(-1)
    const undoMine = () => {
      if (evaluation.done.at(-1) === mine) evaluation.undo()
    }
    const id = notices.show({ text, look: 'done', action: { label: t('app.undo'), run: undoMine } })
    const stop = watch(
      () => evaluation.done.at(-1),
      () => {
        notices.dismiss(id)
        stop()
      },
    )
  }
}
