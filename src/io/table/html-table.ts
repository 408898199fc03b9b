/** Tables as HTML on the clipboard: what Excel, LibreOffice, web pages and mail programs offer beside plain text. */
import type { Cell } from '../csv/format-csv'
import { formatNumber } from '../csv/format-csv'
import { guard, unguard } from '../csv/formula-guard'
import { tableOf, type Table } from './table'

/** `DOMParser` of the page; its documents run no scripts and load nothing. */
export interface HtmlParser {
  parseFromString(html: string, type: 'text/html'): Document
}

/** More would be an attack or a mistake: one cell can claim a million rows. */
const maxSpan = 1000
const maxColumns = 2000

/**
 * The first table; null when there is none. A cell that spans several rows or columns stands in its first place,
 * the others are empty. `<br>` and paragraphs are line breaks.
 */
export function parseHtmlTable(html: string, parser: HtmlParser): Table | null {
  const table = parser.parseFromString(unstyled(html), 'text/html').querySelector('table')
  if (!table) return null
  const rows: string[][] = []
  /** Rows still covered from above, by column. */
  let covered: number[] = []
  for (const tr of table.querySelectorAll('tr')) {
    if (tr.closest('table') !== table) continue
    const row: string[] = []
    const below = covered.map((left) => Math.max(0, left - 1))
    for (const cell of tr.children) {
      if (!/^t[dh]$/i.test(cell.tagName)) continue
      while ((covered[row.length] ?? 0) > 0) row.push('')
      const rowSpan = spanOf(cell.getAttribute('rowspan'))
      const columnSpan = spanOf(cell.getAttribute('colspan'))
      for (let i = 0; i < columnSpan && row.length < maxColumns; i++) {
        below[row.length] = rowSpan - 1
        row.push(i === 0 ? unguard(textOf(cell)) : '')
      }
    }
    while ((covered[row.length] ?? 0) > 0) row.push('')
    covered = Array.from(below, (left) => left ?? 0)
    rows.push(row)
  }
  return tableOf(rows)
}

/** Looks say nothing here, and the page's policy has the browser report each one. */
function unstyled(html: string): string {
  return html
    .replace(/<style\b[^]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(?=\s*=)/gi, '$1data-look'))
}

function spanOf(attribute: string | null): number {
  const span = Number.parseInt(attribute ?? '1', 10)
  return span >= 1 ? Math.min(span, maxSpan) : 1
}

const blocks = /^(?:p|div|li|tr|h[1-6])$/i

function textOf(cell: Element): string {
  let text = ''
  const visit = (node: Node) => {
    if (node.nodeType === 3) text += (node.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ')
    else if (node.nodeType === 1) {
      const { tagName } = node as Element
      if (/^(?:script|style)$/i.test(tagName)) return
      if (/^br$/i.test(tagName)) text += '\n'
      if (blocks.test(tagName) && text.trim() !== '' && !text.endsWith('\n')) text += '\n'
      node.childNodes.forEach(visit)
    }
  }
  cell.childNodes.forEach(visit)
  return text
    .replace(/[ ]*\n[ ]*/g, '\n')
    .replaceAll('\u00A0', ' ')
    .trim()
}

/** Beside `formatTsv` on the clipboard: keeps line breaks inside cells, and texts that look like numbers as texts. */
export function formatHtmlTable(rows: Iterable<readonly Cell[]>): string {
  let html = '<table>'
  for (const row of rows) html += `<tr>${row.map(htmlCell).join('')}</tr>`
  return `${html}</table>`
}

function htmlCell(cell: Cell): string {
  if (typeof cell === 'number') return `<td>${formatNumber(cell)}</td>`
  if (typeof cell === 'object') return `<td>${escaped(cell.verbatim)}</td>`
  // Excel reads the style: a text stays a text, and line breaks stay in the cell.
  const lines = escaped(guard(cell)).replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">')
  return `<td style="mso-number-format:'\\@'">${lines}</td>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
