/**
 * The evaluation document: one immutable value that holds everything a committee enters.
 * Results are never stored in it; `ranking/evaluate.ts` derives them. A change is an `Edit` (see `edits/`).
 */

import type { Committee, ConsensusRatings } from './committee/committee'
import type { Lock } from './criteria/lock'
import type { Scenario } from './robustness/scenario'
import type { Weighting } from './weighting/weighting'

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** Ids are a letter prefix, `-` and the rest (`c-funnel`), so that no spreadsheet takes them for numbers. */
export type EvaluationId = Id<'evaluation'>
export type GroupId = Id<'group'>
export type CriterionId = Id<'criterion'>
export type NodeId = GroupId | CriterionId
export type VendorId = Id<'vendor'>
export type EvaluatorId = Id<'evaluator'>

export const idPrefixes = { evaluation: 'e', group: 'g', criterion: 'c', vendor: 'v', evaluator: 'p' } as const

/** The document of an evaluator who scores alone, made from an invitation: the rest of its id is the invitation's. */
export function isSessionId(id: EvaluationId): boolean {
  return id.startsWith(sessionIdPrefix)
}

export const sessionIdPrefix = 'e-card-'

/** What an id looks like; the hyphen keeps every name of `Object.prototype` out. */
export const idPattern = /^[a-z]-[A-Za-z0-9._-]{1,60}$/

/** An instant as ISO 8601 in UTC. The domain never reads a clock; it is handed in. */
export type IsoTime = string

export interface Evaluation {
  readonly id: EvaluationId
  readonly title: string
  readonly description: string
  readonly createdAt: IsoTime
  readonly isSample: boolean
  /** The root of the tree. Its threshold is the minimum total; its name and weight are not used. */
  readonly criteria: CriteriaGroup
  readonly vendors: readonly Vendor[]
  readonly evaluators: readonly Evaluator[]
  readonly ratings: Ratings
  readonly rules: ScoringRules
  /** How the weights came about: what was entered in the guided ways, and named sets of weights. */
  readonly weighting: Weighting
  /** Every lock of criteria and weights, oldest first. */
  readonly locks: readonly Lock[]
  readonly scenarios: readonly Scenario[]
  readonly committee: Committee
  readonly consensus: ConsensusRatings
}

export type CriteriaNode = CriteriaGroup | Criterion

interface CriteriaNodeBase {
  readonly name: string
  readonly description: string
  /** ≥ 0, relative among siblings; only ratios matter. */
  readonly weight: number
}

export interface CriteriaGroup extends CriteriaNodeBase {
  readonly kind: 'group'
  readonly id: GroupId
  readonly children: readonly CriteriaNode[]
  /** Minimum score of the group in points out of 100; null when there is none. */
  readonly threshold: number | null
}

export interface Criterion extends CriteriaNodeBase {
  readonly kind: 'criterion'
  readonly id: CriterionId
  readonly scale: Scale
  /** The worst level still accepted, on the criterion's own scale; null when there is none. */
  readonly threshold: number | null
}

export type Scale = LevelsScale | PointsScale | YesNoScale | MeasureScale

/** Ordered named levels, worst first. At least two, with strictly ascending numbers. */
export interface LevelsScale {
  readonly kind: 'levels'
  readonly levels: readonly ScaleLevel[]
}

export interface ScaleLevel {
  readonly level: number
  /** Short name: `3`, `Good`, `C`. */
  readonly label: string
  /** What a vendor must show to earn it. */
  readonly anchor: string
  /** 0..1; null means linear between the lowest and the highest number. */
  readonly value: number | null
}

/** 满分制: 0..full points, decimals allowed. */
export interface PointsScale {
  readonly kind: 'points'
  /** > 0 */
  readonly full: number
  readonly anchors: readonly LevelAnchor[]
}

/** Level 1 is yes, 0 is no; pooled over evaluators it may lie between. */
export interface YesNoScale {
  readonly kind: 'yes-no'
  readonly anchors: readonly LevelAnchor[]
}

