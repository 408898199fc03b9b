/** The chair's key out of a file: it becomes part of the evaluation, or the page says why not. */
import { shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Problem } from '@/domain/result'
import type { Piece } from '@/io/committee/read-pieces'
import { isKeysText, openKeys } from '@/stores/committee'
import { useNotices } from '@/stores/notices'
import { useOpenEvaluation } from '../evaluation/open-evaluation'

/** A key file has some 200 bytes. */
const longest = 10_000

const textOf = (file: File) => (file.size > longest ? '' : file.text().catch(() => ''))

/** @param locked sealed scorecards that wait for a key */
export function useChairKey(locked?: Readonly<Ref<readonly Piece[]>>) {
  const { t } = useI18n()
  const notices = useNotices()
  const { document, commit } = useOpenEvaluation()
  const problem = shallowRef<Problem | null>(null)
  if (locked) watch(locked, () => (problem.value = null))

  async function open(file: File): Promise<void> {
    const read = await openKeys(document.value, await textOf(file), locked?.value ?? [])
    problem.value = read.ok ? null : read.problem
    if (!read.ok) return
    if (read.value) commit(read.value)
    notices.show({ look: 'done', text: t(`committee.keys.${read.value ? 'added' : 'known'}`) })
  }
  /** Which of the files are keys, so that they may be dropped among scorecards. */
  async function sorted(files: readonly File[]): Promise<{ readonly keys: File[]; readonly others: File[] }> {
    const isKey = await Promise.all(files.map(async (file) => isKeysText(await textOf(file))))
    return { keys: files.filter((_, i) => isKey[i]), others: files.filter((_, i) => !isKey[i]) }
  }
  return { problem, open, sorted }
}
