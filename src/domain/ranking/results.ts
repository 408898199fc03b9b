import type { CriterionId, Evaluation, NodeId, VendorId } from '../evaluation'
import type { Problem } from '../result'
import type { WeightTable } from '../criteria/weights'

/** What `evaluate` derives from a document. Plain values; never stored. */
export interface Results {
  /** What they were derived from. */
  readonly document: Evaluation
  /** Leaves in tree order; the index into `rows`. */
  readonly criteria: readonly CriterionId[]
  /** Document order; the index into every per-vendor array. */
  readonly vendors: readonly VendorId[]
  readonly weights: WeightTable
  /** One per criterion, in the order of `criteria`. */
  readonly rows: readonly PooledRow[]
  /** In the order of `vendors`. */
  readonly standings: readonly Standing[]
  /** The order to show: ranked, then incomplete without any score, below a threshold, out. */
  readonly ranking: readonly Standing[]
  /** How scores are shown. */
  readonly unit: ScoreUnit
  /** Of all cells of vendors that are not out, the share that is answered, 0..1. */
  readonly coverage: number
  readonly problems: readonly Problem[]
}

/** One criterion over all vendors, pooled over the evaluators. */
export interface PooledRow {
  readonly criterion: CriterionId
  readonly states: readonly PooledState[]
  /** On the criterion's scale; NaN unless the state is `rated`. */
  readonly levels: Float64Array
  /** 0..1; NaN unless the state is `rated`. */
  readonly values: Float64Array
  /** 0..1: the value if every missing mark turned out worst; 0 when nothing is rated; NaN for `na`. */
  readonly lows: Float64Array
  /** 0..1: the value if every missing mark turned out best; 1 when nothing is rated; NaN for `na`. */
  readonly highs: Float64Array
  /** 0..1: share of the marks asked for that are given. */
  readonly answered: Float64Array
}

/** `abstain`: all who answered abstained, so nothing is known. It counts as missing in ranges and coverage. */
export type PooledState = 'rated' | 'na' | 'abstain' | 'unrated'

export type StandingStatus = 'ranked' | 'unscored' | 'below-threshold' | 'out'

export interface Standing {
  readonly vendor: VendorId
  readonly status: StandingStatus
  /** Ties share a rank (1, 2, 2, 4); null unless `ranked`. */
  readonly rank: number | null
  /** Best and worst rank still possible once everything is rated; null unless `ranked`. */
  readonly bestRank: number | null
  readonly worstRank: number | null
  /** Over what is rated, 0..1; null when nothing is. Show it with `showScore`. */
  readonly score: number | null
  /** 0..1: all missing marks at their worst, at their best; both 0 where all is answered and nothing applies. */
  readonly low: number
  readonly high: number
  /** 0..1 */
  readonly coverage: number
  /** Part of `score` that each group and criterion gives, 0..1; a group's is the sum of its children's, the root's is `score`. */
  readonly contributions: ReadonlyMap<NodeId, number>
  /** Score of each group over its own criteria, 0..1; absent when nothing in it is rated. */
  readonly groupScores: ReadonlyMap<NodeId, number>
  readonly failures: readonly ThresholdCheck[]
  /** Thresholds that the estimate misses but missing marks could still save. */
  readonly atRisk: readonly ThresholdCheck[]
  /** The group or criterion that put it ahead of or behind another with the same score. */
  readonly tieBreak: NodeId | null
}

export interface ThresholdCheck {
  readonly node: NodeId
  /** Both in level units for a criterion, in points out of 100 for a group or the total. */
  readonly required: number
  readonly actual: number
}

/** A score in 0..1 is shown as `base + score × range`. */
export interface ScoreUnit {
  readonly kind: 'hundred' | 'scale'
  readonly base: number
  readonly range: number
}
