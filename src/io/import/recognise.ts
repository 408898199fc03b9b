/** A guess at what a table is, from its headings, its marks and what the document already knows. */
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation } from '@/domain/evaluation'
import { sum } from '@/domain/sum'
import { itemsByName, nameKey } from '../names'
import { roleOfHeading, stateOfMark, yesOrNo, type ColumnRole } from '../table/headings'
import { parseNumberCell } from '../table/number-cell'
import { isBlankRow, rowAt, widestRow, type Table } from '../table/table'
import { rolesOfKind, type Mapping, type RowRole, type TableKind } from './mapping'

export function recogniseTable(table: Table, document: Evaluation | null): Mapping {
  const width = widestRow(table)
  const headingRow = findHeadingRow(table)
  const headings = headingRow < 0 ? [] : rowAt(table, headingRow)
  const named = Array.from({ length: width }, (_, column) => roleOfHeading(headings[column] ?? ''))
  const kind = kindOf(table, named, headingRow, document)
  if (kind !== 'matrix' && kind !== 'comparison')
    return { kind, headingRow, columns: listColumns(kind, named), down: 'criteria', rows: {} }
  return matrixMapping(table, kind, headingRow, headings, named, document)
}

/** The same table taken for another kind: the proposal to start from once the user has chosen it. */
export function recogniseAs(table: Table, kind: TableKind, document: Evaluation | null): Mapping {
  const proposed = recogniseTable(table, document)
  if (proposed.kind === kind) return proposed
  const { headingRow } = proposed
  const headings = headingRow < 0 ? [] : rowAt(table, headingRow)
  const named = Array.from({ length: widestRow(table) }, (_, column) => roleOfHeading(headings[column] ?? ''))
  if (kind === 'matrix' || kind === 'comparison')
    return matrixMapping(table, kind, headingRow, headings, named, document)
  return { kind, headingRow, columns: listColumns(kind, named), down: 'criteria', rows: {} }
}

/**
 * Titles and dates often stand above: the first row at least half as full as the fullest of the first ones, and with
 * two headings at least, or one behind an empty corner.
 */
function findHeadingRow(table: Table): number {
  const looked = Math.min(table.rowCount, 12)
  const filled = Array.from(
    { length: looked },
    (_, row) => rowAt(table, row).filter((cell) => cell.trim() !== '').length,
  )
  const most = Math.max(0, ...filled)
  if (most <= 1) return roleOfHeading(table.cell(0, 0)) ? 0 : -1
  return filled.findIndex(
    (count, row) => count * 2 >= most && (count >= 2 || (count === 1 && table.cell(row, 0).trim() === '')),
  )
}

type Named = readonly (ColumnRole | undefined)[]

function kindOf(table: Table, named: Named, headingRow: number, document: Evaluation | null): TableKind {
  const has = (...roles: ColumnRole[]) => roles.every((role) => named.includes(role))
  const known = named.filter((role) => role !== undefined).length
  if (headingRow < 0) return 'vendors'
  if (has('vendor') && (has('criterionId') || has('criterion')) && (has('level') || has('state'))) return 'ratings'
  if (has('id', 'parent')) return 'criteria'
  if (has('rank', 'vendor', 'total', 'status')) return 'results'
  if (has('id', 'group', 'criterion', 'weight')) {
    if (named.length === known) return hasResultRows(table, headingRow) ? 'comparison' : 'criteria'
    return 'comparison'
  }
  const isCriteria = has('criterion') || (has('weight') && has('name'))
  if (isCriteria && (has('scale') || has('description') || has('weight')) && named.length === known) return 'criteria'
  const isVendors = has('vendor') || has('name')
  if (isVendors && (has('website') || has('contact') || has('status'))) return 'vendors'
  if (named.length === 1) return 'vendors'
  if (named.length === known && isVendors && !has('total')) return 'vendors'
  return looksLikeVendorList(table, headingRow, named, document) ? 'vendors' : 'matrix'
}

