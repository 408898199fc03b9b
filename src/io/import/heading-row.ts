/** Where the headings of a sheet stand, and what its columns hold below them. */
import { roleOfHeading, stateOfMark, yesOrNo, type ColumnRole } from '../table/headings'
import { parseNumberCell } from '../table/number-cell'
import { isBlankRow, rowAt, widestRow, type Table } from '../table/table'
import { isGrade } from './grades'
import { fractionOf } from './level-cell'

/** A role for each column that its heading names. */
export type Named = readonly (ColumnRole | undefined)[]

/**
 * Titles and dates often stand above: the first row at least half as full as the fullest of the first ones, and with
 * two headings at least, or one behind an empty corner. Of two rows of headings the lower, where that one has the names.
 */
export function findHeadingRow(table: Table): number {
  const looked = Math.min(table.rowCount, 12)
  const filled = Array.from(
    { length: looked },
    (_, row) => rowAt(table, row).filter((cell) => cell.trim() !== '').length,
  )
  const most = Math.max(0, ...filled)
  if (most <= 1) return roleOfHeading(table.cell(0, 0)) ? 0 : -1
  const isFull = (count: number, row: number) =>
    count * 2 >= most && (count >= 2 || (count === 1 && table.cell(row, 0).trim() === ''))
  const first = filled.findIndex(isFull)
  if (!hasSubHeadings(table, first)) {
    const known = headingsIn(table, first).size
    // A line of a form, filled in, may be as full: `Project: | CRM | Date: | 2026`.
    const better = filled.findIndex((count, row) => {
      const roles = headingsIn(table, row)
      return isFull(count, row) && (roles.has('criterion') || roles.has('vendor')) && roles.size > Math.max(1, known)
    })
    return Math.max(first, better)
  }
  const below = rowAt(table, first + 1).filter((text) => text.trim() !== '')
  // 权重 may stand below each heading; evaluators below each vendor are no columns of their own.
  const names = below.filter((text) => roleOfHeading(text) === undefined)
  return names.length > 0 && new Set(names).size === names.length ? first + 1 : first
}

/** What a row's headings name. A colon leads to what is filled in behind it. */
function headingsIn(table: Table, row: number): ReadonlySet<ColumnRole> {
  return new Set(rowAt(table, row).flatMap((text) => (/[:：]\s*$/.test(text) ? [] : (roleOfHeading(text) ?? []))))
}

/** Whether the next row goes on with the headings: words below the empty end of a merged heading, levels below them. */
export function hasSubHeadings(table: Table, row: number): boolean {
  const below = rowAt(table, row + 1)
  return (
    !isBlankRow(table, row) &&
    below.every((text) => text.trim() === '' || !isLevel(text)) &&
    below.some(
      (text, column) =>
        column > 0 &&
        text.trim() !== '' &&
        table.cell(row, column).trim() === '' &&
        shareOfLevels(table, row + 1, column, 0) >= 0.5,
    )
  )
}

/** Merged down over two rows of headings, a word lies in the upper one. */
export function namedColumns(table: Table, headingRow: number): Named {
  const above = headingRow > 0 && hasSubHeadings(table, headingRow - 1) ? rowAt(table, headingRow - 1) : []
  const isHeading = above.filter((text) => text.trim() !== '').length > 1
  return Array.from({ length: widestRow(table) }, (_, column) => {
    const own = headingRow < 0 ? '' : table.cell(headingRow, column)
    const over = isHeading ? (above[column] ?? '') : ''
    const role = roleOfHeading(own.trim() === '' ? over : own)
    // 名称 below 一级指标: the name of what the heading above says.
    return role === 'name' ? (roleOfHeading(over) ?? role) : role
  })
}

/**
 * Of the filled cells below the headings, how many could be a level or a mark; 1 where none is filled.
 * @param short a word of so many letters may be a grade; names, too, have two in Chinese
 */
export function shareOfLevels(table: Table, headingRow: number, column: number, short = 2): number {
  let filled = 0
  let levels = 0
  for (let row = headingRow + 1; row < Math.min(table.rowCount, 300); row++) {
    const text = table.cell(row, column)
    if (text.trim() === '') continue
    filled++
    // A letter alone may be a vendor's name.
    const isWord = isGrade(text) && text.trim().length > 1
    if (isLevel(text) || isWord || text.trim().length <= short) levels++
  }
  return filled === 0 ? 1 : levels / filled
}

function isLevel(text: string): boolean {
  return (
    stateOfMark(text) !== null ||
    yesOrNo(text) !== null ||
    fractionOf(text) !== null ||
    parseNumberCell(text, { decimal: '.' }).ok ||
    parseNumberCell(text, { decimal: ',' }).ok
  )
}
