/** The evaluation as it is and as each scenario would have it, side by side. */
import { withScenario } from '@/domain/edits/scenario-edits'
import type { VendorId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import type { Results } from '@/domain/ranking/results'
import type { Scenario } from '@/domain/robustness/scenario'

export interface Column {
  /** null: the evaluation as it is. */
  readonly scenario: Scenario | null
  readonly results: Results
}

export function columnsOf(base: Results, scenarios: readonly Scenario[]): Column[] {
  const would = (scenario: Scenario) => evaluate(withScenario(base.document, scenario), base)
  return [{ scenario: null, results: base }, ...scenarios.map((scenario) => ({ scenario, results: would(scenario) }))]
}

export function rankIn({ results }: Column, vendor: VendorId): number | null {
  return results.standings[results.vendors.indexOf(vendor)]?.rank ?? null
}
