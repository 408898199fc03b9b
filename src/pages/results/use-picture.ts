/** Saving a figure's picture under the evaluation's title, and saying so. */
import { useI18n } from 'vue-i18n'
import { useNotices } from '@/stores/notices'
import { downloadFile } from '../download'
import { useOpenEvaluation } from '../evaluation/open-evaluation'

export function usePicture() {
  const { t } = useI18n()
  const { document } = useOpenEvaluation()
  const notices = useNotices()
  return {
    savePicture(picture: Blob, title: string) {
      const file = downloadFile(`${document.value.title} - ${title}.png`, picture, 'image/png')
      notices.show({ look: 'done', text: t('overview.exports.saved', { file }) })
    },
    pictureFailed() {
      notices.show({ look: 'problem', text: t('results.figure.failed') })
    },
  }
}
