/** What accepting would do, worked out anew whenever the mapping, an option or the document changes. */
import { reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Evaluation, EvaluatorId } from '@/domain/evaluation'
import type { ImportOptions } from '@/io/import/plan'
import { useBusy } from '@/stores/busy'
import { planTable, type Planned } from '@/stores/imports'
import type { Reading } from './reading'

export interface PlanChoices {
  /** In a new evaluation, who gave the marks where the file does not say. */
  evaluatorName: string
  /** Whose marks they are, in the open evaluation. */
  evaluator: EvaluatorId | null
  createCriteria: boolean
  createVendors: boolean
  createEvaluators: boolean
  conflicts: ImportOptions['conflicts']
  weights: ImportOptions['weights']
}

/** @param document the open evaluation; null for a new one */
export function usePlanning(document: Ref<Evaluation | null>, reading: Reading, evaluator: EvaluatorId | null) {
  const { t } = useI18n()
  const busy = useBusy()
  const planned = shallowRef<Planned | null>(null)
  const isWanted = ref(false)
  const isSettling = ref(false)
  const choices = reactive<PlanChoices>({
    evaluatorName: t('home.firstEvaluator'),
    evaluator,
    createCriteria: true,
    createVendors: true,
    createEvaluators: true,
    conflicts: 'file-wins',
    weights: 'keep',
  })
  let wantedCount = 0
  let running: Promise<boolean> | null = null

  /** @returns false when it was cancelled */
  function replan(): Promise<boolean> {
    wantedCount++
    isSettling.value = true
    running ??= settle().finally(() => {
      running = null
      isSettling.value = false
    })
    return running
  }

  async function settle(): Promise<boolean> {
    for (let settled = 0; settled !== wantedCount;) {
      settled = wantedCount
      const content = reading.content.value
      const mapping = reading.mapping.value
      if (content?.kind !== 'table' || !mapping) return false
      const options = {
        evaluator: choices.evaluator,
        evaluatorName: choices.evaluatorName.trim() || t('home.firstEvaluator'),
        create: {
          criteria: choices.createCriteria,
          vendors: choices.createVendors,
          evaluators: choices.createEvaluators,
        },
        conflicts: choices.conflicts,
        weights: choices.weights,
        decimal: content.decimal,
      }
      const next = await busy.run(t('import.planning'), (pace) =>
        planTable(content.table, mapping, document.value, options, pace),
      )
      if (!next) {
        planned.value = null
        isWanted.value = false
        return false
      }
      planned.value = next
    }
    return true
  }

  async function begin(): Promise<boolean> {
    isWanted.value = await replan()
    return isWanted.value
  }
  function end(): void {
    isWanted.value = false
  }

  watch([choices, document], () => isWanted.value && void replan())
  return { planned, choices, isSettling, begin, end }
}
