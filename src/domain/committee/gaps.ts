/** What nobody is asked for: there no mark can ever come in, and the result would stay open. */
import { leavesOf } from '../criteria/tree'
import type { Criterion, Evaluation, Vendor } from '../evaluation'
import { isAsked, partOf } from '../ratings/parts'

export interface CoverageGaps {
  /** In nobody's part. */
  readonly criteria: readonly Criterion[]
  /** Everyone is recused from them. */
  readonly vendors: readonly Vendor[]
  /** All others, where those who have the criterion are recused from the vendor. */
  readonly cells: readonly { readonly criterion: Criterion; readonly vendor: Vendor }[]
}

/** Vendors that are out need no marks. */
export function coverageGaps({ criteria: root, vendors: all, evaluators }: Evaluation): CoverageGaps {
  if (evaluators.length === 0) return { criteria: [], vendors: [], cells: [] }
  const parts = evaluators.map((evaluator) => partOf(evaluator, root))
  const leaves = leavesOf(root)
  const judged = all.filter((vendor) => vendor.status !== 'out')
  const criteria = leaves.filter(({ id }) => parts.every((part) => part.criteria !== null && !part.criteria.has(id)))
  const vendors = judged.filter(({ id }) => parts.every((part) => part.recused.has(id)))
  const cells = leaves
    .filter((criterion) => !criteria.includes(criterion))
    .flatMap((criterion) =>
      judged
        .filter((vendor) => !vendors.includes(vendor) && !parts.some((p) => isAsked(p, criterion.id, vendor.id)))
        .map((vendor) => ({ criterion, vendor })),
    )
  return { criteria, vendors, cells }
}
