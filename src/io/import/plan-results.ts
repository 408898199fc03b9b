/** A results sheet brings nothing in: its figures are compared with what the document gives today. */
import { evaluate } from '@/domain/ranking/evaluate'
import { showScore } from '@/domain/ranking/score-unit'
import { auditTotals, type AuditedVendor } from '../audit'
import { isBlankRow, type Table } from '../table/table'
import type { ColumnRole } from '../table/headings'
import { columnOf, type Mapping } from './mapping'
import type { PlanDraft } from './plan-draft'

export function planResults(table: Table, mapping: Mapping, plan: PlanDraft): void {
  const results = evaluate(plan.document)
  const first = table.lineOf(Math.max(0, mapping.headingRow))
  plan.warn('results-are-derived', { line: first })
  const vendorColumn = columnOf(mapping, 'vendor')
  const audited: AuditedVendor[] = []
  for (let row = mapping.headingRow + 1; row < table.rowCount; row++) {
    if (isBlankRow(table, row)) continue
    const line = table.lineOf(row)
    const figure = (role: ColumnRole) => {
      const column = columnOf(mapping, role)
      return column < 0 ? null : { text: table.cell(row, column), line, column: column + 1 }
    }
    const name = vendorColumn < 0 ? '' : table.cell(row, vendorColumn)
    const vendor = plan.knownVendor(name)
    if (!vendor) {
      plan.reject('vendor-unknown', { line, column: vendorColumn + 1 }, { name })
      continue
    }
    const standing = results.standings[results.vendors.indexOf(vendor.id)]
    const score = standing?.score ?? NaN
    audited.push({
      name,
      levels: [],
      total: figure('total'),
      rank: figure('rank'),
      coverage: figure('coverage'),
      own: { scores: [showScore(score, results.unit), score * 100], coverage: standing?.coverage ?? 0 },
    })
  }
  plan.audit.push(...auditTotals(audited, null, plan.options.decimal))
}
