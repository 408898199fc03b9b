/** Documents of every shape for properties: nested groups, all scales, all cell states, several evaluators, thresholds. */
import fc from 'fast-check'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import type { ConsensusRating } from '@/domain/committee/committee'
import type {
  CriteriaNode,
  CriterionId,
  Evaluation,
  Evaluator,
  EvaluatorId,
  Rating,
  Scale,
  ScoringRules,
  VendorId,
} from '@/domain/evaluation'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  anEvaluator,
  aVendor,
  levelsScale,
  measure,
  oneToFive,
  outOf,
  ratingOf,
  yesNo,
} from './an-evaluation'

export interface EvaluationOptions {
  /** No scale with its best level in the middle. */
  readonly isMonotone?: boolean
  readonly rounding?: readonly ScoringRules['rounding']['stage'][]
  readonly isComplete?: boolean
  /** Never by the evaluators' totals. */
  readonly isPooledByCell?: boolean
}

const fraction = fc.integer({ min: 0, max: 100 }).map((x) => x / 100)
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 3 })
const sorted = (xs: readonly number[]) => xs.toSorted((a, b) => a - b)

function arbitraryMeasure(isMonotone: boolean): fc.Arbitrary<Scale> {
  return fc
    .record({
      levels: fc.uniqueArray(fc.integer({ min: -50, max: 2_000_000 }), { minLength: 2, maxLength: 4 }),
      values: fc.array(fraction, { minLength: 4, maxLength: 4 }),
      isFalling: fc.boolean(),
    })
    .map(({ levels, values, isFalling }) => {
      const rising = sorted(values.slice(0, levels.length))
      const shaped = isMonotone ? (isFalling ? rising.reverse() : rising) : values
      return measure(...sorted(levels).map((level, i) => [level, shaped[i]!] as const))
    })
}

export function arbitraryScale(isMonotone = false): fc.Arbitrary<Scale> {
  return fc.oneof(
    fc.constant<Scale>(oneToFive),
    fc.constantFrom<Scale>(yesNo, levelsScale([0, 2, 10], [0, 0.8, 1]), levelsScale([1, 2, 3], [0, 0, 1])),
    fc.constantFrom(...[5, 15, 100].map((full): Scale => outOf(full))),
    arbitraryMeasure(isMonotone),
  )
}

/** A level that may be recorded on the scale; `at` is 0..1. */
export function levelOn(scale: Scale, at: number): number {
  switch (scale.kind) {
    case 'levels':
      return scale.levels[Math.round(at * (scale.levels.length - 1))]!.level
    case 'points':
      return Math.round(at * scale.full * 10) / 10
    case 'yes-no':
      return Math.round(at)
    case 'measure': {
      const low = scale.points[0]!.level
      const span = scale.points.at(-1)!.level - low
      return Math.round((low + span * (at * 1.2 - 0.1)) * 100) / 100
    }
  }
}

type Sprout = { weight: number; threshold: number | null } & ({ scale: Scale; at: number } | { sprouts: Sprout[] })

function arbitrarySprouts(depth: number, isMonotone: boolean): fc.Arbitrary<Sprout[]> {
  const weight = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.constantFrom(0, 0.1, 12.5))
  const leaf: fc.Arbitrary<Sprout> = fc.record({
    weight,
    threshold: maybe(fc.constant(0)),
    scale: arbitraryScale(isMonotone),
    at: fraction,
  })
  if (depth === 1) return fc.array(leaf, { minLength: 1, maxLength: 3 })
  const group: fc.Arbitrary<Sprout> = fc.record({
    weight,
    threshold: maybe(fc.integer({ min: 0, max: 100 })),
    sprouts: arbitrarySprouts(depth - 1, isMonotone),
  })
  return fc.array(fc.oneof(leaf, group), { minLength: 1, maxLength: 3 })
}

/** Numbered in tree order; the first of siblings that would all be zero weighs 1. */
function grow(sprouts: readonly Sprout[], next: { number: number }): CriteriaNode[] {
  const isWeightless = sprouts.every((s) => s.weight === 0)
  return sprouts.map((sprout, i) => {
    const weight = isWeightless && i === 0 ? 1 : sprout.weight
    const name = String(next.number++)
    if ('sprouts' in sprout) return aGroup(name, grow(sprout.sprouts, next), { weight, threshold: sprout.threshold })
    const threshold = sprout.threshold === null ? null : levelOn(sprout.scale, sprout.at)
    return aCriterion(name, { weight, scale: sprout.scale, threshold })
  })
}

function arbitraryRules(
  stages: readonly ScoringRules['rounding']['stage'][],
  isPooledByCell: boolean,
): fc.Arbitrary<ScoringRules> {
  return fc.record({
    pooledBy: isPooledByCell
      ? fc.constant('cell' as const)
      : fc.constantFrom('cell' as const, 'cell' as const, 'total' as const),
    pooling: fc.constantFrom('mean' as const, 'weighted-mean' as const, 'median' as const, 'trimmed-mean' as const),
    trimFrom: fc.integer({ min: 3, max: 6 }),
    notApplicable: fc.constantFrom('reweight' as const, 'zero' as const),
    rounding: fc.record({ stage: fc.constantFrom(...stages), decimals: fc.integer({ min: 0, max: 3 }) }),
    tieBreaks: fc.constant([]),
    display: fc.constantFrom('hundred' as const, 'scale' as const),
  })
}

