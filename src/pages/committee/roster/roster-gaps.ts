/** What nobody would score: criteria outside everybody's part, vendors from which everybody is recused. */
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation } from '@/domain/evaluation'
import { isAsked, partOf } from '@/domain/ratings/parts'

export interface RosterGaps {
  readonly criteria: readonly string[]
  readonly vendors: readonly string[]
}

export function rosterGaps({ criteria: root, vendors, evaluators }: Evaluation): RosterGaps {
  const parts = evaluators.map((evaluator) => partOf(evaluator, root))
  const leaves = leavesOf(root)
  const judged = vendors.filter((vendor) => vendor.status !== 'out')
  const isScored = (criterion: (typeof leaves)[number], vendor: (typeof judged)[number]) =>
    parts.some((part) => isAsked(part, criterion.id, vendor.id))
  return {
    criteria: leaves
      .filter((leaf) => judged.length > 0 && judged.every((vendor) => !isScored(leaf, vendor)))
      .map((leaf) => leaf.name),
    vendors: judged
      .filter((vendor) => leaves.length > 0 && leaves.every((leaf) => !isScored(leaf, vendor)))
      .map((vendor) => vendor.name),
  }
}
