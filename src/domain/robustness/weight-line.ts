/**
 * One weight moves, its siblings share the rest in the proportions they have: the global weight of every criterion is
 * linear in the share t, so that a score is (a + b·t) / (c + d·t), 0 ≤ t ≤ 1 (Goodwin & Wright 2014, ch. 3).
 */
import { findNode, parentOf } from '../criteria/tree'
import type { CriteriaNode, NodeId } from '../evaluation'
import type { Race } from './race'

export interface WeightLine {
  readonly node: NodeId
  /** The share among siblings now, 0..1. */
  readonly present: number
  /** Global weight of the siblings together: global weight = share × this. */
  readonly whole: number
  /** Global weights of the criteria at share t: start + slope × t. */
  readonly start: readonly number[]
  readonly slope: readonly number[]
}

/** null where there is no proportion to share the rest by: an only child, or siblings that all weigh nothing. */
export function weightLine(race: Race, id: NodeId): WeightLine | null {
  const { document, weights: table } = race.results
  const node = findNode(document.criteria, id)
  const parent = parentOf(document.criteria, id)
  if (!node || !parent) return null
  const rest = parent.children.reduce((sum, child) => (child === node ? sum : sum + child.weight), 0)
  if (!(rest > 0)) return null
  const whole = table.globals.get(parent.id) ?? 0
  const start = [...race.weights]
  const slope = start.map(() => 0)
  for (const child of parent.children) {
    const part = child === node ? 1 : child.weight / rest
    spread(race, child, whole * part, (j, weight) => {
      start[j] = child === node ? 0 : weight
      slope[j] = child === node ? weight : -weight
    })
  }
  return { node: id, present: table.shares.get(id) ?? 0, whole, start, slope }
}

function spread(race: Race, node: CriteriaNode, weight: number, take: (j: number, weight: number) => void): void {
  if (node.kind === 'criterion') return take(race.spans.get(node.id)!.from, weight)
  for (const child of node.children)
    spread(race, child, weight * (race.results.weights.shares.get(child.id) ?? 0), take)
}

export function weightsAt({ start, slope }: WeightLine, t: number): number[] {
  return start.map((weight, j) => weight + slope[j]! * t)
}

/** Relative weights for `setWeights` that give the node this share; the siblings' sum stays what it was. */
export function weightsForShare(race: Race, id: NodeId, t: number): Readonly<Record<NodeId, number>> {
  const siblings = parentOf(race.results.document.criteria, id)!.children
  const total = siblings.reduce((sum, child) => sum + child.weight, 0)
  const rest = siblings.reduce((sum, child) => (child.id === id ? sum : sum + child.weight), 0)
  return Object.fromEntries(
    siblings.map((child) => [child.id, child.id === id ? t * total : ((1 - t) * total * child.weight) / rest]),
  )
}

/** Relative weights for the whole tree that give the criteria these global weights, in percent. */
export function weightsForGlobals(race: Race, globals: readonly number[]): Readonly<Record<NodeId, number>> {
  const found: Record<NodeId, number> = {}
  for (const [node, { from, to }] of race.spans) {
    // Below a group that weighs nothing the old weights stay: all zero would be an error there.
    const parent = parentOf(race.results.document.criteria, node)
    if (!parent) continue
    const span = race.spans.get(parent.id)!
    if (sumOf(globals, span.from, span.to) > 1e-12) found[node] = sumOf(globals, from, to) * 100
  }
  return found
}

function sumOf(xs: readonly number[], from: number, to: number): number {
  return xs.slice(from, to).reduce((sum, x) => sum + x, 0)
}
