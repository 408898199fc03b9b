/**
 * Who is asked for what: an evaluator scores the criteria of his part (a group counts for everything in it) for the
 * vendors from which he is not recused. A cell outside it is treated like an abstention: no mark is missing there, and
 * one that was given earlier stays in the document but counts for nothing.
 */
import { findNode, leavesOf } from '../criteria/tree'
import type { CriteriaGroup, CriterionId, Evaluator, VendorId } from '../evaluation'

export interface Part {
  /** null: every criterion. */
  readonly criteria: ReadonlySet<CriterionId> | null
  readonly recused: ReadonlySet<VendorId>
}

export function isAskedForAll({ assigned, recusals }: Evaluator): boolean {
  return assigned === null && recusals.length === 0
}

export function partOf({ assigned, recusals }: Evaluator, root: CriteriaGroup): Part {
  const criteria = assigned?.flatMap((id) => {
    const node = findNode(root, id)
    return node ? leavesOf(node).map((leaf) => leaf.id) : []
  })
  return { criteria: criteria ? new Set(criteria) : null, recused: new Set(recusals.map((r) => r.vendor)) }
}

export function isAsked({ criteria, recused }: Part, criterion: CriterionId, vendor: VendorId): boolean {
  return (criteria === null || criteria.has(criterion)) && !recused.has(vendor)
}
