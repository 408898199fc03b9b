/** A what-if: a named set of departures from the evaluation as it is. `edits/scenario-edits` applies it. */
import type { CriterionId, NodeId, VendorId } from '../evaluation'

export interface Scenario {
  readonly id: string
  readonly name: string
  readonly note: string
  /** Relative weights in place of the nodes' own; only those that differ. */
  readonly weights: Readonly<Record<NodeId, number>>
  /** Levels in place of the pooled ones, on the criterion's own scale; only those that differ. */
  readonly levels: Readonly<Record<CriterionId, Readonly<Record<VendorId, number>>>>
}
