/** What the cells of a column are, all together, below the headings. */
import { parseNumberCell } from '../table/number-cell'
import type { Table } from '../table/table'
import { shareOfLevels } from './heading-row'

/** Words rather than levels. */
export function isWordy(table: Table, headingRow: number, column: number): boolean {
  return shareOfLevels(table, headingRow, column, 0) < 0.5
}

/** 1, 2, 3 … down the rows. */
export function isCount(table: Table, headingRow: number, column: number): boolean {
  const texts = Array.from({ length: table.rowCount - headingRow - 1 }, (_, i) =>
    table.cell(headingRow + 1 + i, column),
  )
  return texts.filter((text) => text.trim() !== '').every((text, i) => Number(text) === i + 1)
}

/** Numbers only, where anything stands. */
export function isFigures(table: Table, headingRow: number, column: number): boolean {
  for (let row = headingRow + 1; row < table.rowCount; row++)
    if (table.cell(row, column).trim() !== '' && !parseNumberCell(table.cell(row, column), { decimal: '.' }).ok)
      return false
  return true
}

/** Whether a column says of each row the highest (or lowest) of what stands in others: it sets no bound then. */
export function isExtreme(
  table: Table,
  headingRow: number,
  column: number,
  others: readonly number[],
  of: (...figures: number[]) => number,
): boolean {
  if (others.length === 0) return false
  for (let row = headingRow + 1; row < table.rowCount; row++) {
    const said = table.cell(row, column).trim()
    const figures = others.map((other) => Number(table.cell(row, other)))
    if (said !== '' && Number(said) !== of(...figures)) return false
  }
  return true
}
