/**
 * Who could win under other weights: score = Σ w·v / Σ w over what counts for a vendor, w the global weights of the
 * criteria. Rounding rules are left aside here: they make ties near a crossover, not other crossovers.
 * Who is out, or fails a threshold on a single criterion, stays out whatever the weights; thresholds on groups and on
 * the total are looked at again for every weight.
 */
import { findNode, leavesOf, nodesOf } from '../criteria/tree'
import type { NodeId, VendorId } from '../evaluation'
import type { Results } from '../ranking/results'
import { settle } from '../sum'

export interface Race {
  readonly results: Results
  /** Global weights, in the order of the criteria. */
  readonly weights: readonly number[]
  readonly runners: readonly Runner[]
  /** First alone by score; null when nobody is scored, or the first place is shared or was decided by a tie-break. */
  readonly leader: Runner | null
  /** Where the criteria of a group lie in the order of all. */
  readonly spans: ReadonlyMap<NodeId, Span>
}

export interface Span {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

export interface Runner {
  readonly vendor: VendorId
  /** 1 where the criterion counts for the vendor: rated, or not applicable and counted as 0. */
  readonly counts: readonly number[]
  /** 0..1; 0 where it does not count. */
  readonly values: readonly number[]
  readonly limits: readonly Limit[]
}

/** Threshold on a group or on the total: Σ w·high / Σ w over what applies, in points out of 100, must reach it. */
export interface Limit extends Span {
  readonly node: NodeId
  readonly required: number
  readonly applies: readonly number[]
  readonly highs: readonly number[]
  /** The verdict that stands while the group weighs nothing in all: its own shares then decide. */
  readonly passesNow: boolean
}

/** A smaller weight in all counts as none. */
const none = 1e-12

export function raceOf(results: Results): Race {
  const { document, rows, standings } = results
  const root = document.criteria
  const isZero = document.rules.notApplicable === 'zero'
  const weights = results.criteria.map((id) => results.weights.globals.get(id) ?? 0)
  const spans = spansOf(results)
  const limited = nodesOf(root).filter((node) => node.kind === 'group' && node.threshold !== null)
  const runners = standings.flatMap((standing, v): Runner[] => {
    const failsAlone = standing.failures.some((f) => findNode(root, f.node)?.kind === 'criterion')
    if (standing.status === 'out' || failsAlone) return []
    const applies = rows.map((row) => (row.states[v] === 'na' && !isZero ? 0 : 1))
    const highs = rows.map((row) => (row.states[v] === 'na' ? 0 : row.highs[v]!))
    return [
      {
        vendor: standing.vendor,
        counts: rows.map((row) => (row.states[v] === 'rated' || (row.states[v] === 'na' && isZero) ? 1 : 0)),
        values: rows.map((row) => (row.states[v] === 'rated' ? row.values[v]! : 0)),
        limits: limited.map((node) => ({
          ...{ node: node.id, required: node.threshold!, applies, highs, ...spans.get(node.id)! },
          passesNow: standing.failures.every((f) => f.node !== node.id),
        })),
      },
    ]
  })
  const first = results.standings.filter((s) => s.rank === 1)
  const race = { results, weights, runners, spans }
  const [leader, ...others] = winnersAt(race, weights)
  const isAlone = first.length <= 1 && others.length === 0
  return { ...race, leader: (isAlone && runners.find((r) => r.vendor === leader)) || null }
}

function spansOf({ document }: Results): Map<NodeId, Span> {
  const spans = new Map<NodeId, Span>()
  let next = 0
  for (const node of nodesOf(document.criteria)) {
    const count = leavesOf(node).length
    spans.set(node.id, { from: next, to: next + count })
    if (node.kind === 'criterion') next++
  }
  return spans
}

/** null where nothing that weighs anything is rated. */
export function scoreWith({ counts, values }: Runner, weights: readonly number[]): number | null {
  let weight = 0
  let score = 0
  for (let j = 0; j < weights.length; j++) {
    weight += weights[j]! * counts[j]!
    score += weights[j]! * values[j]!
  }
  return weight > none ? settle(score / weight) : null
}

export function passesWith({ limits }: Runner, weights: readonly number[]): boolean {
  return limits.every(({ from, to, required, applies, highs, passesNow }) => {
    let whole = 0
    let weight = 0
    let high = 0
    for (let j = from; j < to; j++) {
      whole += weights[j]!
      weight += weights[j]! * applies[j]!
      high += weights[j]! * applies[j]! * highs[j]!
    }
    if (whole <= none) return passesNow
    return weight <= none || settle((high / weight) * 100) >= required
  })
}

/** All who share the highest score under these global weights. */
export function winnersAt({ runners }: Pick<Race, 'runners'>, weights: readonly number[]): VendorId[] {
  let best = -1
  let winners: VendorId[] = []
  for (const runner of runners) {
    const score = scoreWith(runner, weights)
    if (score === null || score < best || !passesWith(runner, weights)) continue
    if (score > best) winners = []
    best = score
    winners.push(runner.vendor)
  }
  return winners
}
