/**
 * An evaluator's part as a set of criteria, and back: a group stands for everything in it, now and later; the whole tree
 * is null, which also takes in what is added at the top.
 */
import { findNode, leavesOf } from '../criteria/tree'
import type { CriteriaGroup, CriteriaNode, CriterionId, Evaluator, NodeId } from '../evaluation'

export function criteriaIn(assigned: Evaluator['assigned'], root: CriteriaGroup): ReadonlySet<CriterionId> {
  const nodes = assigned === null ? [root] : assigned.flatMap((id) => findNode(root, id) ?? [])
  return new Set(nodes.flatMap((node) => leavesOf(node).map((leaf) => leaf.id)))
}

/** The fewest nodes that say it. */
export function assignmentOf(criteria: ReadonlySet<CriterionId>, root: CriteriaGroup): Evaluator['assigned'] {
  const nodes = nodesFor(root, criteria)
  return nodes[0] === root.id ? null : nodes
}

/** Takes all of a node in, or leaves all of it out. */
export function toggled(assigned: Evaluator['assigned'], root: CriteriaGroup, id: NodeId): Evaluator['assigned'] {
  const criteria = new Set(criteriaIn(assigned, root))
  const node = findNode(root, id)
  const leaves = node ? leavesOf(node).map((leaf) => leaf.id) : []
  const isWhole = leaves.every((leaf) => criteria.has(leaf))
  for (const leaf of leaves) {
    if (isWhole) criteria.delete(leaf)
    else criteria.add(leaf)
  }
  return assignmentOf(criteria, root)
}

function nodesFor(node: CriteriaNode, criteria: ReadonlySet<CriterionId>): readonly NodeId[] {
  if (node.kind === 'criterion') return criteria.has(node.id) ? [node.id] : []
  const leaves = leavesOf(node)
  if (leaves.length > 0 && leaves.every((leaf) => criteria.has(leaf.id))) return [node.id]
  return node.children.flatMap((child) => nodesFor(child, criteria))
}
