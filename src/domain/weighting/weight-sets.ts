/**
 * Named sets of weights against the tree. Proposals of several evaluators are pooled as the mean of their shares among
 * siblings, so that nobody gains a say by larger numbers; the spread is from the least to the greatest share.
 */
import { nodesOf } from '../criteria/tree'
import { weightTable } from '../criteria/weights'
import { setWeights } from '../edits/commands/criteria-edits'
import type { CriteriaGroup, Evaluation, NodeId } from '../evaluation'
import type { WeightSet, AppliedWeights } from './weighting'

/** The evaluation with the weights of a set in place of its own. */
export function withWeightSet(document: Evaluation, { weights }: Pick<WeightSet, 'weights'>): Evaluation {
  return setWeights(document, { weights })
}

/** Every weight of the tree as it is, to be kept as a set. */
export function presentWeights(root: CriteriaGroup): Record<NodeId, number> {
  const nodes = nodesOf(root).slice(1)
  return Object.fromEntries(nodes.map(({ id, weight }) => [id, weight]))
}

export interface PooledShare {
  /** 0..1 among siblings. */
  readonly mean: number
  readonly least: number
  readonly greatest: number
}

/** @returns by node; empty without sets */
export function poolProposals(document: Evaluation, sets: readonly WeightSet[]): ReadonlyMap<NodeId, PooledShare> {
  const tables = sets.map((set) => weightTable(withWeightSet(document, set).criteria).shares)
  if (tables.length === 0) return new Map()
  return new Map(
    nodesOf(document.criteria)
      .slice(1)
      .map(({ id }) => {
        const shares = tables.map((table) => table.get(id)!)
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
        return [id, { mean, least: Math.min(...shares), greatest: Math.max(...shares) }]
      }),
  )
}

/** Whether a group's weights are still those that the way gave. */
export function isInForce({ children }: CriteriaGroup, { weights }: AppliedWeights): boolean {
  return children.length > 0 && children.every(({ id, weight }) => weights[id] === weight)
}
