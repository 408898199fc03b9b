/** A results sheet brings nothing in: its figures are compared with what the document gives today. */
import { evaluate, standingOf } from '@/domain/ranking/evaluate'
import {
  auditBound,
  auditCoverage,
  auditStatus,
  auditTotals,
  inUnits,
  type AuditedVendor,
  type AuditFinding,
} from '../audit'
import { statusText } from '../csv/comparison-csv'
import { isIdleRow, type Table } from '../table/table'
import type { ColumnRole } from '../table/headings'
import { columnOf, type Mapping } from './mapping'
import type { PlanDraft } from './plan-draft'

export function planResults(table: Table, mapping: Mapping, plan: PlanDraft): void {
  const results = evaluate(plan.document)
  const first = table.lineOf(Math.max(0, mapping.headingRow))
  plan.warn('results-are-derived', { line: first })
  const vendorColumn = columnOf(mapping, 'vendor')
  const { decimal } = plan.options
  const audited: AuditedVendor[] = []
  const others: AuditFinding[] = []
  for (let row = mapping.headingRow + 1; row < table.rowCount; row++) {
    if (isIdleRow(table, row, mapping.headingRow)) continue
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
    const standing = standingOf(results, vendor.id)
    audited.push({
      name,
      levels: [],
      total: figure('total'),
      rank: figure('rank'),
      own: inUnits(standing?.score ?? null, results.unit),
    })
    // A vendor that this import brings has no standing yet.
    if (!standing) continue
    const { low, high, coverage } = standing
    others.push(
      ...auditBound({ name, what: 'low', printed: figure('low') }, inUnits(low, results.unit), decimal),
      ...auditBound({ name, what: 'high', printed: figure('high') }, inUnits(high, results.unit), decimal),
      ...auditCoverage(name, figure('coverage'), { recomputed: coverage, isPooled: false }, decimal),
      ...auditStatus(name, figure('status'), [statusText(standing)]),
    )
  }
  plan.audit.push(...auditTotals(audited, null, decimal), ...others)
}