/** A number with a unit, valued piecewise linearly through ≥ 2 points and clamped outside. */
export interface MeasureScale {
  readonly kind: 'measure'
  readonly unit: string
  /** Strictly ascending levels; values 0..1. */
  readonly points: readonly MeasurePoint[]
}

export interface MeasurePoint {
  readonly level: number
  readonly value: number
}

export interface LevelAnchor {
  readonly level: number
  readonly anchor: string
}

/** Of vendors: colours and shapes that can be told apart. */
export const markCount = 20

export interface Vendor {
  readonly id: VendorId
  readonly name: string
  /** Index into the vendor palette (colour and marker shape), 0 .. `markCount` − 1. */
  readonly color: number
  readonly website: string
  readonly contact: string
  readonly status: VendorStatus
  /** Why the vendor is out; empty otherwise. */
  readonly outReason: string
  readonly note: string
}

export type VendorStatus = 'longlist' | 'shortlist' | 'out'

export interface Evaluator {
  readonly id: EvaluatorId
  readonly name: string
  readonly role: string
  /** ≥ 0, used by the weighted mean only. */
  readonly weight: number
  /** Groups and criteria to be scored; null means all. */
  readonly assigned: readonly NodeId[] | null
  /** Vendors that this evaluator does not score. */
  readonly recusals: readonly Recusal[]
}

/** The fields of somebody who scores everything, with no say beyond anyone else's. */
export const plainEvaluator = { role: '', weight: 1, assigned: null, recusals: [] } as const

export interface Recusal {
  readonly vendor: VendorId
  readonly reason: string
}

/** evaluator → criterion → vendor, so that one edit copies three small objects. A missing key is "not yet rated". */
export type Ratings = Readonly<Record<EvaluatorId, EvaluatorRatings>>
export type EvaluatorRatings = Readonly<Record<CriterionId, CriterionRatings>>
export type CriterionRatings = Readonly<Record<VendorId, Rating>>

/**
 * One evaluator's mark in one cell. `unrated` is kept only to carry a note or evidence;
 * without either the cell is simply absent.
 */
export type Rating = Rated | Unlevelled

interface RatingBase {
  readonly note?: string
  readonly evidence?: string
  readonly ratedAt?: IsoTime
}

export interface Rated extends RatingBase {
  readonly state: 'rated'
  /** On the criterion's own scale. */
  readonly level: number
}

export interface Unlevelled extends RatingBase {
  readonly state: 'na' | 'abstain' | 'unrated'
  readonly level?: never
}

export type CellState = Rating['state']

export interface ScoringRules {
  readonly pooling: Pooling
  /** Whether the marks of each cell are pooled, or the evaluators' totals. */
  readonly pooledBy: 'cell' | 'total'
  /** Trimmed mean: fewest ratings from which one highest and one lowest are dropped, ≥ 3; below it the plain mean. */
  readonly trimFrom: number
  readonly notApplicable: 'reweight' | 'zero'
  readonly rounding: { readonly stage: 'none' | 'cell' | 'criterion' | 'total'; readonly decimals: number }
  /** Scores of these groups or criteria decide ties, in this order. */
  readonly tieBreaks: readonly NodeId[]
  /** Shown 0–100, or in the scale's own points where all scales agree. */
  readonly display: 'hundred' | 'scale'
}

export type Pooling = 'mean' | 'weighted-mean' | 'median' | 'trimmed-mean'

export const defaultRules: ScoringRules = {
  pooling: 'mean',
  pooledBy: 'cell',
  trimFrom: 5,
  notApplicable: 'reweight',
  rounding: { stage: 'none', decimals: 2 },
  tieBreaks: [],
  display: 'hundred',
}

/** What an evaluation has of the chapters that nobody has opened yet. */
export const blankChapters = {
  weighting: { inputs: {}, sets: [] },
  locks: [],
  scenarios: [],
  committee: {
    chair: '',
    options: { hidesVendors: false, notes: 'never', isSealed: false, commitsFirst: false },
    seed: '',
    keys: null,
    bases: [],
    invitations: [],
    scorecards: [],
    commitments: [],
    session: null,
  },
  consensus: {},
} as const satisfies Partial<Evaluation>

/** The tree's greatest depth below the root, criteria included. */
export const maxDepth = 4
