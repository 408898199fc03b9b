/** The leader's margin, score(leader) − the best other score, when one weight alone moves: which one moves it most. */
import type { NodeId, VendorId } from '../evaluation'
import { passesWith, scoreWith, type Race } from './race'
import { weightLine, weightsAt } from './weight-line'

export interface TornadoBar {
  readonly node: NodeId
  readonly low: TornadoEnd
  readonly high: TornadoEnd
  /** Distance between the two margins; the bars are sorted by it. */
  readonly swing: number
}

export interface TornadoEnd {
  /** Share among siblings, 0..1, and the global weight that it gives. */
  readonly share: number
  readonly weight: number
  /** −1..1; below 0 the leader is behind. */
  readonly margin: number
}

/**
 * @param by how far each weight goes, as a part of itself (0.2: ± 20 %); null: from 0 to 1
 * @returns widest first, one step a node; without weights that cannot move
 */
export function* tornado(race: Race, nodes: readonly NodeId[], by: number | null): Generator<undefined, TornadoBar[]> {
  const bars: TornadoBar[] = []
  for (const node of race.leader ? nodes : []) {
    const line = weightLine(race, node)
    if (!line) continue
    const end = (share: number): TornadoEnd => ({
      share,
      weight: share * line.whole,
      margin: marginOf(race, race.leader!.vendor, weightsAt(line, share)) ?? 0,
    })
    const low = end(by === null ? 0 : Math.max(0, line.present * (1 - by)))
    const high = end(by === null ? 1 : Math.min(1, line.present * (1 + by)))
    bars.push({ node, low, high, swing: Math.abs(high.margin - low.margin) })
    yield
  }
  return bars.toSorted((a, b) => b.swing - a.swing)
}

/** null where there is nobody else to be ahead of, or the vendor has no score there. */
export function marginOf({ runners }: Race, vendor: VendorId, weights: readonly number[]): number | null {
  let own: number | null = null
  let best: number | null = null
  for (const runner of runners) {
    const score = scoreWith(runner, weights)
    if (score === null) continue
    if (runner.vendor === vendor) own = score
    else if ((best === null || score > best) && passesWith(runner, weights)) best = score
  }
  return own === null || best === null ? null : own - best
}
