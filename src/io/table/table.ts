/**
 * Rows of texts, as a file or the clipboard gives them; rows may differ in length.
 * Cells are cut out of the source when they are asked for: 2.7 million strings cost more than reading the file.
 */
export interface Table {
  readonly rowCount: number
  readonly widthOf: (row: number) => number
  /** Empty beyond the row's end. */
  readonly cell: (row: number, column: number) => string
  /** 1-based line of the source on which a row begins; quoted line breaks count. */
  readonly lineOf: (row: number) => number
  readonly distinct: (column: number) => DistinctTexts
}

/** One column by its different texts, so that each is understood only once. */
export interface DistinctTexts {
  /** May hold a text twice, where it was written in two ways. */
  readonly texts: readonly string[]
  /** One per row; the index into `texts`. */
  readonly ids: Int32Array
}

/** @param firstLine the line of the source on which the first row stands, where each row has one line */
export function tableOf(rows: readonly (readonly string[])[], firstLine = 1): Table {
  const cell = (row: number, column: number) => rows[row]?.[column] ?? ''
  return {
    rowCount: rows.length,
    widthOf: (row) => rows[row]?.length ?? 0,
    cell,
    lineOf: (row) => row + firstLine,
    distinct: (column) => {
      const idOf = new Map<string, number>()
      const ids = Int32Array.from(rows, (_, row) => {
        const text = cell(row, column)
        const known = idOf.get(text)
        if (known === undefined) idOf.set(text, idOf.size)
        return known ?? idOf.size - 1
      })
      return { texts: [...idOf.keys()], ids }
    },
  }
}

export function rowAt(table: Table, row: number): string[] {
  return Array.from({ length: table.widthOf(row) }, (_, column) => table.cell(row, column))
}

/** All texts, or those of the rows from..to. */
export function rowsOf(table: Table, from = 0, to = table.rowCount): string[][] {
  const rows: string[][] = []
  for (let row = from; row < Math.min(to, table.rowCount); row++) rows.push(rowAt(table, row))
  return rows
}

export function widestRow(table: Table): number {
  let widest = 0
  for (let row = 0; row < table.rowCount; row++) widest = Math.max(widest, table.widthOf(row))
  return widest
}

export function isBlankRow(table: Table, row: number): boolean {
  for (let column = 0; column < table.widthOf(row); column++) if (table.cell(row, column).trim() !== '') return false
  return true
}

/** Nothing to read: blank, or the headings once more, as on each printed page. */
export function isIdleRow(table: Table, row: number, headingRow: number): boolean {
  let column = 0
  while (column < table.widthOf(row) && table.cell(row, column) === table.cell(headingRow, column)) column++
  return isBlankRow(table, row) || (headingRow >= 0 && column > 0 && column >= table.widthOf(headingRow))
}

/** A column that is not there (−1) is blank in every row. */
export function distinctIn(table: Table, column: number): DistinctTexts {
  return column < 0 ? { texts: [''], ids: new Int32Array(table.rowCount) } : table.distinct(column)
}
