/** The evaluation as it is, as each scenario and as each named set of weights would have it, side by side. */
import { withScenario } from '@/domain/edits/commands/scenario-edits'
import type { VendorId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import type { Results } from '@/domain/ranking/results'
import type { Scenario } from '@/domain/robustness/scenario'
import { withWeightSet } from '@/domain/weighting/weight-sets'

export interface Column {
  readonly kind: 'base' | 'scenario' | 'weight-set'
  /** Empty for the evaluation as it is. */
  readonly name: string
  readonly results: Results
}

export function columnsOf(base: Results, scenarios: readonly Scenario[]): Column[] {
  const { document } = base
  return [
    { kind: 'base', name: '', results: base },
    ...scenarios.map((scenario): Column => {
      return { kind: 'scenario', name: scenario.name, results: evaluate(withScenario(document, scenario), base) }
    }),
    ...document.weighting.sets.map((set): Column => {
      return { kind: 'weight-set', name: set.name, results: evaluate(withWeightSet(document, set), base) }
    }),
  ]
}

export function rankIn({ results }: Column, vendor: VendorId): number | null {
  return results.standings[results.vendors.indexOf(vendor)]?.rank ?? null
}
