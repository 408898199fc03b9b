/**
 * Which weightings are asked about. All are drawn uniformly, each method exact:
 * criteria  all weights w ≥ 0, Σ w = 1 over the criteria: normalised exponentials
 * tree      the same among the children of each group, multiplied down the tree
 * near      w within ± x % of the present weights, Σ w = 1: all but the widest are drawn within their bounds, the widest
 *           takes what is left, and the draw is thrown away unless that is within its bounds too (rejection)
 * order     w in the order of the present weights, equal ones in any: sorted normalised exponentials
 * Criteria whose weight is 0 stay out.
 */
import type { CriteriaNode } from '../../evaluation'
import { drawExponentials, stripSize } from './exponentials'
import { startOfBlock, uniforms } from './stream'

export type WeightSpace =
  | { readonly kind: 'criteria' }
  | { readonly kind: 'tree'; readonly tree: WeightTree }
  | { readonly kind: 'near'; readonly present: Float64Array; readonly share: number }
  | { readonly kind: 'order'; readonly classes: Int32Array }

/** Nodes below the root, parents first. */
export interface WeightTree {
  /** Position of the parent; −1: the root. */
  readonly parents: Int32Array
  /** Position of the criterion among those that count; −1 for a group. */
  readonly criteria: Int32Array
}

/** @param counts whether a criterion takes part */
export function weightTree(root: CriteriaNode, counts: (criterion: CriteriaNode) => boolean): WeightTree {
  const parents: number[] = []
  const criteria: number[] = []
  let next = 0
  const has = (node: CriteriaNode): boolean => (node.kind === 'group' ? node.children.some(has) : counts(node))
  const visit = (node: CriteriaNode, parent: number) => {
    if (node.kind === 'criterion') return
    for (const child of node.children.filter(has)) {
      const position = parents.push(parent) - 1
      criteria.push(child.kind === 'criterion' ? next++ : -1)
      visit(child, position)
    }
  }
  visit(root, -1)
  return { parents: Int32Array.from(parents), criteria: Int32Array.from(criteria) }
}

/** For each criterion the place of its class in the order: equal weights are one class, the heaviest is 0. */
export function weightClasses(present: Float64Array): Int32Array {
  const heights = [...new Set(present)].sort((a, b) => b - a)
  return Int32Array.from(present, (weight) => heights.indexOf(weight))
}

/** What takes the place of the exponentials, or is made of them; `target` is filled in strips. */
export function shapeWeights(
  space: WeightSpace,
  seed: number,
  block: number,
  count: number,
  target: Float32Array,
): void {
  if (space.kind === 'near') drawNear(space, uniforms(seed, block, 0), target)
  else if (space.kind === 'order') sortInto(space.classes, target)
  else if (space.kind === 'tree') drawTree(space.tree, seed, block, count, target)
}

function drawTree(tree: WeightTree, seed: number, block: number, count: number, target: Float32Array): void {
  const { parents, criteria } = tree
  const nodes = parents.length
  const draws = new Float32Array((target.length / count) * nodes)
  drawExponentials(startOfBlock(seed, block), nodes, draws)
  const sums = new Float64Array(nodes + 1)
  const weights = new Float64Array(nodes + 1).fill(1)
  for (let strip = 0; strip * stripSize * nodes < draws.length; strip++) {
    for (let s = 0; s < stripSize; s++) {
      const at = (i: number) => draws[(strip * nodes + i) * stripSize + s]!
      sums.fill(0)
      for (let i = 0; i < nodes; i++) sums[parents[i]! + 1]! += at(i)
      for (let i = 0; i < nodes; i++) {
        const parent = parents[i]! + 1
        weights[i + 1] = (weights[parent]! * at(i)) / sums[parent]!
        if (criteria[i]! >= 0) target[(strip * count + criteria[i]!) * stripSize + s] = weights[i + 1]!
      }
    }
  }
}

type Near = Extract<WeightSpace, { readonly kind: 'near' }>

function drawNear({ present, share }: Near, uniform: () => number, target: Float32Array): void {
  const count = present.length
  const widest = present.indexOf(present.reduce((a, b) => Math.max(a, b)))
  const reach = share * present[widest]!
  const drawn = new Float64Array(count)
  for (let strip = 0; strip < target.length; strip += stripSize * count) {
    for (let s = strip; s < strip + stripSize; s++) {
      let left: number
      do {
        left = 0
        for (let j = 0; j < count; j++) {
          const step = j === widest ? 0 : (2 * uniform() - 1) * share * present[j]!
          drawn[j] = present[j]! + step
          left -= step
        }
      } while (Math.abs(left) > reach)
      drawn[widest]! += left
      for (let j = 0; j < count; j++) target[s + j * stripSize] = drawn[j]!
    }
  }
}

/** The heaviest draws to the first class, and so on; within a class they keep the order in which they were drawn. */
function sortInto(classes: Int32Array, target: Float32Array): void {
  const count = classes.length
  const byClass = Array.from(classes, (_, j) => j).sort((a, b) => classes[a]! - classes[b]! || a - b)
  const sorted = new Float32Array(count)
  const own: number[] = []
  for (let strip = 0; strip < target.length; strip += stripSize * count) {
    for (let s = strip; s < strip + stripSize; s++) {
      for (let j = 0; j < count; j++) sorted[j] = target[s + j * stripSize]!
      sorted.sort().reverse()
      for (let from = 0, to = 0; from < count; from = to) {
        while (to < count && classes[byClass[to]!] === classes[byClass[from]!]) to++
        own.length = 0
        for (let i = from; i < to; i++) own.push(byClass[i]!)
        if (to - from > 1) own.sort((a, b) => target[s + b * stripSize]! - target[s + a * stripSize]!)
        // Written behind what is still to be compared: classes do not overlap, but places do.
        for (let i = from; i < to; i++) byPlace[own[i - from]!] = sorted[i]!
      }
      for (let j = 0; j < count; j++) target[s + j * stripSize] = byPlace[j]!
    }
  }
}

const byPlace: number[] = []
