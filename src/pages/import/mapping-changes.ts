/** What one choice of the reader changes beside itself: most roles belong to one column or row only. */
import type { Mapping, RowRole } from '@/io/import/mapping'
import type { ColumnRole } from '@/io/table/headings'
import type { Table } from '@/io/table/table'

export function withColumn(columns: Mapping['columns'], column: number, role: ColumnRole): Mapping['columns'] {
  const isShared = role === 'aside' || role === 'value' || role === 'group' || role === 'groupWeight'
  return columns.map((was, i) => {
    if (i === column) return role
    return was === role && !isShared ? 'aside' : was
  })
}

/** @param role empty for an ordinary row */
export function withRow(rows: Mapping['rows'], row: number, role: RowRole | ''): Mapping['rows'] {
  const isShared = role === 'group' || role === 'skip'
  const changed: Record<number, RowRole> = {}
  for (const [at, was] of Object.entries(rows)) changed[Number(at)] = was === role && !isShared ? 'skip' : was
  if (role === '') delete changed[row]
  else changed[row] = role
  return changed
}

/** The table without what stands above a row. */
export function rowsFrom(table: Table, from: number): Table {
  return {
    rowCount: Math.max(0, table.rowCount - from),
    widthOf: (row) => table.widthOf(row + from),
    cell: (row, column) => table.cell(row + from, column),
    lineOf: (row) => table.lineOf(row + from),
    distinct: (column) => {
      const { texts, ids } = table.distinct(column)
      return { texts, ids: ids.slice(from) }
    },
  }
}
