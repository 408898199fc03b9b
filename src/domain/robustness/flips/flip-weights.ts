/**
 * The smallest change of all weights together that changes the winner: min Σ|w′ − w| over the global weights of the
 * criteria, w′ ≥ 0, Σ w′ = 1, so that a rival's score reaches the leader's (or the leader misses a threshold). Any such
 * w′ can be set in the tree: a group weighs what its criteria weigh together.
 *
 * Where both are rated on the same criteria this is one linear programme, exact. Else scores are quotients and "equal at
 * the score s" is linear only for a given s: the best s is searched by branch and bound, to 0.1 % of the change.
 */
import type { NodeId, VendorId } from '../../evaluation'
import { solveLinearProgram, type Constraint } from '../linear-program'
import { scoreWith, type Race, type Runner } from '../race'

export interface WeightsFlip {
  /** Who catches up with the leader; null when the leader misses a threshold. */
  readonly rival: VendorId | null
  /** The threshold that the leader misses beyond this point. */
  readonly missed: NodeId | null
  /** Σ|w′ − w| of global weights, 0..2: half of it is given by some and received by others. */
  readonly change: number
  /** Global weights at the tie, in the order of the criteria; anything beyond, in the same direction, flips. */
  readonly weights: readonly number[]
}

/** coefficients · w ≥ 0 */
type Demand = readonly number[]

/** One step a programme, for a caller that must not block; null when no weights at all change the winner. */
export function* smallestWeightsFlip(race: Race): Generator<undefined, WeightsFlip | null> {
  const { leader, weights, runners } = race
  if (!leader) return null
  let best: WeightsFlip | null = null
  const take = (rival: VendorId | null, missed: NodeId | null, found: Nearest | null) => {
    if (found && (!best || found.change < best.change))
      best = { rival, missed, change: found.change, weights: found.weights }
  }
  for (const limit of leader.limits) {
    const misses = weights.map((_, j) =>
      isIn(limit, j) ? limit.applies[j]! * (limit.required / 100 - limit.highs[j]!) : 0,
    )
    take(null, limit.node, nearest(weights, [misses]))
    yield
  }
  // Nobody is level with whom nothing is rated.
  const rivals = runners.filter((r) => r !== leader && r.counts.some(Boolean))
  const byReach = rivals
    .map((rival) => ({
      rival,
      least: leastChange(weights, leader, rival),
      behind: -(scoreWith(rival, weights) ?? 0),
    }))
    .toSorted((a, b) => a.least - b.least || a.behind - b.behind)
  for (const { rival, least } of byReach) {
    if (best && least >= (best as WeightsFlip).change) break
    const passes = rival.limits.map((limit): Demand =>
      weights.map((_, j) => (isIn(limit, j) ? limit.applies[j]! * (limit.highs[j]! - limit.required / 100) : 0)),
    )
    if (isSame(leader.counts, rival.counts))
      take(rival.vendor, null, nearest(weights, [gain(leader, rival), ...passes]))
    else take(rival.vendor, null, yield* nearestTie(weights, leader, rival, passes, best))
    yield
  }
  return best
}

const isIn = ({ from, to }: { from: number; to: number }, j: number) => j >= from && j < to
const isSame = (a: readonly number[], b: readonly number[]) => a.every((x, j) => x === b[j])
const gain = (leader: Runner, rival: Runner): Demand => rival.values.map((value, j) => value - leader.values[j]!)

/** No change can be smaller: all weight moved goes from the rival's worst difference to the best one. */
function leastChange(weights: readonly number[], leader: Runner, rival: Runner): number {
  if (!isSame(leader.counts, rival.counts)) return 0
  const gains = gain(leader, rival)
  const behind = -gains.reduce((sum, g, j) => sum + g * weights[j]!, 0)
  const reach = Math.max(...gains) - Math.min(...gains)
  return reach > 0 ? (2 * behind) / reach : Infinity
}

interface Nearest {
  readonly change: number
  readonly weights: readonly number[]
}

