/** How weights came about: what was entered in each guided way, and named sets of weights to compare. */
import type { EvaluatorId, GroupId, NodeId } from '../evaluation'

export interface Weighting {
  /** What was entered for the children of a group, one entry for each way that was tried. */
  readonly inputs: Readonly<Record<GroupId, GroupInputs>>
  readonly sets: readonly WeightSet[]
}

/** Nodes that have left the group stay named here and count for nothing; new ones are asked for. */
export interface GroupInputs extends MethodInputs {
  readonly applied?: AppliedWeights
}

export interface MethodInputs {
  readonly points?: Figures
  readonly swing?: Figures
  readonly rank?: RankInput
  readonly pairwise?: PairwiseInput
  readonly 'best-worst'?: BestWorstInput
}

export type WeightingMethod = keyof MethodInputs
export const weightingMethods = ['points', 'swing', 'rank', 'pairwise', 'best-worst'] as const

/** ≥ 0. Swing: 100 for the swing that matters most. */
export type Figures = Readonly<Record<NodeId, number>>

export interface RankInput {
  readonly rule: RankRule
  /** Most important first; those in one tier tie. */
  readonly tiers: readonly (readonly NodeId[])[]
}

export type RankRule = 'centroid' | 'sum' | 'reciprocal'

export interface PairwiseInput {
  readonly judges: readonly Judge[]
}

export interface Judge {
  readonly name: string
  /** first → second → how many times as important the first is, 1/9..9; each pair once, whichever comes first. */
  readonly judgements: Readonly<Record<NodeId, Figures>>
}

export interface BestWorstInput {
  readonly best: NodeId | null
  readonly worst: NodeId | null
  /** How many times as important the best is as each, 1..9; `bestOver` the worst stands here. */
  readonly bestOver: Figures
  /** How many times as important each is as the worst, 1..9; for those between best and worst. */
  readonly overWorst: Figures
}

/** The way that was last used for the group's weights: in force for as long as the weights are still these. */
export interface AppliedWeights {
  readonly method: WeightingMethod
  readonly weights: Figures
}

export interface WeightSet {
  readonly id: string
  readonly name: string
  readonly note: string
  /** Relative weights as in the tree; nodes that are not named keep the tree's own. */
  readonly weights: Readonly<Record<NodeId, number>>
  /** Who proposed it, when an evaluator did. */
  readonly evaluator: EvaluatorId | null
}
