/**
 * The ranking without one criterion or group; the weights of the others keep their proportions. Leaving out one vendor
 * changes no score while every scale stands by itself; it belongs here once a scale is relative to the other vendors.
 */
import { nodesOf, removeNode } from '../criteria/tree'
import type { NodeId, VendorId } from '../evaluation'
import { evaluate } from '../ranking/evaluate'
import type { Results } from '../ranking/results'

export interface WithoutNode {
  readonly node: NodeId
  readonly first: readonly VendorId[]
  /** Whether somebody else is first, or shares it. */
  readonly changesWinner: boolean
  /** Vendors whose rank is another, in document order. */
  readonly moved: readonly { readonly vendor: VendorId; readonly from: number | null; readonly to: number | null }[]
}

/** One step a node, for a caller that must not block. */
export function* leaveOneOut(results: Results): Generator<WithoutNode, void> {
  const { document } = results
  const now = firstOf(results)
  for (const node of nodesOf(document.criteria)) {
    if (node.id === document.criteria.id) continue
    const rest = evaluate({ ...document, criteria: removeNode(document.criteria, node.id) }, results)
    const first = firstOf(rest)
    const moved = results.standings.flatMap(({ vendor, rank }, v) => {
      const to = rest.standings[v]!.rank
      return to === rank ? [] : [{ vendor, from: rank, to }]
    })
    yield { node: node.id, first, changesWinner: first.join() !== now.join(), moved }
  }
}

/** Everyone at rank 1, in document order. */
export function firstOf(results: Results): VendorId[] {
  return results.standings.filter((s) => s.rank === 1).map((s) => s.vendor)
}
