/** Tables on the clipboard, as spreadsheets write and read them. */
import { formatHtmlTable, parseHtmlTable } from '@/io/table/html-table'
import { formatTsv, parsePastedTable } from '@/io/table/pasted-table'
import { rowsOf } from '@/io/table/table'

export interface Clip {
  readonly plain: string
  readonly html: string
}

/** Codes of the tables themselves are written as they are, so that an abstention's `-` gets no guard before it. */
const codes = new Set(['-', 'N/A'])

export function writeTableClip(texts: readonly (readonly string[])[]): Clip {
  const rows = texts.map((row) => row.map((text) => (codes.has(text) ? { verbatim: text } : numberOr(text))))
  return { plain: formatTsv(rows), html: formatHtmlTable(rows) }
}

function numberOr(text: string): number | string {
  return text !== '' && String(Number(text)) === text ? Number(text) : text
}

/**
 * Plain text keeps quotes and line breaks as typed. The HTML is used where only it has the columns, or tells line breaks
 * inside cells from those between rows: mail and web pages write both alike, which leaves rows of unequal length.
 */
export function readTableClip({ plain, html }: Clip): readonly (readonly string[])[] {
  const fromText = rowsOf(parsePastedTable(plain))
  const columns = fromText[0]?.length ?? 0
  if (html === '' || (columns > 1 && fromText.every((row) => row.length === columns))) return fromText
  const table = parseHtmlTable(html, new DOMParser())
  const fromHtml = table ? rowsOf(table) : []
  return plain.trim() === '' || fromHtml.some((row) => row.length > 1) ? fromHtml : fromText
}