/**
 * The weights that meet the demands with the least change; null when none do. That no weight gives more than it has is
 * a row for every criterion, nearly all idle: only those that an answer breaks are added, until it breaks none.
 * @param below only a smaller change is of use; every answer on the way is a lower bound
 */
function nearest(weights: readonly number[], demands: readonly Demand[], below = Infinity): Nearest | null {
  // w′ = w + p − q; what has no weight cannot give any.
  const givers = weights.flatMap((weight, j) => (weight > 0 ? [j] : []))
  const width = weights.length + givers.length
  const row = (of: (j: number) => number) => [...weights.map((_, j) => of(j)), ...givers.map((j) => -of(j))]
  const constraints: Constraint[] = demands.map((demand) => ({
    coefficients: row((j) => demand[j]!),
    relation: '≥',
    bound: -demand.reduce((sum, d, j) => sum + d * weights[j]!, 0),
  }))
  constraints.push({ coefficients: row(() => 1), relation: '=', bound: 0 })
  const objective = new Array<number>(width).fill(1)
  for (;;) {
    const found = solveLinearProgram({ goal: 'min', objective, constraints })
    if (found.kind !== 'optimal' || found.value >= below) return null
    const given = givers.map((j, g) => ({ j, g, weight: found.x[weights.length + g]! }))
    const broken = given.filter(({ j, weight }) => weight > weights[j]! + 1e-12)
    if (broken.length === 0) {
      const moved = weights.map((weight, j) => weight + found.x[j]!)
      for (const { j, weight } of given) moved[j] = Math.max(0, moved[j]! - weight)
      return { change: found.value, weights: moved }
    }
    for (const { j, g } of broken) {
      const coefficients = new Array<number>(width).fill(0)
      coefficients[weights.length + g] = 1
      constraints.push({ coefficients, relation: '≤', bound: weights[j]! })
    }
  }
}

/** How much better an undiscovered tie could be, as a part of the best known. */
const tolerance = 1e-3
const narrowest = 1e-7

function* nearestTie(
  weights: readonly number[],
  leader: Runner,
  rival: Runner,
  passes: readonly Demand[],
  /** Only what is nearer is of use. */
  known: Nearest | null,
): Generator<undefined, Nearest | null> {
  /** leader ≤ `leaderTop` and rival ≥ `rivalFloor`; with both the same, both meet at that score. */
  const between = (leaderTop: number, rivalFloor: number, below = Infinity) =>
    nearest(
      weights,
      [
        leader.values.map((value, j) => leader.counts[j]! * (leaderTop - value)),
        rival.values.map((value, j) => rival.counts[j]! * (value - rivalFloor)),
        ...passes,
      ],
      below,
    )
  let best = known
  // Near the scores of today first: what is found there spares looking far away.
  const [low, high] = [scoreWith(rival, weights) ?? 0, scoreWith(leader, weights)!].toSorted((a, b) => a - b) as [
    number,
    number,
  ]
  const open: { low: number; high: number; bound: number }[] = [{ low, high, bound: 0 }]
  let areOthersOpen = false
  while (open.length > 0 || !areOthersOpen) {
    if (!areOthersOpen && (open.length === 0 || best !== known || open.length > 1)) {
      areOthersOpen = true
      open.push({ low: 0, high: low, bound: 0 }, { low: high, high: 1, bound: 0 })
    }
    const next = open.reduce((a, b) => (b.bound < a.bound ? b : a))
    open.splice(open.indexOf(next), 1)
    if (best && next.bound >= best.change * (1 - tolerance)) break
    const middle = (next.low + next.high) / 2
    const at = between(middle, middle, best?.change)
    if (at && (!best || at.change < best.change)) best = at
    yield
    if (next.high - next.low < narrowest) continue
    for (const [low, high] of [
      [next.low, middle],
      [middle, next.high],
    ] as const) {
      const bound = between(high, low, best ? best.change * (1 - tolerance) : Infinity)
      if (bound && (!best || bound.change < best.change)) open.push({ low, high, bound: bound.change })
      yield
    }
  }
  return best
}
