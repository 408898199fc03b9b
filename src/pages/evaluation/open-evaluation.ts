/** For pages inside the frame of an open evaluation, where document and results are always there. */
import { computed } from 'vue'
import { isHeld } from '@/domain/edits/commands/lock-edits'
import type { Edit } from '@/domain/edits/edit'
import { useEvaluation } from '@/stores/evaluation'
import { useHeldNotice } from '../held-notice'

export function useOpenEvaluation() {
  const evaluation = useEvaluation()
  const { sayLocked, sayReadOnly } = useHeldNotice()
  return {
    document: computed(() => evaluation.document!),
    /** Parts that stay the same from mark to mark, where the document is new with each. */
    root: computed(() => evaluation.document!.criteria),
    vendors: computed(() => evaluation.document!.vendors),
    results: computed(() => evaluation.results!),
    /** Whose marks are being given. */
    evaluator: computed(() => evaluation.evaluator!),
    /** An edit that the lock holds, or any of what is only to be looked at, is not made; a message says why. @returns whether it was made */
    commit: (edit: Edit): boolean => {
      const document = evaluation.document!
      if (evaluation.saveStatus.kind === 'read-only') sayReadOnly()
      else if (isHeld(document, edit)) sayLocked(document)
      else {
        evaluation.commit(edit)
        return true
      }
      return false
    },
    sayLocked: () => sayLocked(evaluation.document!),
    undo: evaluation.undo,
    redo: evaluation.redo,
  }
}