export const everyStage = ['none', 'cell', 'criterion', 'total'] as const

export function arbitraryEvaluation(options: EvaluationOptions = {}): fc.Arbitrary<Evaluation> {
  const { isMonotone = false, rounding = everyStage, isComplete = false, isPooledByCell = false } = options
  return fc
    .record({
      sprouts: arbitrarySprouts(3, isMonotone),
      statuses: fc.array(
        fc.constantFrom('shortlist' as const, 'shortlist' as const, 'longlist' as const, 'out' as const),
        {
          minLength: 1,
          maxLength: 5,
        },
      ),
      weights: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
      totalThreshold: maybe(fc.integer({ min: 0, max: 80 })),
      rules: arbitraryRules(rounding, isPooledByCell),
      tieBreaks: fc.array(fc.nat(), { maxLength: 2 }),
      parts: fc.array(arbitraryPart, { minLength: 6, maxLength: 6 }),
      agreed: fc.oneof(fc.constant([]), fc.array(fc.nat(99_999), { maxLength: 3 })),
    })
    .chain(({ sprouts, statuses, weights, totalThreshold, rules, tieBreaks, parts, agreed }) => {
      let builder = anEvaluation()
        .withVendors(...statuses.map((status, i) => aVendor(String(i), { status })))
        .withEvaluators(...weights.map((weight, i) => anEvaluator(String(i), weight)))
        .withCriteria(...grow(sprouts, { number: 1 }))
      if (totalThreshold !== null) builder = builder.withTotalThreshold(totalThreshold)
      const empty = builder.build()
      const nodes = nodesOf(empty.criteria).map((node) => node.id)
      const named = tieBreaks.map((at) => nodes[at % nodes.length]!)
      const document = {
        ...empty,
        rules: { ...rules, tieBreaks: [...new Set(named)] },
        // Somebody is asked for every cell, where all are to be answered.
        evaluators: empty.evaluators.map((evaluator, i) =>
          isComplete && i === 0 ? evaluator : { ...evaluator, ...partFrom(parts[i]!, empty) },
        ),
        consensus: consensusFrom(empty, agreed),
      }
      const cells = leavesOf(document.criteria).length * statuses.length * weights.length
      return fc
        .array(fc.nat(9999), { minLength: cells, maxLength: cells })
        .map((draws) => ({ ...document, ratings: ratingsFrom(document, draws, isComplete) }))
    })
}

/** Positions; mostly everybody scores everything. */
interface PartDraw {
  readonly assigned: readonly number[] | null
  readonly recused: readonly number[]
  readonly isLimited: boolean
}

const arbitraryPart: fc.Arbitrary<PartDraw> = fc.record({
  assigned: fc.option(fc.array(fc.nat(), { maxLength: 3 })),
  recused: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(fc.nat(), { maxLength: 2 })),
  isLimited: fc.nat(3).map((n) => n === 0),
})

function partFrom(
  { assigned, recused, isLimited }: PartDraw,
  { criteria, vendors }: Evaluation,
): Pick<Evaluator, 'assigned' | 'recusals'> {
  if (!isLimited) return { assigned: null, recusals: [] }
  const nodes = nodesOf(criteria)
  return {
    assigned: assigned?.map((at) => nodes[at % nodes.length]!.id) ?? null,
    recusals: recused.map((at) => ({ vendor: vendors[at % vendors.length]!.id, reason: 'kin' })),
  }
}

/** Each draw is a cell and a level in it. */
function consensusFrom({ criteria, vendors }: Evaluation, draws: readonly number[]): Evaluation['consensus'] {
  const leaves = leavesOf(criteria)
  const consensus: Record<CriterionId, Record<VendorId, ConsensusRating>> = {}
  for (const draw of draws) {
    const { id, scale } = leaves[draw % leaves.length]!
    const vendor = vendors[draw % vendors.length]!.id
    const level = levelOn(scale, (draw % 101) / 100)
    consensus[id] = {
      ...consensus[id],
      [vendor]: { level, reason: 'agreed', agreedBy: 'all', at: '2026-01-03T00:00:00Z', replaced: null },
    }
  }
  return consensus
}

function ratingsFrom(document: Evaluation, draws: readonly number[], isComplete: boolean): Evaluation['ratings'] {
  let next = 0
  const rowsOf = () =>
    leavesOf(document.criteria).map(({ id, scale }) => {
      const cells = document.vendors.flatMap((vendor) => {
        const rating = ratingFrom(scale, draws[next++]!, isComplete)
        return rating ? [[vendor.id, rating] as const] : []
      })
      return [id, Object.fromEntries(cells)] as const
    })
  return Object.fromEntries(document.evaluators.map((e) => [e.id, Object.fromEntries(rowsOf())] as const)) as Record<
    EvaluatorId,
    Evaluation['ratings'][EvaluatorId]
  >
}

/** The last digit draws the state, the others the level. */
function ratingFrom(scale: Scale, draw: number, isComplete: boolean): Rating | null {
  const state = (['na', 'abstain', 'unrated', null] as const)[draw % 10]
  const isMissing = state === null || state === 'unrated'
  if (state !== undefined && !(isComplete && (isMissing || state === 'abstain'))) {
    return state === 'unrated' ? { state, note: 'asked' } : ratingOf(state)
  }
  return ratingOf(levelOn(scale, Math.floor(draw / 10) / 999))
}
