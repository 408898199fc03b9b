/**
 * Weights that evaluators propose. A proposal counts for a group where every child has points, at least one above 0:
 * share_i = x_i / Σ x among the siblings, so that nobody gains a say by larger numbers. Pooled is the plain mean of the
 * shares; it sums to 1 again, as each proposal does. Spread: least and greatest share, and the sample deviation (n − 1).
 */
import { leavesOf, nodesOf } from '../criteria/tree'
import { weightTable } from '../criteria/weights'
import type { CriteriaGroup, Evaluation, Evaluator, EvaluatorId, NodeId } from '../evaluation'
import { partOf } from '../ratings/parts'
import { settle, sum } from '../sum'
import { sharesOf } from '../weighting/shares'
import type { Figures } from '../weighting/weighting'

/** The groups that an evaluator may weigh: with two children or more, and something of the part in every one. */
export function groupsToWeigh(evaluator: Evaluator, root: CriteriaGroup): CriteriaGroup[] {
  const { criteria } = partOf(evaluator, root)
  return groupsOf(root).filter(({ children }) =>
    children.every((child) => leavesOf(child).some((leaf) => criteria?.has(leaf.id) ?? true)),
  )
}

/** Shares of the children in order; null where the proposal does not count. */
export function proposedShares({ children }: CriteriaGroup, proposal: Figures): readonly number[] | null {
  const figures = children.map(({ id }) => proposal[id])
  return figures.every((x) => x !== undefined) ? sharesOf(figures) : null
}

/** For how many groups a proposal counts. */
export function proposedGroups(root: CriteriaGroup, proposal: Figures = {}): number {
  return groupsOf(root).filter((group) => proposedShares(group, proposal) !== null).length
}

export interface Proposals {
  /** Those whose proposal counts somewhere, in the order of the roster. */
  readonly evaluators: readonly Evaluator[]
  /** In tree order; only the children of groups for which somebody proposes. */
  readonly lines: readonly ProposalLine[]
}

export interface ProposalLine {
  readonly id: NodeId
  /** 0..1 among the siblings, as the weights are now. */
  readonly present: number
  /** One for each of the evaluators; null: no proposal that counts. */
  readonly shares: readonly (number | null)[]
  readonly mean: number
  readonly least: number
  readonly greatest: number
  /** 0 with a single proposal. */
  readonly deviation: number
}

export function proposalsOf(document: Evaluation): Proposals {
  const groups = groupsOf(document.criteria)
  const all = document.evaluators.flatMap((evaluator) => {
    const proposal = proposalOf(document, evaluator.id)
    const shares = proposal ? groups.map((group) => proposedShares(group, proposal)) : []
    return shares.some((own) => own !== null) ? [{ evaluator, shares }] : []
  })
  const { shares: present } = weightTable(document.criteria)
  const lines = new Map<NodeId, ProposalLine>()
  for (const [g, { children }] of groups.entries()) {
    if (all.every((one) => !one.shares[g])) continue
    for (const [c, { id }] of children.entries()) {
      const shares = all.map((one) => one.shares[g]?.[c] ?? null)
      lines.set(id, { id, present: present.get(id)!, shares, ...pooled(shares.filter((share) => share !== null)) })
    }
  }
  const inOrder = nodesOf(document.criteria).flatMap(({ id }) => lines.get(id) ?? [])
  return { evaluators: all.map((one) => one.evaluator), lines: inOrder }
}

/** The pooled proposals as weights out of 100; what nobody has proposed is not named. */
export function pooledWeights({ lines }: Proposals): Readonly<Record<NodeId, number>> {
  return Object.fromEntries(lines.map(({ id, mean }) => [id, settle(mean * 100)]))
}

/** A table cannot carry one, so that it takes none back. */
function proposalOf({ committee }: Evaluation, id: EvaluatorId): Figures | undefined {
  return committee.scorecards.findLast((one) => one.evaluator === id && one.source === 'scorecard')?.weights
}

function groupsOf(root: CriteriaGroup): CriteriaGroup[] {
  return nodesOf(root).filter((node) => node.kind === 'group' && node.children.length > 1) as CriteriaGroup[]
}

function pooled(shares: readonly number[]): Pick<ProposalLine, 'mean' | 'least' | 'greatest' | 'deviation'> {
  const mean = sum(shares) / shares.length
  const squares = sum(shares.map((share) => (share - mean) ** 2))
  const deviation = shares.length < 2 ? 0 : Math.sqrt(squares / (shares.length - 1))
  return { mean, least: Math.min(...shares), greatest: Math.max(...shares), deviation }
}
