/** What-ifs: kept in the document, applied to it without being kept, adopted. What one names and is gone is passed over. */
import type { ConsensusRatings } from '../../committee/committee'
import { isLevelOf } from '../../criteria/scales'
import { leavesOf } from '../../criteria/tree'
import type { CriterionId, Evaluation, IsoTime, VendorId } from '../../evaluation'
import { poolRows } from '../../ratings/pool-row'
import type { Scenario } from '../../robustness/scenario'
import { setWeights } from './criteria-edits'
import { rate } from './rating-edits'

export interface ScenarioEdits {
  addScenario: { scenario: Scenario }
  changeScenario: { id: string; changes: Partial<Omit<Scenario, 'id'>> }
  removeScenario: { id: string }
  /** Its weights and levels become the evaluation's own, and it goes from the list. */
  adoptScenario: { id: string; at: IsoTime }
}

export function addScenario(document: Evaluation, { scenario }: ScenarioEdits['addScenario']): Evaluation {
  if (document.scenarios.some((s) => s.id === scenario.id)) return document
  return { ...document, scenarios: [...document.scenarios, scenario] }
}

export function changeScenario(document: Evaluation, { id, changes }: ScenarioEdits['changeScenario']): Evaluation {
  if (!document.scenarios.some((s) => s.id === id)) return document
  return { ...document, scenarios: document.scenarios.map((s) => (s.id === id ? { ...s, ...changes } : s)) }
}

export function removeScenario(document: Evaluation, { id }: ScenarioEdits['removeScenario']): Evaluation {
  if (!document.scenarios.some((s) => s.id === id)) return document
  return { ...document, scenarios: document.scenarios.filter((s) => s.id !== id) }
}

export function adoptScenario(document: Evaluation, { id, at }: ScenarioEdits['adoptScenario']): Evaluation {
  const scenario = document.scenarios.find((s) => s.id === id)
  return scenario ? removeScenario(adopted(document, scenario, at), { id }) : document
}

export interface ScenarioLevel {
  readonly criterion: CriterionId
  readonly vendor: VendorId
  readonly level: number
}

/** Those that the evaluation still has, in the order of the criteria. */
export function levelsIn(document: Evaluation, scenario: Scenario): ScenarioLevel[] {
  return leavesOf(document.criteria).flatMap(({ id, scale }) =>
    document.vendors.flatMap((vendor): ScenarioLevel[] => {
      const level = scenario.levels[id]?.[vendor.id]
      return level === undefined || !isLevelOf(scale, level) ? [] : [{ criterion: id, vendor: vendor.id, level }]
    }),
  )
}

/** The evaluation as it would be; the document's own where the scenario changes nothing. */
export function withScenario(document: Evaluation, scenario: Scenario): Evaluation {
  const weighted = setWeights(document, { weights: scenario.weights })
  const levels = levelsIn(document, scenario)
  if (levels.length === 0) return weighted
  const cells = levels.map((cell) => ({ ...cell, state: 'rated' as const }))
  // Every evaluator gives the level, so that the pool is that level whatever the way of pooling.
  const marked = weighted.evaluators.reduce((next, { id }) => rate(next, { evaluator: id, at: '', cells }), weighted)
  return { ...marked, consensus: agreed(document, levels, '', '') }
}

/**
 * The scenario becomes the evaluation. One evaluator's marks are set; with several the committee has agreed on the
 * level, the scenario's name being the reason.
 */
export function adopted(document: Evaluation, scenario: Scenario, at: IsoTime): Evaluation {
  const weighted = setWeights(document, { weights: scenario.weights })
  const levels = levelsIn(document, scenario)
  const [first, ...others] = document.evaluators
  if (levels.length === 0 || !first) return weighted
  if (others.length > 0) return { ...weighted, consensus: agreed(document, levels, scenario.name, at) }
  return rate(weighted, { evaluator: first.id, at, cells: levels.map((cell) => ({ ...cell, state: 'rated' })) })
}

function agreed(document: Evaluation, levels: readonly ScenarioLevel[], reason: string, at: IsoTime): ConsensusRatings {
  const criteria = leavesOf(document.criteria).filter(({ id }) => levels.some((l) => l.criterion === id))
  const pools = new Map(poolRows(document, criteria).map((row) => [row.criterion, row]))
  const next: Record<CriterionId, ConsensusRatings[CriterionId]> = { ...document.consensus }
  for (const { criterion, vendor, level } of levels) {
    const pooled = pools.get(criterion)!.levels[document.vendors.findIndex((v) => v.id === vendor)]!
    const replaced = Number.isNaN(pooled) ? null : pooled
    next[criterion] = { ...next[criterion], [vendor]: { level, reason, agreedBy: '', at, replaced } }
  }
  return next
}
