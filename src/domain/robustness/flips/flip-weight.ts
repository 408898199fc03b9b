/**
 * The smallest change of one weight that changes the winner, the siblings in proportion. Weights of different nodes are
 * compared by how far the node's global weight has to move.
 */
import { nodesOf } from '../../criteria/tree'
import type { NodeId } from '../../evaluation'
import type { Race } from '../race'
import { leaderTurns, type Turn } from '../sweep'

export interface WeightFlip extends Turn {
  readonly node: NodeId
  /** Share among siblings now; `at` is the share of the tie. */
  readonly present: number
  /** Global weight = share × this. */
  readonly whole: number
  /** How far the global weight moves, 0..1. */
  readonly change: number
}

/** One step a node, for a caller that must not block; the nearest turn of every weight that has one, smallest first. */
export function* weightFlips(race: Race): Generator<undefined, WeightFlip[]> {
  const flips: WeightFlip[] = []
  for (const { id } of nodesOf(race.results.document.criteria)) {
    const found = leaderTurns(race, id)
    if (found && found.line.whole > 0) {
      const { down, up } = found
      const { present, whole } = found.line
      const turns = [down, up].flatMap((turn): WeightFlip[] =>
        turn ? [{ ...turn, node: id, present, whole, change: Math.abs(turn.at - present) * whole }] : [],
      )
      flips.push(...turns.toSorted((a, b) => a.change - b.change).slice(0, 1))
    }
    yield
  }
  return flips.toSorted((a, b) => a.change - b.change)
}
