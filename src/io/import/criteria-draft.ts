/** Groups and criteria that an import adds, built up as a forest and hung into the document's tree at the end. */
import type { Edit } from '@/domain/edits/edit'
import { nodesOf } from '@/domain/criteria/tree'
import {
  maxDepth,
  type CriteriaGroup,
  type CriteriaNode,
  type CriterionId,
  type GroupId,
  type NodeId,
  type Scale,
} from '@/domain/evaluation'
import { nameKey } from '../names'

export interface NodeDraft {
  readonly id: NodeId
  readonly kind: 'group' | 'criterion'
  readonly name: string
  readonly description: string
  /** null: the sum of the children's, so that global weights come out as the file has them. */
  readonly weight: number | null
  readonly threshold: number | null
  readonly scale: Scale | null
  readonly children: NodeDraft[]
}

export class CriteriaDraft {
  /** New nodes by the group they hang under, the document's or a new one. */
  private readonly roots = new Map<GroupId, NodeDraft[]>()
  private readonly drafts = new Map<string, NodeDraft>()
  private readonly depths = new Map<string, number>()
  private readonly groupsByPath = new Map<string, GroupId>()
  readonly isTaken: (id: string) => boolean

  constructor(
    private readonly root: CriteriaGroup,
    private readonly newGroupId: () => GroupId,
    private readonly onGroup: (id: GroupId, name: string, line: number) => void,
  ) {
    const taken = new Set<string>()
    for (const node of nodesOf(root)) taken.add(node.id)
    this.isTaken = (id) => taken.has(id) || this.drafts.has(id)
    this.depths.set(root.id, 0)
    this.learnPaths(root, '')
  }

  /** The group at this path of names, made where it is missing; null beyond the depth that is allowed. */
  groupAt(path: readonly string[], line: number): GroupId | null {
    if (path.length >= maxDepth) return null
    let parent = this.root.id
    let key = ''
    for (const name of path) {
      key += `\n${nameKey(name)}`
      let group = this.groupsByPath.get(key)
      if (!group) {
        group = this.newGroupId()
        this.add(
          { id: group, kind: 'group', name, description: '', weight: null, threshold: null, scale: null, children: [] },
          parent,
        )
        this.groupsByPath.set(key, group)
        this.onGroup(group, name, line)
      }
      parent = group
    }
    return parent
  }

  depthOf(group: NodeId): number | undefined {
    return this.depths.get(group)
  }

  add(draft: NodeDraft, parent: GroupId): void {
    this.drafts.set(draft.id, draft)
    this.depths.set(draft.id, (this.depths.get(parent) ?? 0) + 1)
    const siblings = this.drafts.get(parent)?.children ?? this.roots.get(parent)
    if (siblings) siblings.push(draft)
    else this.roots.set(parent, [draft])
  }

  edits(): Edit[] {
    const edits: Edit[] = []
    for (const [parent, drafts] of this.roots) {
      const group = parent === this.root.id ? this.root : nodesOf(this.root).find((node) => node.id === parent)
      const index = group?.kind === 'group' ? group.children.length : 0
      edits.push({ name: 'addNodes', args: { parent, index, nodes: drafts.map(nodeOf) } })
    }
    return edits
  }

  private learnPaths(group: CriteriaGroup, key: string): void {
    this.groupsByPath.set(key, group.id)
    for (const child of group.children) {
      this.depths.set(child.id, (this.depths.get(group.id) ?? 0) + 1)
      if (child.kind === 'group') this.learnPaths(child, `${key}\n${nameKey(child.name)}`)
    }
  }
}

function nodeOf(draft: NodeDraft): CriteriaNode {
  const { name, description, threshold } = draft
  if (draft.kind === 'criterion' && draft.scale) {
    const { scale } = draft
    return {
      kind: 'criterion',
      id: draft.id as CriterionId,
      name,
      description,
      weight: draft.weight ?? 1,
      scale,
      threshold,
    }
  }
  const children = draft.children.map(nodeOf)
  const weight = draft.weight ?? children.reduce((total, child) => total + child.weight, 0)
  return { kind: 'group', id: draft.id as GroupId, name, description, weight, threshold, children }
}
