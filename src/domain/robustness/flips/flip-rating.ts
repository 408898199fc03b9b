/**
 * The smallest change of one mark (one evaluator, one vendor, one criterion) that changes the winner. Size of a change:
 * |value(to) − value(from)|, 0..1. Named levels and yes/no take only their own levels; points and measures any, so that
 * `to` is the level of the tie and anything beyond it flips.
 */
import { directionOf, extremeLevels, levelBounds, valueFunction, valuePoints } from '../../criteria/scales'
import { leavesOf } from '../../criteria/tree'
import type { Criterion, CriterionId, Evaluation, EvaluatorId, Scale, VendorId } from '../../evaluation'
import { rate } from '../../edits/commands/rating-edits'
import { evaluate } from '../../ranking/evaluate'
import type { Results } from '../../ranking/results'
import { isAsked, partOf } from '../../ratings/parts'
import { firstOf } from '../leave-one-out'
import { scoreWith, type Race } from '../race'

export interface RatingFlip {
  readonly evaluator: EvaluatorId
  readonly vendor: VendorId
  readonly criterion: CriterionId
  readonly from: number
  readonly to: number
  /** Whether `to` itself is only the tie. */
  readonly isBoundary: boolean
  /** 0..1 */
  readonly size: number
  /** At `to`, or just beyond it where it is only the tie. */
  readonly winners: readonly VendorId[]
}

/** Steps for a caller that must not block; null when no single mark changes the winner. */
export function* smallestRatingFlip(race: Race): Generator<undefined, RatingFlip | null> {
  const { results, leader } = race
  if (!leader) return null
  const { document } = results
  const reaches = reachesOf(race)
  const evaluators = document.evaluators.map((e) => ({ id: e.id, part: partOf(e, document.criteria) }))
  let best: RatingFlip | null = null
  for (const [c, criterion] of leavesOf(document.criteria).entries()) {
    for (const [v, vendor] of results.vendors.entries()) {
      const reach = reaches[v]
      if (!reach) continue
      const marks = evaluators.flatMap(({ id, part }) => {
        if (!isAsked(part, criterion.id, vendor)) return []
        const mark = document.ratings[id]?.[criterion.id]?.[vendor]
        return mark?.state === 'rated' ? [{ evaluator: id, from: mark.level }] : []
      })
      if (marks.length === 0 || !isWithinReach(race, reach, c, criterion, marks.length)) continue
      for (const { evaluator, from } of marks) {
        const cell: Cell = { results, evaluator, vendor, criterion, from, isLeader: vendor === leader.vendor }
        best = (yield* nearestLevel(cell, best ? best.size - equal : Infinity)) ?? best
      }
      yield
    }
    yield
  }
  return best
}

interface Reach {
  /** A threshold may let in or throw out the vendor with less than the gap. */
  readonly isHinge: boolean
  /** Score to the leader, or of the leader to the next. */
  readonly gap: number
  /** Weight of all that counts for the vendor. */
  readonly counted: number
}

/** By position of the vendor; null where no mark of the vendor could change anything. */
function reachesOf({ results, weights, runners, leader }: Race): (Reach | null)[] {
  const scores = new Map(runners.map((runner) => [runner, scoreWith(runner, weights)]))
  return results.standings.map((standing): Reach | null => {
    if (standing.status === 'out') return null
    const isHinge = standing.vendor === leader!.vendor || standing.failures.length > 0
    const runner = runners.find((r) => r.vendor === standing.vendor)
    const own = runner && scores.get(runner)
    if (!runner || own == null) return { isHinge, gap: Infinity, counted: 1 }
    const others = runners.filter((r) => (runner === leader ? r !== leader : r === leader))
    const gap = Math.min(...others.map((r) => Math.abs((scores.get(r) ?? Infinity) - own)))
    return { isHinge, gap, counted: runner.counts.reduce((sum, count, j) => sum + count * weights[j]!, 0) }
  })
}

