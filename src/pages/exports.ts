/** Export buttons of any page: write the file, show a bar when it takes long, say where it went. */
import { useI18n } from 'vue-i18n'
import { exportFile, type ExportKind } from '@/stores/exports'
import { useBusy } from '@/stores/busy'
import { useEvaluation } from '@/stores/evaluation'
import { useNotices } from '@/stores/notices'
import { downloadFile } from './download'
import { useOpenEvaluation } from './evaluation/open-evaluation'

export function useExports() {
  const { t } = useI18n()
  const { document, results } = useOpenEvaluation()
  const { trail } = useEvaluation()
  const notices = useNotices()
  const busy = useBusy()

  async function save(kind: ExportKind): Promise<void> {
    const file = await busy.run(t('overview.exports.progress'), (pace) =>
      exportFile(kind, document.value, results.value, trail, pace),
    )
    if (!file) return void notices.show({ look: 'done', text: t('overview.exports.cancelled') })
    const name = downloadFile(
      `${document.value.title} - ${t(`overview.exports.${kind}.name`)}.${file.extension}`,
      [...file.parts],
      file.type,
    )
    notices.show({ look: 'done', text: t('overview.exports.saved', { file: name }) })
  }
  return { save }
}
