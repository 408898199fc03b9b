/** What the mapping shows of a table: its columns with what each is taken for, and the rows worth seeing. */
export interface SheetColumn {
  /** `A`, `B`, … `AA`, as a spreadsheet names it. */
  readonly letter: string
  readonly heading: string
  readonly role: string
}

export interface SheetRow {
  /** From 0, in the table. */
  readonly row: number
  /** 1-based, in the file. */
  readonly line: number
  readonly cells: readonly string[]
  /** `above` stands over the headings and is not read. */
  readonly place: 'above' | 'heading' | 'body'
  /** Empty where the row is an ordinary one. */
  readonly role: string
  /** Rows are left out between this one and the one before. */
  readonly isAfterGap: boolean
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** 0 → `A`, 26 → `AA`. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
