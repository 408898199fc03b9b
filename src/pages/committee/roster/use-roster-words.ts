/** What stands in the roster's columns. */
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RosterLine } from '@/components/committee/EvaluatorTable.vue'
import { findNode } from '@/domain/criteria/tree'
import type { Evaluation, Evaluator, EvaluatorId } from '@/domain/evaluation'
import { useConflictWords } from '../use-conflict-words'

export function useRosterWords(document: Readonly<Ref<Evaluation>>) {
  const { t } = useI18n()
  const conflictText = useConflictWords(document)
  const listed = (names: readonly string[]) => names.join(t('committee.separator'))

  function part({ assigned }: Evaluator): string {
    if (assigned === null) return t('committee.part.all')
    const names = assigned.flatMap((id) => findNode(document.value.criteria, id)?.name ?? [])
    return names.length === 0 ? t('committee.part.none') : listed(names)
  }
  function recusals(evaluator: Evaluator): string {
    const named = evaluator.recusals.flatMap(({ vendor, reason }) => {
      const name = document.value.vendors.find((one) => one.id === vendor)?.name
      if (name === undefined) return []
      return reason === '' ? name : t('committee.recusal.named', { name, reason })
    })
    return listed(named)
  }
  const scorecardOf = (id: EvaluatorId) => document.value.committee.scorecards.findLast((one) => one.evaluator === id)

  /** It comes with the scorecard. */
  function declared(id: EvaluatorId): string {
    const { declaration = null, invitation = '' } = scorecardOf(id) ?? {}
    if (!declaration) return t('committee.declaration.none')
    const text = conflictText(declaration, invitation)
    return declaration.hasConflict ? t('committee.declaration.conflict', { text }) : t('committee.declaration.free')
  }
  function lineOf(evaluator: Evaluator): RosterLine {
    const { id } = evaluator
    return {
      evaluator,
      part: part(evaluator),
      recusals: recusals(evaluator),
      declared: declared(id),
      hasConflict: scorecardOf(id)?.declaration?.hasConflict ?? false,
    }
  }
  return { lineOf, declared }
}
