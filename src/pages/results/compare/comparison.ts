/** The chosen vendors side by side: one row a criterion, with values, notes and the weighted spread. */
import { widestSpreads } from '@/domain/ranking/explain'
import type { CriterionId, NodeId, VendorId } from '@/domain/evaluation'
import { standingOf } from '@/domain/ranking/evaluate'
import type { Results } from '@/domain/ranking/results'
import { heatTable, type HeatCell, type HeatRow } from '../table/heat-rows'

export interface Remark {
  /** Whose; empty where there is only one evaluator. */
  readonly evaluator: string
  readonly note: string
  readonly evidence: string
}

export interface ComparedCell extends HeatCell {
  readonly remarks: readonly Remark[]
}

export interface ComparedRow {
  readonly row: HeatRow
  readonly cells: readonly ComparedCell[]
  /** Points between the best and the lowest; null for groups, and where fewer than two count. */
  readonly spread: number | null
}

/** @param order as in the tree with its groups, or the widest spread first without them */
export function comparisonOf(
  results: Results,
  vendors: readonly VendorId[],
  order: 'tree' | 'spread',
): { readonly rows: readonly ComparedRow[]; readonly weightDecimals: number } {
  const { rows, weightDecimals } = heatTable(results, vendors)
  const standings = vendors.map((id) => standingOf(results, id)!)
  const spreads = new Map<NodeId, number>(
    widestSpreads(results, standings).map(({ node, difference }) => [node, difference * results.unit.range]),
  )
  const compared = rows.map((row): ComparedRow => {
    const isCriterion = row.kind === 'criterion'
    return {
      row,
      cells: row.cells.map((cell) => ({
        ...cell,
        remarks: isCriterion ? remarksOn(results, row.node.id, cell.vendor) : [],
      })),
      spread: spreads.get(row.node.id) ?? null,
    }
  })
  if (order === 'tree') return { rows: compared, weightDecimals }
  const criteria = compared.filter(({ row }) => row.kind === 'criterion')
  return { rows: criteria.toSorted((a, b) => (b.spread ?? -1) - (a.spread ?? -1)), weightDecimals }
}

function remarksOn({ document }: Results, criterion: CriterionId, vendor: VendorId): Remark[] {
  const { evaluators, ratings } = document
  return evaluators.flatMap((evaluator) => {
    const { note = '', evidence = '' } = ratings[evaluator.id]?.[criterion]?.[vendor] ?? {}
    if (note === '' && evidence === '') return []
    return [{ evaluator: evaluators.length > 1 ? evaluator.name : '', note, evidence }]
  })
}
