/** What the mapping step shows of a table: its columns, its first rows, and those further down that are taken for something. */
import { columnLetter, type SheetColumn, type SheetRow } from '@/components/import/sheet'
import type { Mapping } from '@/io/import/mapping'
import type { Table } from '@/io/table/table'

export const shownColumns = 60
const rowsAbove = 4
const firstRows = 10
const laterRows = 12
const longest = 160

export function sheetColumns(table: Table, mapping: Mapping): SheetColumn[] {
  return mapping.columns.slice(0, shownColumns).map((role, column) => ({
    letter: columnLetter(column),
    heading: mapping.headingRow < 0 ? '' : shortened(table.cell(mapping.headingRow, column)),
    role,
  }))
}

export function sheetRows(table: Table, mapping: Mapping): SheetRow[] {
  const { headingRow } = mapping
  const body = headingRow + 1
  const numbers = [
    ...rangeOf(Math.max(0, headingRow - rowsAbove), Math.min(body + firstRows, table.rowCount)),
    ...Object.keys(mapping.rows)
      .map(Number)
      .filter((row) => row >= body + firstRows && mapping.rows[row] !== 'group' && mapping.rows[row] !== 'skip')
      .slice(0, laterRows),
  ]
  // A total that nobody recognised stands at the end: the last row is always in sight.
  const last = table.rowCount - 1
  if (last >= body && !numbers.includes(last)) numbers.push(last)
  const width = Math.min(mapping.columns.length, shownColumns)
  return numbers.map((row, i) => ({
    row,
    line: table.lineOf(row),
    cells: Array.from({ length: width }, (_, column) => shortened(table.cell(row, column))),
    place: row < headingRow ? 'above' : row === headingRow ? 'heading' : 'body',
    role: mapping.rows[row] ?? '',
    isAfterGap: i > 0 && row > (numbers[i - 1] ?? 0) + 1,
  }))
}

/** How many things run each way, to say in words what the table is taken for. */
export function sheetExtent(table: Table, mapping: Mapping): { readonly down: number; readonly across: number } {
  const body = Math.max(0, table.rowCount - mapping.headingRow - 1)
  return {
    down: body - Object.keys(mapping.rows).filter((row) => Number(row) > mapping.headingRow).length,
    across: mapping.columns.filter((role) => role === 'value').length,
  }
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
