/** Where the headings of a sheet stand, and what its columns hold below them. */
import { isAside, roleOfHeading, stateOfMark, yesOrNo, type ColumnRole } from '../table/headings'
import { isBlankRow, rowAt, widestRow, type Table } from '../table/table'
import { isGrade } from './grades'
import { plainLevel } from './level-cell'

/** A role for each column that its heading names. */
export type Named = readonly (ColumnRole | undefined)[]

/** Headings stand among the first rows; below as many lines of notes, only where they say what they are. */
const [firstRows, mostRows] = [12, 40]

/**
 * Titles and dates often stand above: the first row at least half as full as the fullest of the first ones, and with
 * two headings at least, or one behind an empty corner. Of two rows of headings the one that has the names.
 */
export function findHeadingRow(table: Table): number {
  const filled = Array.from(
    { length: Math.min(table.rowCount, mostRows) },
    (_, row) => rowAt(table, row).filter((cell) => cell.trim() !== '').length,
  )
  const most = Math.max(0, ...filled.slice(0, firstRows))
  const isFull = (count: number, row: number) =>
    count * 2 >= most && (count >= 2 || (count === 1 && table.cell(row, 0).trim() === ''))
  const first = most <= 1 ? (roleOfHeading(table.cell(0, 0)) ? 0 : -1) : filled.findIndex(isFull)
  if (first < 0 || !hasSubHeadings(table, first)) {
    const known = first < 0 ? 0 : headingsIn(table, first).size
    // A line of a form, filled in, may be as full: `Project: | CRM | Date: | 2026`.
    const better = filled.findIndex((count, row) => {
      const roles = headingsIn(table, row)
      const isNear = row < firstRows || known === 0
      const isList = roles.has('criterion') || roles.has('vendor')
      return isNear && isFull(count, row) && isList && roles.size > Math.max(first < 0 ? 0 : 1, known)
    })
    const row = Math.max(first, better)
    return areNamesOver(table, row) ? row - 1 : row
  }
  const below = rowAt(table, first + 1).filter((text) => text.trim() !== '')
  // 权重 may stand below each heading; evaluators below each vendor are no columns of their own.
  const names = below.filter((text) => roleOfHeading(text) === undefined)
  return names.length > 0 && new Set(names).size === names.length ? first + 1 : first
}

/** Whether the row above has the names: two at least, all over the same word (`得分`). */
function areNamesOver(table: Table, row: number): boolean {
  const [first = '', ...others] = rowAt(table, row - 1).flatMap((name, column) =>
    name.trim() === '' ? [] : table.cell(row, column),
  )
  return others.length > 0 && isAside(first) && others.every((word) => word === first)
}

/** What a row's headings name. A colon leads to what is filled in behind it. */
function headingsIn(table: Table, row: number): ReadonlySet<ColumnRole> {
  return new Set(rowAt(table, row).flatMap((text) => (/[:：]\s*$/.test(text) ? [] : (roleOfHeading(text) ?? []))))
}

/**
 * Whether the next row goes on with the headings: the same word below all names, or words below the empty end of a merged
 * heading, and levels below them.
 */
export function hasSubHeadings(table: Table, row: number): boolean {
  const below = rowAt(table, row + 1)
  return (
    !isBlankRow(table, row) &&
    below.every((text) => text.trim() === '' || !isLevel(text)) &&
    (areNamesOver(table, row + 1) ||
      below.some(
        (text, column) =>
          column > 0 &&
          text.trim() !== '' &&
          table.cell(row, column).trim() === '' &&
          shareOfLevels(table, row + 1, column, 0) >= 0.5,
      ))
  )
}

/** Merged down over two rows of headings, a word lies in the upper one; or in the lower, in front of the vendors' names. */
export function namedColumns(table: Table, headingRow: number): Named {
  const labelled = areNamesOver(table, headingRow + 1)
    ? rowAt(table, headingRow).findIndex((text) => text.trim() !== '')
    : 0
  const above = headingRow > 0 && hasSubHeadings(table, headingRow - 1) ? rowAt(table, headingRow - 1) : []
  const isHeading = above.filter((text) => text.trim() !== '').length > 1
  return Array.from({ length: widestRow(table) }, (_, column) => {
    const own = headingRow < 0 ? '' : table.cell(headingRow + Number(column < labelled), column)
    const over = isHeading ? (above[column] ?? '') : ''
    const role = roleOfHeading(own.trim() === '' ? over : own)
    // 名称 below 一级指标: the name of what the heading above says.
    return role === 'name' ? (roleOfHeading(over) ?? role) : role
  })
}

/**
 * Of the filled cells below the headings, how many could be a level or a mark; 1 where none is filled.
 * @param short a word of so many letters may be a grade; one of two says what a row is about as well, in Chinese
 */
export function shareOfLevels(table: Table, headingRow: number, column: number, short = 1): number {
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
    plainLevel(text, '.') !== null ||
    plainLevel(text, ',') !== null
  )
}
