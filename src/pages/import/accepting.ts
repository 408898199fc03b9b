/** The last step: into the open evaluation as one edit with one undo, or as an evaluation of its own. */
import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { Entry } from '@/domain/edits/timeline'
import type { Edit } from '@/domain/edits/edit'
import type { Evaluation, EvaluationId } from '@/domain/evaluation'
import type { CriteriaPack } from '@/io/criteria-pack'
import type { TableKind } from '@/io/import/mapping'
import { useBusy } from '@/stores/busy'
import { useEvaluation } from '@/stores/evaluation'
import { carryOut, copyOf } from '@/stores/imports'
import { useLibrary } from '@/stores/library'
import { useNotices } from '@/stores/notices'
import { newId } from '@/stores/session'
import { usePreferences } from '@/stores/preferences'
import { useHeldNotice } from '../held-notice'
import { useUndoNotice } from '../undo-notice'

/** Where what was imported can be seen. */
export const placeOf: Readonly<Record<TableKind, string>> = {
  comparison: 'scores',
  matrix: 'scores',
  ratings: 'scores',
  criteria: 'criteria',
  vendors: 'vendors',
  results: 'results',
}

export function useAccepting() {
  const { t } = useI18n()
  const router = useRouter()
  const evaluation = useEvaluation()
  const busy = useBusy()
  const library = useLibrary()
  const notices = useNotices()
  const preferences = usePreferences()
  const showUndo = useUndoNotice()
  const { sayReadOnly } = useHeldNotice()

  /**
   * @param text of the notice
   * @returns false when it was cancelled or cannot be changed, and nothing has been written
   */
  async function intoOpen(edit: Edit, text: string): Promise<boolean> {
    if (evaluation.saveStatus.kind === 'read-only') {
      sayReadOnly()
      return false
    }
    const before = evaluation.document!
    const after = await busy.run(t('import.accepting'), (pace) => carryOut(before, edit, pace))
    if (!after) return false
    // A full disk must not stop the import: it can still be undone.
    await evaluation.takeSnapshot('before-import').catch(() => undefined)
    evaluation.commit(edit, { before, after })
    showUndo(text)
    return true
  }

  async function asNew(document: Evaluation, place: string, trail: readonly Entry[] = []): Promise<void> {
    const id = await library.add(document, trail)
    await router.push(`/e/${id}${place === '' ? '' : `/${place}`}`)
    offerRemoval(id, document.title)
  }

  /** Until it is worked on or left: later work must not go with it. */
  function offerRemoval(id: EvaluationId, title: string): void {
    const notice = notices.show({
      look: 'done',
      text: t('import.done.added', { title }),
      action: { label: t('app.undo'), run: () => void removeAgain(id) },
    })
    const stop = watch(
      () => evaluation.document?.id === id && (evaluation.done.at(-1) ?? null),
      (_, before) => {
        // Only now has it been opened.
        if (before === false) return
        notices.dismiss(notice)
        stop()
      },
    )
  }

  async function removeAgain(id: EvaluationId): Promise<void> {
    if (evaluation.document?.id === id) await router.push('/')
    await library.remove(id)
    notices.show({
      look: 'done',
      text: t('import.done.removed'),
      action: { label: t('app.undo'), run: () => void library.bringBack(id) },
    })
  }

  async function fromPack(pack: CriteriaPack): Promise<void> {
    const { locale } = preferences
    const title = pack.name[locale]
    const id = await library.create(title, pack, locale, t('home.firstEvaluator'))
    await router.push(`/e/${id}/criteria`)
    offerRemoval(id, title)
  }

  /** In place of the evaluation with the same id, as an edit of its own: undo brings back what was there. */
  async function inPlace(document: Evaluation): Promise<boolean> {
    if ((await evaluation.open(document.id)) !== 'open') return false
    await router.push(`/e/${document.id}`)
    return intoOpen({ name: 'restore', args: { document } }, t('import.done.replaced', { title: document.title }))
  }

  async function asCopy(document: Evaluation, trail: readonly Entry[]): Promise<void> {
    await asNew(copyOf(document, t('home.copyOf', { title: document.title })), '', trail)
  }

  /** Nothing of it is kept in this browser, so it has an address of its own. */
  async function toLookAt(document: Evaluation, text: string): Promise<boolean> {
    const id = newId('evaluation')
    if (!evaluation.lookAt({ ...document, id }, text)) return false
    await router.push(`/e/${id}`)
    return true
  }

  /** Whether an evaluation with this id is in the browser; a deleted one counts, since its place is taken. */
  async function presence(id: EvaluationId): Promise<'absent' | 'present' | 'deleted'> {
    await library.refresh()
    const entry = library.entries?.find((known) => known.id === id)
    if (!entry) return 'absent'
    return entry.deletedAt === null ? 'present' : 'deleted'
  }

  return { intoOpen, asNew, fromPack, inPlace, asCopy, toLookAt, presence }
}
