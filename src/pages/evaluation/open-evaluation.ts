/** For pages inside the frame of an open evaluation, where document and results are always there. */
import { computed } from 'vue'
import { useEvaluation } from '@/stores/evaluation'

export function useOpenEvaluation() {
  const evaluation = useEvaluation()
  return {
    document: computed(() => evaluation.document!),
    results: computed(() => evaluation.results!),
    /** Whose marks are being given. */
    evaluator: computed(() => evaluation.evaluator!),
    commit: evaluation.commit,
    undo: evaluation.undo,
    redo: evaluation.redo,
  }
}
