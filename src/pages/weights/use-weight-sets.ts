/** Named sets of weights, each evaluated as if it were in use. */
import { computed } from 'vue'
import { shownWeights } from '@/domain/criteria/shown-weights'
import { nodesOf } from '@/domain/criteria/tree'
import type { NodeId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import type { Results } from '@/domain/ranking/results'
import { poolProposals, withWeightSet } from '@/domain/weighting/weight-sets'
import type { WeightSet } from '@/domain/weighting/weighting'
import { useOpenEvaluation } from '../evaluation/open-evaluation'

export interface SetColumn {
  /** null: the weights in use. */
  readonly set: WeightSet | null
  readonly results: Results
  /** Percent among siblings. */
  readonly shares: ReadonlyMap<NodeId, number>
  readonly weights: ReadonlyMap<NodeId, number>
}

export function useWeightSets() {
  const { document, results } = useOpenEvaluation()
  const sets = computed(() => document.value.weighting.sets)

  const column = (set: WeightSet | null): SetColumn => {
    const weighted = set ? withWeightSet(document.value, set) : document.value
    return {
      set,
      results: set ? evaluate(weighted, results.value) : results.value,
      shares: shownWeights(weighted.criteria).shares,
      weights: new Map(nodesOf(weighted.criteria).map(({ id, weight }) => [id, weight])),
    }
  }
  const columns = computed(() => [column(null), ...sets.value.map(column)])
  const proposals = computed(() => sets.value.filter((set) => set.evaluator !== null))
  const pooled = computed(() => poolProposals(document.value, proposals.value))
  return { sets, columns, proposals, pooled }
}
