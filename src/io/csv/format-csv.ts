/** Our CSV: UTF-8 with BOM, comma, CRLF after every row, RFC 4180 quotes, guarded against formulas (formula-guard). */
import type { Steps } from '../steps'
import { guard } from './formula-guard'

/** Text is guarded and quoted; numbers are written in the shortest form that reads back as the same number. */
export type Cell = string | number | Verbatim

/** A mark of the format itself, such as the `-` of an abstention, written as it is. */
export interface Verbatim {
  readonly verbatim: string
}

export type CsvRow = readonly Cell[]

export const byteOrderMark = '\uFEFF'

/** The whole file; `parse(formatCsv(rows))` gives the same texts. A row has at least one cell. */
export function formatCsv(rows: Iterable<CsvRow>): string {
  let text = byteOrderMark
  for (const row of rows) text += formatRow(row, text.length === 1)
  return text
}

const rowsPerStep = 2000

/**
 * The file in pieces for a `Blob`, the BOM in the first.
 * @param count of rows, for the progress
 */
export function* formatCsvSteps(rows: Iterable<CsvRow>, count: number): Steps<string[]> {
  const chunks: string[] = []
  let chunk = byteOrderMark
  let written = 0
  for (const row of rows) {
    chunk += formatRow(row, written === 0)
    if (++written % rowsPerStep === 0) {
      chunks.push(chunk)
      chunk = ''
      yield Math.min(1, written / count)
    }
  }
  chunks.push(chunk)
  return chunks
}

function formatRow(row: CsvRow, isFirst: boolean): string {
  const texts = new Array<string>(row.length)
  for (let i = 0; i < row.length; i++) {
    const cell = row[i] as Cell
    if (typeof cell === 'string') texts[i] = cell === '' ? '' : quoted(guard(cell), isFirst && i === 0)
    else texts[i] = typeof cell === 'number' ? formatNumber(cell) : cell.verbatim
  }
  return texts.join(',') + '\r\n'
}

/** NaN and infinities have no place in a file: an empty cell. */
export function formatNumber(x: number): string {
  return Number.isFinite(x) ? String(x) : ''
}

/** Readers trim outer spaces, and take a first line `sep=…` or a BOM for their own: quotes keep all three. */
function quoted(text: string, isStart: boolean): string {
  if (!needsQuotes(text) && !(isStart && /^(?:sep=|\uFEFF)/i.test(text))) return text
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`
}

/** A loop: four times as fast as a regular expression over cells of this length. */
function needsQuotes(text: string): boolean {
  const last = text.length - 1
  if (text.charCodeAt(0) === 32 || text.charCodeAt(last) === 32) return true
  for (let i = 0; i <= last; i++) {
    const code = text.charCodeAt(i)
    if (code <= 44 && (code === 44 || code === 34 || code === 10 || code === 13)) return true
  }
  return false
}
