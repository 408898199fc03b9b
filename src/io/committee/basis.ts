/** What evaluators judge: criteria, weights, scales and vendors, as a hash and as an outline that tells what changed. */
import { nodesOf } from '@/domain/criteria/tree'
import type { Basis, BasisNode } from '@/domain/committee/committee'
import type { CriteriaGroup, Evaluation, NodeId } from '@/domain/evaluation'
import { digestOf } from '../digest'
import { canonicalJson } from './canonical-json'

/** Vendors that are out are not judged. */
export function basisOf({ criteria, vendors }: Pick<Evaluation, 'criteria' | 'vendors'>): Basis {
  const nodes = outline(criteria).toSorted(byId)
  const judged = vendors
    .filter((v) => v.status !== 'out')
    .map(({ id, name }) => ({ id, name }))
    .toSorted(byId)
  return { hash: digestOf(canonicalJson([nodes, judged])), nodes, vendors: judged }
}

export type BasisChange = {
  readonly what: 'criterion' | 'vendor'
  readonly name: string
} & (
  | { readonly kind: 'added' | 'removed' | 'moved' | 'threshold' | 'scale' | 'description' }
  | { readonly kind: 'renamed'; readonly to: string }
  /** Among the siblings, 0..1. */
  | { readonly kind: 'weight'; readonly from: number; readonly to: number }
)

/** From what the evaluator was asked to what stands now; weights last, since one that is changed moves its siblings. */
export function changesOf(before: Basis, now: Basis): readonly BasisChange[] {
  return [
    ...compare('criterion', before.nodes, now.nodes, nodeChanges),
    ...compare('vendor', before.vendors, now.vendors, () => []),
  ].toSorted((a, b) => shiftOf(a) - shiftOf(b))
}

/** Below any shift for what is no weight; the largest shift is the lowest. */
function shiftOf(change: BasisChange): number {
  return change.kind === 'weight' ? -Math.abs(change.to - change.from) : -2
}

interface Named {
  readonly id: string
  readonly name: string
}

function compare<Item extends Named>(
  what: BasisChange['what'],
  before: readonly Item[],
  now: readonly Item[],
  within: (old: Item, item: Item) => readonly BasisChange[],
): readonly BasisChange[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const left = new Set(now.map((item) => item.id))
  const removed = before
    .filter(({ id }) => !left.has(id))
    .map(({ name }): BasisChange => ({ what, name, kind: 'removed' }))
  const others = now.flatMap((item): readonly BasisChange[] => {
    const known = old.get(item.id)
    if (!known) return [{ what, name: item.name, kind: 'added' }]
    const renamed: BasisChange = { what, name: known.name, kind: 'renamed', to: item.name }
    return [...(known.name === item.name ? [] : [renamed]), ...within(known, item)]
  })
  return [...removed, ...others]
}

function nodeChanges(old: BasisNode, node: BasisNode): readonly BasisChange[] {
  const one = { what: 'criterion', name: node.name } as const
  return [
    ...(old.parent === node.parent ? [] : [{ ...one, kind: 'moved' } as const]),
    ...(old.share === node.share ? [] : [{ ...one, kind: 'weight', from: old.share, to: node.share } as const]),
    ...(old.threshold === node.threshold ? [] : [{ ...one, kind: 'threshold' } as const]),
    ...(old.scale === node.scale ? [] : [{ ...one, kind: 'scale' } as const]),
    ...(old.text === node.text ? [] : [{ ...one, kind: 'description' } as const]),
  ]
}

function outline(root: CriteriaGroup): BasisNode[] {
  const parts: BasisNode[] = []
  for (const group of nodesOf(root)) {
    if (group.kind !== 'group') continue
    const sum = group.children.reduce((total, child) => total + child.weight, 0)
    for (const child of group.children) parts.push(nodeOf(child, group.id, sum))
  }
  return parts
}

function nodeOf(node: CriteriaGroup['children'][number], parent: NodeId, sum: number): BasisNode {
  return {
    id: node.id,
    parent,
    name: node.name,
    // 1 : 2 and 2 : 4 are the same weights; the last digits are not.
    share: sum > 0 ? Number((node.weight / sum).toFixed(9)) : 0,
    threshold: node.threshold,
    scale: node.kind === 'criterion' ? print(canonicalJson(node.scale)) : '',
    text: node.description === '' ? '' : print(node.description),
  }
}

/** Enough to tell that something changed. */
function print(text: string): string {
  return digestOf(text).slice(0, 12)
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
