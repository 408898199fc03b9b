/** A guess at what a table is, from its headings, its marks and what the document already knows. */
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation } from '@/domain/evaluation'
import { itemsByName, nameKey } from '../names'
import { isHighest, isNoVendor, isPartialResult, isRemark, isVerdict, type ColumnRole } from '../table/headings'
import { rowAt, type Table } from '../table/table'
import { isCount, isExtreme, isFigures, isWordy } from './column-content'
import { findHeadingRow, namedColumns, shareOfLevels, type Named } from './heading-row'
import { rolesOfKind, type Mapping, type TableKind } from './mapping'
import { rowRoleOf, specialRows } from './special-rows'

export function recogniseTable(table: Table, document: Evaluation | null): Mapping {
  return proposal(table, null, document)
}

/** The same table taken for another kind: the proposal to start from once the user has chosen it. */
export function recogniseAs(table: Table, kind: TableKind, document: Evaluation | null): Mapping {
  return proposal(table, kind, document)
}

function proposal(table: Table, wanted: TableKind | null, document: Evaluation | null): Mapping {
  const headingRow = findHeadingRow(table)
  const named = namedColumns(table, headingRow)
  const kind = wanted ?? kindOf(table, named, headingRow, document)
  if (kind === 'matrix' || kind === 'comparison') return matrixMapping(table, kind, headingRow, named, document)
  return { kind, headingRow, columns: listColumns(table, kind, headingRow, named), down: 'criteria', rows: {} }
}

