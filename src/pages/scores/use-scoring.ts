/** Giving marks on the score pages: one evaluator's, each change one edit and one undo. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CellMark } from '@/components/grid/cell-range'
import type { Outside } from '@/components/grid/refuse-outside'
import { leavesOf } from '@/domain/criteria/tree'
import type { Edit } from '@/domain/edits/edit'
import { plainEvaluator } from '@/domain/evaluation'
import type { CriterionId, Evaluator, EvaluatorId, EvaluatorRatings, VendorId } from '@/domain/evaluation'
import { isAsked, isAskedForAll, partOf } from '@/domain/ratings/parts'
import { useEvaluation } from '@/stores/evaluation'
import { newId, now } from '@/stores/session'
import { useOpenEvaluation } from '../evaluation/open-evaluation'

const none: EvaluatorRatings = {}
const everywhere: Outside = new Map()

export function useScoring() {
  const { t } = useI18n()
  const open = useOpenEvaluation()
  const store = useEvaluation()
  const { document, root, vendors, commit } = open
  const ratings = computed(() => document.value.ratings[open.evaluator.value?.id] ?? none)
  const evaluatorName = computed(() => (open.evaluator.value as Evaluator | null)?.name ?? '')

  /** Where this evaluator is not asked: for each criterion the vendors, each id between two spaces. */
  const outside = computed((): Outside => {
    const chosen = open.evaluator.value as Evaluator | null
    if (!chosen || isAskedForAll(chosen)) return everywhere
    const part = partOf(chosen, root.value)
    return new Map(
      leavesOf(root.value).map(({ id }) => {
        const left = vendors.value.filter((vendor) => !isAsked(part, id, vendor.id)).map((vendor) => vendor.id)
        return [id, ` ${left.join(' ')} `]
      }),
    )
  })

  /** An imported evaluation may have nobody yet whose marks these could be. */
  function commitAs(edit: (evaluator: EvaluatorId) => Edit): void {
    const known = open.evaluator.value as Evaluator | null
    if (known) return void commit(edit(known.id))
    const evaluator: Evaluator = { ...plainEvaluator, id: newId('evaluator'), name: t('home.firstEvaluator') }
    const edits = [{ name: 'addEvaluator', args: { evaluator } } as const, edit(evaluator.id)]
    commit({ name: 'batch', args: { label: t('edit.rate'), edits } })
  }
  function rate(cells: readonly CellMark[]): void {
    if (cells.length > 0) commitAs((evaluator) => ({ name: 'rate', args: { evaluator, at: now(), cells } }))
  }
  function annotate(criterion: CriterionId, vendor: VendorId, remarks: { note: string; evidence: string }): void {
    commitAs((evaluator) => ({ name: 'annotate', args: { evaluator, criterion, vendor, ...remarks } }))
  }
  const chooseEvaluator = (id: EvaluatorId) => {
    store.chosenEvaluator = id
  }
  return { ...open, ratings, evaluatorName, outside, chooseEvaluator, rate, annotate }
}
