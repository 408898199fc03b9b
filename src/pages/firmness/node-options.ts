/** The tree as a list to choose from, deeper nodes indented. */
import type { CriteriaGroup, CriteriaNode, NodeId } from '@/domain/evaluation'

export interface NodeOption {
  readonly id: NodeId
  readonly label: string
}

export function nodeOptions(root: CriteriaGroup): NodeOption[] {
  const below = (node: CriteriaNode, depth: number): NodeOption[] => [
    { id: node.id, label: `${'\u2003'.repeat(depth)}${node.name}` },
    ...(node.kind === 'group' ? node.children.flatMap((child) => below(child, depth + 1)) : []),
  ]
  return root.children.flatMap((child) => below(child, 0))
}
