/** For pages inside the frame of an open evaluation, where document and results are always there. */
import { computed } from 'vue'
import { isHeld } from '@/domain/edits/commands/lock-edits'
import type { Edit } from '@/domain/edits/edit'
import { useEvaluation } from '@/stores/evaluation'
import { useLockedNotice } from '../locked-notice'

export function useOpenEvaluation() {
  const evaluation = useEvaluation()
  const sayLocked = useLockedNotice()
  return {
    document: computed(() => evaluation.document!),
    results: computed(() => evaluation.results!),
    /** Whose marks are being given. */
    evaluator: computed(() => evaluation.evaluator!),
    /** An edit that the lock holds is not made; a message says why. */
    commit: (edit: Edit): void => {
      const document = evaluation.document!
      if (isHeld(document, edit)) sayLocked(document)
      else evaluation.commit(edit)
    },
    sayLocked: () => sayLocked(evaluation.document!),
    undo: evaluation.undo,
    redo: evaluation.redo,
  }
}