/** Whether the whole span of the scale could make up the gap; most cells are out of the question. */
function isWithinReach(race: Race, reach: Reach, c: number, criterion: Criterion, marks: number): boolean {
  const { rules, criteria } = race.results.document
  const hasLimits = criteria.threshold !== null || race.runners.some((r) => r.limits.length > 0)
  if (reach.isHinge && (hasLimits || criterion.threshold !== null)) return true
  const isShared = rules.pooling === 'mean' && isStraight(criterion.scale)
  const slack = rules.rounding.stage === 'none' ? 1e-9 : 0.1
  return race.weights[c]! / reach.counted / (isShared ? marks : 1) >= reach.gap - slack
}

function isStraight(scale: Scale): boolean {
  return scale.kind === 'points' || scale.kind === 'yes-no' || valuePoints(scale).length === 2
}

interface Cell {
  readonly results: Results
  readonly evaluator: EvaluatorId
  readonly vendor: VendorId
  readonly criterion: Criterion
  readonly from: number
  readonly isLeader: boolean
}

/** Of changes that differ by less, the first in the order of the criteria is named. */
const equal = 1e-9
const halvings = 45
const scanSteps = 16

/** @param below only changes smaller than this are of use */
function* nearestLevel(cell: Cell, below: number): Generator<undefined, RatingFlip | null> {
  const { results, evaluator, vendor, criterion, from, isLeader } = cell
  const valueOf = valueFunction(criterion.scale)
  const size = (level: number) => Math.abs(valueOf(level) - valueOf(from))
  /** A mark of the same value may still be on the other side of a threshold. */
  const isWay = (level: number) => (isLeader ? valueOf(level) <= valueOf(from) : valueOf(level) >= valueOf(from))
  const now = firstOf(results).join()
  const winnersAt = (level: number) => firstOf(evaluate(withLevel(cell, level), results))
  const flips = (level: number) => winnersAt(level).join() !== now
  const flip = (to: number, isBoundary: boolean, winners: readonly VendorId[]): RatingFlip => ({
    ...{ evaluator, vendor, criterion: criterion.id, from, to, isBoundary, size: size(to), winners },
  })

  if (criterion.scale.kind === 'levels' || criterion.scale.kind === 'yes-no') {
    const levels = valuePoints(criterion.scale)
      .map((p) => p.level)
      .filter((level) => level !== from && size(level) < below && isWay(level))
      // Of one value, the level further away is further: pooled with marks still to come, it leaves less open.
      .toSorted((a, b) => size(a) - size(b) || Math.abs(a - from) - Math.abs(b - from))
    // From the far end: what its whole reach does not change, none of it does.
    const farthest = levels.at(-1)
    if (farthest === undefined || !flips(farthest)) return null
    yield
    for (const to of levels) {
      if (flips(to)) return flip(to, false, winnersAt(to))
      yield
    }
    return null
  }
  let best: RatingFlip | null = null
  for (const end of endsOf(criterion.scale, isLeader)) {
    let stays = from
    // From end to end at once, unless the best level lies in between.
    const steps = directionOf(criterion.scale) === 0 ? scanSteps : 1
    let changes: number | null = null
    for (let i = 1; i <= steps && changes === null; i++) {
      const level = from + ((end - from) * i) / steps
      if (level !== from && flips(level)) changes = level
      else stays = level
      yield
    }
    if (changes === null) continue
    for (let i = 0; i < halvings && size(stays) < below; i++) {
      const middle: number = (stays + changes) / 2
      if (flips(middle)) changes = middle
      else stays = middle
      yield
    }
    if (size(changes) >= Math.min(below, best?.size ?? Infinity)) continue
    best = flip(changes, true, winnersAt(changes + (end - changes) * 1e-6))
  }
  return best
}

/** The leader falls, a rival rises; where the best level lies in between, either way may do. */
function endsOf(scale: Scale, isLeader: boolean): readonly number[] {
  const { min, max } = levelBounds(scale)
  const [low, high] = scale.kind === 'measure' ? [scale.points[0]!.level, scale.points.at(-1)!.level] : [min, max]
  if (directionOf(scale) === 0) return [low, high]
  const { worst, best } = extremeLevels(scale)
  return [isLeader ? worst : best]
}

function withLevel({ results, evaluator, vendor, criterion }: Cell, level: number): Evaluation {
  const cell = { criterion: criterion.id, vendor, state: 'rated', level } as const
  return rate(results.document, { evaluator, at: '', cells: [cell] })
}
