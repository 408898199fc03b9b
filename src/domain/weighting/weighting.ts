/** How weights came about: what was entered in each guided way, and named sets of weights to compare. */
import type { EvaluatorId, GroupId, NodeId } from '../evaluation'

export interface Weighting {
  /** What was entered for the children of a group, one entry for each way that was tried. */
  readonly inputs: Readonly<Record<GroupId, GroupInputs>>
  readonly sets: readonly WeightSet[]
}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its parts come with the guided ways
export interface GroupInputs {}

export interface WeightSet {
  readonly id: string
  readonly name: string
  readonly note: string
  /** Relative weights as in the tree; nodes that are not named keep the tree's own. */
  readonly weights: Readonly<Record<NodeId, number>>
  /** Who proposed it, when an evaluator did. */
  readonly evaluator: EvaluatorId | null
}
