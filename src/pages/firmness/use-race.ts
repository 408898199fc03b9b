/** Who could win under other weights, made once for each state of the evaluation. */
import { computed } from 'vue'
import type { Results } from '@/domain/ranking/results'
import { raceOf, type Race } from '@/domain/robustness/race'
import { useOpenEvaluation } from '../evaluation/open-evaluation'

const races = new WeakMap<Results, Race>()

export function useRace() {
  const { results } = useOpenEvaluation()
  return computed((): Race => {
    const kept = races.get(results.value) ?? raceOf(results.value)
    races.set(results.value, kept)
    return kept
  })
}
