/** Walking and rebuilding the criteria tree. Nothing here mutates; an untouched branch keeps its identity. */
import type { CriteriaGroup, CriteriaNode, Criterion, GroupId, NodeId } from '../evaluation'

/** Criteria in the order in which they are shown. */
export function leavesOf(node: CriteriaNode): Criterion[] {
  const leaves: Criterion[] = []
  const visit = (n: CriteriaNode) => {
    if (n.kind === 'criterion') leaves.push(n)
    else n.children.forEach(visit)
  }
  visit(node)
  return leaves
}

/** Every node, parents before children, the root first. */
export function nodesOf(node: CriteriaNode): CriteriaNode[] {
  const nodes: CriteriaNode[] = []
  const visit = (n: CriteriaNode) => {
    nodes.push(n)
    if (n.kind === 'group') n.children.forEach(visit)
  }
  visit(node)
  return nodes
}

export function findNode(root: CriteriaNode, id: NodeId): CriteriaNode | undefined {
  if (root.id === id) return root
  if (root.kind === 'criterion') return undefined
  for (const child of root.children) {
    const found = findNode(child, id)
    if (found) return found
  }
  return undefined
}

/** From the root down to the node itself; empty when it is not in the tree. */
export function pathOf(root: CriteriaNode, id: NodeId): CriteriaNode[] {
  if (root.id === id) return [root]
  if (root.kind === 'criterion') return []
  for (const child of root.children) {
    const rest = pathOf(child, id)
    if (rest.length > 0) return [root, ...rest]
  }
  return []
}

export function parentOf(root: CriteriaGroup, id: NodeId): CriteriaGroup | undefined {
  return pathOf(root, id).at(-2) as CriteriaGroup | undefined
}

/** Levels of nodes below and including this one: 1 for a criterion or an empty group. */
export function heightOf(node: CriteriaNode): number {
  if (node.kind === 'criterion' || node.children.length === 0) return 1
  return 1 + Math.max(...node.children.map(heightOf))
}

/** The tree with one node replaced by what `change` makes of it; the same tree when it changes nothing. */
export function changeNode<Root extends CriteriaNode>(
  root: Root,
  id: NodeId,
  change: (node: CriteriaNode) => CriteriaNode,
): Root {
  if (root.id === id) return change(root) as Root
  if (root.kind === 'criterion') return root
  let isChanged = false
  const children = root.children.map((child) => {
    const next = changeNode(child, id, change)
    if (next !== child) isChanged = true
    return next
  })
  return isChanged ? { ...root, children } : root
}

export function insertNodes(
  root: CriteriaGroup,
  parent: GroupId,
  index: number,
  nodes: readonly CriteriaNode[],
): CriteriaGroup {
  return changeNode(root, parent, (group) =>
    group.kind === 'group'
      ? { ...group, children: [...group.children.slice(0, index), ...nodes, ...group.children.slice(index)] }
      : group,
  )
}

export function removeNode(root: CriteriaGroup, id: NodeId): CriteriaGroup {
  const parent = parentOf(root, id)
  if (!parent) return root
  return changeNode(root, parent.id, () => ({
    ...parent,
    children: parent.children.filter((child) => child.id !== id),
  }))
}