function hasResultRows(table: Table, headingRow: number): boolean {
  for (let row = headingRow + 1; row < table.rowCount; row++) if (table.cell(row, 0).startsWith('#')) return true
  return false
}

function looksLikeVendorList(table: Table, headingRow: number, named: Named, document: Evaluation | null): boolean {
  if (!document || !named.includes('vendor')) return false
  const free = named.flatMap((role, column) => (role === undefined ? [column] : []))
  return free.every((column) => shareOfLevels(table, headingRow, column) < 0.3)
}

/** Names alone also stand for what the kind calls them: `name` in a vendor list is the vendor. */
function listColumns(kind: TableKind, named: Named): ColumnRole[] {
  const allowed = rolesOfKind[kind]
  const main: ColumnRole = kind === 'criteria' ? 'criterion' : 'vendor'
  const taken = new Set<ColumnRole>()
  const columns = named.map((role): ColumnRole => {
    const meant =
      role === 'name' && !named.includes(main) ? main : kind === 'ratings' && role === 'total' ? 'level' : role
    if (meant === undefined || !allowed.includes(meant) || taken.has(meant)) return 'aside'
    taken.add(meant)
    return meant
  })
  if ((kind === 'vendors' || kind === 'criteria') && !taken.has(main)) {
    const free = columns.indexOf('aside')
    if (free >= 0) columns[free] = main
  }
  return columns
}

function matrixMapping(
  table: Table,
  kind: TableKind,
  headingRow: number,
  headings: readonly string[],
  named: Named,
  document: Evaluation | null,
): Mapping {
  const labels = labelColumn(table, headingRow, named)
  const down = whatRunsDown(table, headingRow, headings, named, labels, document)
  const labelRole: ColumnRole = down === 'criteria' ? 'criterion' : 'vendor'
  const across = itemsByName<{ id: string; name: string }>(
    !document ? [] : down === 'criteria' ? document.vendors : leavesOf(document.criteria),
  )
  const taken = new Set<ColumnRole>()
  const once: readonly ColumnRole[] = ['id', 'group', 'weight', 'full', 'total', 'rank', 'coverage']
  const columns = Array.from({ length: named.length }, (_, column): ColumnRole => {
    if (column === labels) return labelRole
    const role = named[column]
    if (role && once.includes(role) && !taken.has(role)) {
      taken.add(role)
      return role
    }
    if (role && role !== 'name' && role !== 'vendor') return 'aside'
    const heading = nameKey(headings[column] ?? '')
    if (heading === '') return 'aside'
    return across.has(heading) || shareOfLevels(table, headingRow, column) >= 0.5 ? 'value' : 'aside'
  })
  return { kind, headingRow, columns, down, rows: specialRows(table, kind, headingRow, columns, labels) }
}

/** The named one, else the first column that holds words rather than numbers. */
function labelColumn(table: Table, headingRow: number, named: Named): number {
  for (const role of ['criterion', 'vendor', 'name'] as const) if (named.includes(role)) return named.indexOf(role)
  const wordy = named.findIndex(
    (role, column) => role === undefined && shareOfLevels(table, headingRow, column, 0) < 0.5,
  )
  return Math.max(0, wordy)
}

function whatRunsDown(
  table: Table,
  headingRow: number,
  headings: readonly string[],
  named: Named,
  labels: number,
  document: Evaluation | null,
): 'criteria' | 'vendors' {
  if (named[labels] === 'criterion') return 'criteria'
  if (named[labels] === 'vendor') return 'vendors'
  if (document) {
    const criteria = itemsByName(leavesOf(document.criteria))
    const vendors = itemsByName(document.vendors)
    const across = headings.map(nameKey)
    let votes = 0
    for (const key of across) votes += (vendors.has(key) ? 1 : 0) - (criteria.has(key) ? 1 : 0)
    for (let row = headingRow + 1; row < Math.min(table.rowCount, 500); row++) {
      const key = nameKey(table.cell(row, labels))
      votes += (criteria.has(key) ? 1 : 0) - (vendors.has(key) ? 1 : 0)
    }
    if (votes !== 0) return votes > 0 ? 'criteria' : 'vendors'
  }
  if (named.includes('weight') || named.includes('full')) return 'criteria'
  for (let row = headingRow + 1; row < table.rowCount; row++) {
    const role = rowRoleOf(table.cell(row, labels))
    if (role === 'weight' || role === 'full') return 'vendors'
    if (role === 'total' || role === 'rank') return 'criteria'
  }
  return named.includes('total') || named.includes('rank') ? 'vendors' : 'criteria'
}

