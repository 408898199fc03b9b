/** Export buttons of any page: write the file, show a bar when it takes long, say where it went. */
import { useI18n } from 'vue-i18n'
import { exportFile, type ExportFile, type ExportKind } from '@/stores/exports'
import { useBusy } from '@/stores/busy'
import { useEvaluation } from '@/stores/evaluation'
import { useNotices } from '@/stores/notices'
import { downloadFile } from './download'
import { useOpenEvaluation } from './evaluation/open-evaluation'

export function useExports() {
  const { t } = useI18n()
  const { document, results } = useOpenEvaluation()
  const evaluation = useEvaluation()
  const notices = useNotices()
  const busy = useBusy()

  async function save(kind: ExportKind): Promise<void> {
    // What this version cannot read in full it does not write either.
    if (kind === 'json' && evaluation.unchanged !== null)
      return keep(kind, { parts: [evaluation.unchanged], type: 'application/json', extension: 'json' })
    const file = await busy.run(t('overview.exports.progress'), (pace) =>
      exportFile(kind, document.value, results.value, evaluation.trail, pace),
    )
    if (!file) return void notices.show({ look: 'done', text: t('overview.exports.cancelled') })
    keep(kind, file)
  }
  function keep(kind: ExportKind, { parts, type, extension }: ExportFile): void {
    const name = `${document.value.title} - ${t(`overview.exports.${kind}.name`)}.${extension}`
    notices.show({ look: 'done', text: t('overview.exports.saved', { file: downloadFile(name, [...parts], type) }) })
  }
  return { save }
}
