/** What spreadsheets put on the clipboard as text. */
import type { Cell } from '../csv/format-csv'
import { formatNumber } from '../csv/format-csv'
import { guard, unguard } from '../csv/formula-guard'
import { parseDelimited } from './parse-delimited'
import { tableOf, type Table } from './table'

/**
 * Tab-separated as Excel writes it: a cell with a tab, a line break or a quote is quoted, quotes doubled; quotes
 * inside unquoted cells stay. Text that only looks quoted (typed by hand) is taken as it stands: nothing is refused.
 */
export function parsePastedTable(text: string): Table {
  const parsed = parseDelimited(text, { delimiter: '\t' })
  if (parsed.ok) return parsed.value
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return tableOf(lines.map((line) => line.split('\t').map((cell) => unguard(cell))))
}

/** For pasting into a spreadsheet. */
export function formatTsv(rows: Iterable<readonly Cell[]>): string {
  const lines: string[] = []
  for (const row of rows) lines.push(row.map(tsvCell).join('\t'))
  // A line break at the end belongs to the row before it: an empty last row needs its own.
  if (lines.at(-1) === '') lines.push('')
  return lines.join('\r\n')
}

function tsvCell(cell: Cell): string {
  if (typeof cell === 'number') return formatNumber(cell)
  if (typeof cell === 'object') return cell.verbatim
  const text = guard(cell)
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