function kindOf(table: Table, named: Named, headingRow: number, document: Evaluation | null): TableKind {
  const has = (...roles: ColumnRole[]) => roles.every((role) => named.includes(role))
  const known = named.filter((role) => role !== undefined).length
  if (headingRow < 0) return 'vendors'
  // To the letter: a stranger's sheet may have all four, with merged cells and totals of its own.
  const words = rowAt(table, headingRow).map(nameKey)
  const hasOwn = ['id', 'group', 'criterion', 'weight'].every((word) => words.includes(word))
  // Vendors and groups may be called like any other column.
  if (hasOwn && hasResultRows(table, headingRow)) return 'comparison'
  if (has('rank', 'vendor', 'total', 'status')) return 'results'
  if (has('vendor') && (has('criterionId') || has('criterion')) && (has('level') || has('state'))) return 'ratings'
  // 功能 beside a total is a criterion that vendors are scored on; names below 评分项 are those of a list.
  if (has('vendor', 'criterion', 'total') && isWordy(table, headingRow, named.indexOf('criterion'))) return 'ratings'
  if (has('id', 'parent')) return 'criteria'
  if (hasOwn) return named.length === known ? 'criteria' : 'comparison'
  const isCriteria = has('criterion') || (has('weight') && has('name'))
  const isWeighed = (['scale', 'description', 'weight', 'full'] as const).some((role) => has(role))
  if (isCriteria && isWeighed && named.length === known) return 'criteria'
  const isVendors = has('vendor') || has('name')
  const isLevel = (role: ColumnRole | undefined, column: number) =>
    (role === undefined || role === 'criterion') && shareOfLevels(table, headingRow, column) >= 0.5
  const isScored = has('total') && named.filter(isLevel).length > 1
  if (isVendors && !isScored && (has('website') || has('contact') || has('status'))) return 'vendors'
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
function listColumns(table: Table, kind: TableKind, headingRow: number, named: Named): ColumnRole[] {
  const allowed = rolesOfKind[kind]
  const main: ColumnRole = kind === 'criteria' ? 'criterion' : 'vendor'
  const { label, groups } = kind === 'criteria' ? labelColumns(table, headingRow, named) : noLabels
  const { own: weights, ofGroups } = weightColumns(table, headingRow, named, label, groups)
  const taken = new Set<ColumnRole>()
  const columns = named.map((role, column): ColumnRole => {
    if (groups.includes(column)) return 'group'
    if (ofGroups.includes(column)) return 'groupWeight'
    if (column === weights) return 'weight'
    if (role === 'weight' && weights >= 0 && column !== weights) return 'aside'
    const wanted =
      role === 'name' && !named.includes(main) ? main : kind === 'ratings' && role === 'total' ? 'level' : role
    // What is to be looked at stands beside the name, as 评分标准 does.
    const meant = wanted === 'criterion' && label >= 0 && column !== label ? 'description' : wanted
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

const noLabels = { label: -1, groups: [] }

/**
 * Where the criteria stand, and in front of them the groups: a column that the next one divides, whether it was merged and
 * has gaps or says the same in several rows.
 * Words only: 功能 over a column of levels is a criterion itself. −1 where no heading says so.
 */
function labelColumns(table: Table, headingRow: number, named: Named): { label: number; groups: readonly number[] } {
  const isFilled = (row: number, column: number) => table.cell(row, column).trim() !== ''
  const isDivided = (column: number, next: number) => {
    const isOther = (row: number, at: number) => table.cell(row, at) !== table.cell(row - 1, at)
    for (let row = headingRow + 1; row < table.rowCount; row++) {
      if (!isFilled(row, next)) continue
      if (!isFilled(row, column)) return true
      if (row > headingRow + 1 && !isOther(row, column) && isOther(row, next)) return true
    }
    return false
  }
  const groups = named.flatMap((role, column) => (role === 'group' ? [column] : []))
  let label = -1
  named.forEach((role, column) => {
    if (role !== 'criterion' || !isWordy(table, headingRow, column)) return
    if (label >= 0 && !isDivided(label, column)) return
    if (label >= 0) groups.push(label)
    label = column
  })
  return { label, groups }
}

/**
 * Which column holds the criteria's weights (−1: none) and which those of their groups: named so; or merged like the
 * groups, with a weight on just those rows that name one; or, of several, one between group and criterion that says the
 * same all over a group.
 */
function weightColumns(
  table: Table,
  headingRow: number,
  named: Named,
  labels: number,
  allGroups: readonly number[],
): { own: number; ofGroups: readonly number[] } {
  const groups = allGroups.filter((group) => group !== labels)
  const isFilled = (row: number, column: number) => table.cell(row, column).trim() !== ''
  const labelled = Array.from({ length: table.rowCount - headingRow - 1 }, (_, i) => headingRow + 1 + i).filter((row) =>
    isFilled(row, labels),
  )
  // Results, and what stands below them, belong to no group: their empty cells are no gaps of merged ones.
  const roles = groups.length === 0 ? [] : labelled.map((row) => rowRoleOf(table.cell(row, labels)))
  const last = roles.findLastIndex((role) => role === 'total' || role === 'rank')
  const rows = labelled
    .slice(0, last < 0 ? roles.length : last)
    .filter((row, i) => !roles[i] && !isPartialResult(table.cell(row, labels)))
  const isTold = (row: number) => rowAt(table, row).filter((text) => text.trim() !== '').length > 1
  const filled = (column: number) => labelled.filter((row) => isFilled(row, column)).length
  // Without groups there is nothing else that they could weigh.
  const isWeight = (role: ColumnRole | undefined) =>
    role === 'weight' || (role === 'groupWeight' && groups.length === 0)
  const all = named.flatMap((role, column) => (isWeight(role) ? [column] : []))
  const isMergedLikeGroups = (column: number) =>
    rows.every((row) => isFilled(row, column) === groups.some((group) => isFilled(row, group))) &&
    rows.some(
      (row, i) => !isFilled(row, column) && (isTold(row) || rows.slice(i).some((next) => isFilled(next, column))),
    )
  const isConstant = (column: number) =>
    rows.every((row, i) => {
      const before = rows[i - 1]
      const isSameGroup = (group: number) => table.cell(row, group) === table.cell(before!, group)
      return (
        before === undefined || !groups.every(isSameGroup) || table.cell(row, column) === table.cell(before, column)
      )
    })
  const isBetween = (column: number) => column < labels && groups.some((group) => group < column)
  const ofGroups = named.flatMap((role, column) => {
    if (groups.length === 0) return []
    if (role === 'groupWeight') return [column]
    if (role !== 'weight' && role !== 'full') return []
    // Full points of a criterion say what it weighs; those of a group alone do not.
    const hasOther = named.filter((other) => other === role).length > 1
    if (isMergedLikeGroups(column)) return role === 'weight' || hasOther ? [column] : []
    return hasOther && isBetween(column) && isConstant(column) ? [column] : []
  })
  const [own = -1] = all.filter((column) => !ofGroups.includes(column)).toSorted((x, y) => filled(y) - filled(x))
  return { own, ofGroups }
}

function matrixMapping(
  table: Table,
  kind: TableKind,
  headingRow: number,
  all: Named,
  document: Evaluation | null,
): Mapping {
  const headings = headingRow < 0 ? [] : rowAt(table, headingRow)
  const isOwn = kind === 'comparison'
  const { label, groups } = isOwn ? noLabels : labelColumns(table, headingRow, all)
  const labels = isOwn ? all.indexOf('criterion') : label >= 0 ? label : nameColumn(table, headingRow, all)
  const down = whatRunsDown(table, headingRow, headings, all, labels, document)
  // Vendors have no weights and are marked at no time of their own: on Price, Weight and Time.
  const isMarkedOn = (role?: ColumnRole) => down === 'vendors' && (role === 'weight' || role === 'ratedAt')
  const named = all.map((role) => (isMarkedOn(role) ? undefined : role))
  const labelRole: ColumnRole = down === 'criteria' ? 'criterion' : 'vendor'
  const across = itemsByName<{ id: string; name: string }>(
    !document ? [] : down === 'criteria' ? document.vendors : leavesOf(document.criteria),
  )
  const { own: weights, ofGroups } = weightColumns(table, headingRow, named, labels, groups)
  const taken = new Set<ColumnRole>()
  // In our own sheet results are rows, and any other heading is a vendor's name, `Rank` too.
  const once: readonly ColumnRole[] = [
    'id',
    'group',
    'weight',
    ...(isOwn ? [] : (['full', 'threshold', 'total', 'rank'] as const)),
  ]
  const values: number[] = []
  const names: readonly (ColumnRole | undefined)[] = [undefined, 'name', 'vendor', 'criterion', 'coverage']
  /** 最低分 may also be the lowest of the row; `Must` may say Yes. */
  const isThreshold = (column: number) =>
    down === 'criteria' &&
    !isExtreme(table, headingRow, column, values, Math.min) &&
    isFigures(table, headingRow, column)
  const columns = Array.from({ length: named.length }, (_, column): ColumnRole => {
    if (column === labels) return labelRole
    if (groups.includes(column)) return 'group'
    const role = named[column]
    if (!isOwn && ofGroups.includes(column)) return 'groupWeight'
    if (!isOwn && column === weights) return 'weight'
    if (role === 'weight' && !isOwn && column !== weights) return 'aside'
    if (!isOwn && isHighest(headings[column] ?? '') && isExtreme(table, headingRow, column, values, Math.max))
      return 'aside'
    if (!isOwn && role === 'threshold' && !isThreshold(column)) return 'aside'
    if (role && once.includes(role) && !taken.has(role)) {
      taken.add(role)
      return role
    }
    const heading = nameKey(headings[column] ?? '')
    if (heading === '') return 'aside'
    if (!isOwn && (isPartialResult(heading) || !names.includes(role))) return 'aside'
    if (across.has(heading)) {
      values.push(column)
      return 'value'
    }
    if (!isOwn && down === 'criteria' && isNoVendor(heading)) return 'aside'
    if (!isOwn && isRemark(heading) && isWordy(table, headingRow, column)) return 'aside'
    if (!isOwn && (taken.has('total') || taken.has('rank')) && isVerdict(heading)) return 'aside'
    // On the left of the names stand numbers, or words on these.
    if (column < labels && (isCount(table, headingRow, column) || isWordy(table, headingRow, column))) return 'aside'
    if (shareOfLevels(table, headingRow, column) < 0.5) return 'aside'
    values.push(column)
    return 'value'
  })
  return { kind, headingRow, columns, down, rows: specialRows(table, kind, headingRow, columns) }
}

/** The named one, else the first column that holds words rather than numbers. */
function nameColumn(table: Table, headingRow: number, named: Named): number {
  for (const wanted of ['vendor', 'name', undefined, 'group'] as const) {
    const found = named.findIndex((role, column) => role === wanted && isWordy(table, headingRow, column))
    if (found >= 0) return found
  }
  return 0
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
