/**
 * The ranking without one criterion or group; the weights of the others keep their proportions. Leaving out one vendor
 * changes no score while every scale stands by itself; it belongs here once a scale is relative to the other vendors.
 */
import { nodesOf, parentOf, removeNode } from '../criteria/tree'
import type { NodeId, VendorId } from '../evaluation'
import { evaluate } from '../ranking/evaluate'
import type { Results } from '../ranking/results'
import { scoreWith, type Race } from './race'

export interface WithoutNode {
  readonly node: NodeId
  readonly first: readonly VendorId[]
  /** Whether somebody else is first, or shares it. */
  readonly changesWinner: boolean
  /** Vendors whose rank is another, in document order. */
  readonly moved: readonly { readonly vendor: VendorId; readonly from: number | null; readonly to: number | null }[]
}

/** One step a node, for a caller that must not block. */
export function* leaveOneOut(race: Race): Generator<WithoutNode, void> {
  const { document, standings } = race.results
  const now = firstOf(race.results)
  const isPlain = areRanksByScoreAlone(race.results)
  for (const { id: node } of nodesOf(document.criteria)) {
    if (node === document.criteria.id) continue
    const ranks = (isPlain ? ranksWithout(race, node) : null) ?? evaluatedWithout(race.results, node)
    const first = standings.flatMap(({ vendor }, v) => (ranks[v] === 1 ? [vendor] : []))
    const moved = standings.flatMap(({ vendor, rank }, v) => {
      const to = ranks[v]!
      return to === rank ? [] : [{ vendor, from: rank, to }]
    })
    yield { node, first, changesWinner: first.join() !== now.join(), moved }
  }
}

function evaluatedWithout(results: Results, node: NodeId): (number | null)[] {
  const { document } = results
  const rest = evaluate({ ...document, criteria: removeNode(document.criteria, node) }, results)
  return rest.standings.map(({ rank }) => rank)
}

function areRanksByScoreAlone({ document: { criteria, rules } }: Results): boolean {
  const isUnrounded = rules.rounding.stage === 'none' || rules.rounding.stage === 'cell'
  const isSummed = rules.pooledBy === 'cell' && isUnrounded && rules.tieBreaks.length === 0
  return isSummed && nodesOf(criteria).every((n) => n.threshold === null)
}

/** The same, by other weights: a full evaluation of each would leave much behind for the garbage collector. */
function ranksWithout(race: Race, node: NodeId): (number | null)[] | null {
  const { results, runners, spans } = race
  const rest = 1 - results.weights.shares.get(node)!
  // Nobody is left to take over the weight, or nobody who has any: what then counts, only the evaluation knows.
  if (!(rest > 1e-9)) return null
  const weights = [...race.weights]
  const [own, all] = [spans.get(node)!, spans.get(parentOf(results.document.criteria, node)!.id)!]
  for (let j = all.from; j < all.to; j++) weights[j] = j >= own.from && j < own.to ? 0 : weights[j]! / rest
  const scores = new Map(runners.map((runner) => [runner.vendor, scoreWith(runner, weights)]))
  const sorted = [...scores.values()].filter((score) => score !== null).toSorted((a, b) => b - a)
  return results.vendors.map((vendor) => {
    const score = scores.get(vendor) ?? null
    return score === null ? null : sorted.indexOf(score) + 1
  })
}

/** Everyone at rank 1, in document order. */
export function firstOf(results: Results): VendorId[] {
  return results.standings.filter((s) => s.rank === 1).map((s) => s.vendor)
}
