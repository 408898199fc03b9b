/** Who could win under other weights, made once for each state of the evaluation. */
import { computed } from 'vue'
import type { Results } from '@/domain/ranking/results'
import { raceOf, type Race } from '@/domain/robustness/race'
import { useFirmness } from '@/stores/firmness'

const races = new WeakMap<Results, Race>()

export function useRace() {
  const firmness = useFirmness()
  return computed((): Race => {
    const results = firmness.results!
    const kept = races.get(results) ?? raceOf(results)
    races.set(results, kept)
    return kept
  })
}