function specialRows(
  table: Table,
  kind: TableKind,
  headingRow: number,
  columns: readonly ColumnRole[],
  labels: number,
): Readonly<Record<number, RowRole>> {
  const rows: Record<number, RowRole> = {}
  const values = columns.flatMap((role, column) => (role === 'value' ? [column] : []))
  const weight = columns.indexOf('weight')
  const isOwn = kind === 'comparison'
  const isHollow = (row: number) => values.every((column) => table.cell(row, column).trim() === '')
  let hasLevels = false
  for (let row = headingRow + 1; row < table.rowCount; row++) {
    if (isBlankRow(table, row)) rows[row] = 'skip'
    else if (isOwn && table.cell(row, columns.indexOf('id')).startsWith('#'))
      rows[row] = rowRoleOf(table.cell(row, columns.indexOf('id'))) ?? 'skip'
    else {
      const label = [labels, 0].map((column) => rowRoleOf(table.cell(row, column))).find((role) => role !== undefined)
      if (label) rows[row] = label
      else if (!isHollow(row)) hasLevels = true
    }
  }
  if (!hasLevels || isOwn || columns.includes('group') || columns[labels] !== 'criterion') return rows
  const hollow = [...Array(table.rowCount).keys()].filter(
    (row) => row > headingRow && rows[row] === undefined && isHollow(row),
  )
  const isWeighted = (row: number) => weight >= 0 && table.cell(row, weight).trim() !== ''
  const weighted = hollow.filter(isWeighted)
  /** The rows down to the next that has no levels. */
  const rowsBelow = (row: number) => {
    const below: number[] = []
    for (let next = row + 1; next < table.rowCount && rows[next] === undefined && !isHollow(next); next++)
      below.push(next)
    return below
  }
  const weightOf = (row: number) => numberIn(table.cell(row, weight)) ?? NaN
  const isSum = (row: number) =>
    Math.abs(weightOf(row) - sum(rowsBelow(row).map(weightOf))) <= 1e-6 * Math.max(1, weightOf(row))
  // Headings may carry the sum of their rows; any other weight is that of a criterion nobody has rated yet.
  const areSums = weighted.every(isSum) && weighted.some((row) => rowsBelow(row).length > 1)
  for (const row of hollow) if (areSums || !isWeighted(row)) rows[row] = 'group'
  return rows
}

function numberIn(text: string): number | null {
  const parsed = parseNumberCell(text, { decimal: '.' })
  return parsed.ok ? parsed.value.value : null
}

function rowRoleOf(label: string): RowRole | undefined {
  const role = roleOfHeading(label)
  return role === 'weight' || role === 'full' || role === 'total' || role === 'rank' || role === 'coverage'
    ? role
    : undefined
}

/**
 * Of the filled cells below the headings, how many could be a level or a mark.
 * @param short a word of so many letters may be a grade; names, too, have two in Chinese
 */
function shareOfLevels(table: Table, headingRow: number, column: number, short = 2): number {
  let filled = 0
  let levels = 0
  for (let row = headingRow + 1; row < Math.min(table.rowCount, 300); row++) {
    const text = table.cell(row, column)
    if (text.trim() === '') continue
    filled++
    const isLevel = stateOfMark(text) !== null || yesOrNo(text) !== null || parseNumberCell(text, { decimal: '.' }).ok
    if (isLevel || parseNumberCell(text, { decimal: ',' }).ok || text.trim().length <= short) levels++
  }
  return filled === 0 ? 1 : levels / filled
}
