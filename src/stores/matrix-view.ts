/** How the score pages are shown in this browser: folded groups, the ranking beside the matrix, vendors that are out. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { EvaluationId, GroupId } from '@/domain/evaluation'
import { readPreferences, writePreferences } from '@/storage/preferences'

interface MatrixView {
  /** Evaluations in which nobody wants to be reminded of the lock; newest last. */
  readonly unreminded: readonly EvaluationId[]
  readonly hasRanking: boolean
  readonly hasOut: boolean
  /** Newest last. */
  readonly collapsed: Readonly<Record<EvaluationId, readonly GroupId[]>>
}

/** Evaluations whose folding is remembered; older ones open unfolded. */
const remembered = 30

export const useMatrixView = defineStore('matrix-view', () => {
  const view = ref<MatrixView>(salvaged(readPreferences().views?.scores))

  function change(changes: Partial<MatrixView>): void {
    view.value = { ...view.value, ...changes }
    writePreferences({ views: { ...readPreferences().views, scores: view.value } })
  }

  function collapsedIn(evaluation: EvaluationId): ReadonlySet<GroupId> {
    return new Set(view.value.collapsed[evaluation] ?? [])
  }
  function collapse(evaluation: EvaluationId, groups: Iterable<GroupId>): void {
    const others = Object.entries(view.value.collapsed).filter(([id]) => id !== evaluation)
    const collapsed = Object.fromEntries([...others.slice(1 - remembered), [evaluation, [...groups]]])
    change({ collapsed: collapsed as MatrixView['collapsed'] })
  }

  return {
    hasRanking: computed({ get: () => view.value.hasRanking, set: (hasRanking) => change({ hasRanking }) }),
    hasOut: computed({ get: () => view.value.hasOut, set: (hasOut) => change({ hasOut }) }),
    collapsedIn,
    collapse,
    isReminded: (evaluation: EvaluationId) => !view.value.unreminded.includes(evaluation),
    dismissReminder: (evaluation: EvaluationId) =>
      change({ unreminded: [...view.value.unreminded.slice(1 - remembered), evaluation] }),
  }
})

/** Whatever a former version or a curious person left there. */
function salvaged(kept: unknown): MatrixView {
  const { hasRanking, hasOut, collapsed, unreminded } = (
    typeof kept === 'object' && kept !== null ? kept : {}
  ) as Record<string, unknown>
  const folded = Object.entries(typeof collapsed === 'object' && collapsed !== null ? collapsed : {}).filter(
    ([, groups]) => Array.isArray(groups) && groups.every((g) => typeof g === 'string'),
  )
  return {
    unreminded: Array.isArray(unreminded) ? (unreminded.filter((id) => typeof id === 'string') as EvaluationId[]) : [],
    hasRanking: hasRanking !== false,
    hasOut: hasOut !== false,
    collapsed: Object.fromEntries(folded) as MatrixView['collapsed'],
  }
}
