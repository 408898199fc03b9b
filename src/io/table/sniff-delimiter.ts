/**
 * Which delimiter: the one under which the first rows have the same number of columns most often, more columns first.
 * A first line `sep=;` is obeyed and dropped. The decimal mark is guessed with it.
 */
import { leadingRows } from './parse-delimited'

/** The last two are typed with a Chinese input method. */
export const delimiters = [',', ';', '\t', '|', '；', '，'] as const
export type Delimiter = string
export type DecimalMark = '.' | ','

export interface Sniffed {
  readonly delimiter: Delimiter
  readonly decimal: DecimalMark
  /** Where the table begins: after the `sep=` line, if there is one. */
  readonly from: number
  /** The line at `from`. */
  readonly firstLine: number
}

const sampleRows = 60
/** The first decimal may stand far below whole numbers. */
const decimalRows = 2000
const sampleLength = 200_000

export function sniffDelimiter(text: string): Sniffed {
  const declared = /^sep=([^\r\n])(?:\r\n|\r|\n|$)/i.exec(text)
  const from = declared ? declared[0].length : 0
  const sample = text.slice(from, from + sampleLength)
  const delimiter = declared?.[1] ?? mostConsistent(sample)
  return { delimiter, decimal: decimalOf(sample, delimiter), from, firstLine: declared ? 2 : 1 }
}

function mostConsistent(sample: string): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const score = consistency(leadingRows(sample, { delimiter, maxRows: sampleRows }))
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** 0 when there is one column only; else the share of rows with the usual count, and a little for more columns. */
function consistency(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  let filled = 0
  for (const row of rows) {
    if (row.length === 1 && row[0] === '') continue
    filled++
    counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  }
  let usual = 1
  let times = 0
  for (const [columns, count] of counts) {
    if (columns > 1 && (count > times || (count === times && columns > usual))) {
      usual = columns
      times = count
    }
  }
  return times === 0 ? 0 : times / filled + Math.min(usual, 20) / 100
}

/** `4.5`, `0.125`, `1,234.5` and `1,318,000`. Not `1.234`, which may be thousands just as well. */
const pointed = /^\s*[+-]?(?:(?![1-9]\d?\d?\.\d{3}\b)\d+\.\d+|\d+(?:,\d{3})+[.,]\d+) ?%?\s*$/

/**
 * A comma where more cells read `4,5` than `4.5`. What may be either has no vote; between commas it is quoted, and only
 * counts where whole numbers are not ten times as many and no cell says otherwise: a name or a remark may look like that.
 */
export function decimalOf(sample: string, delimiter: Delimiter): DecimalMark {
  let commas = 0
  let points = 0
  const isQuoted = delimiter === ','
  for (const row of leadingRows(sample, { delimiter, maxRows: decimalRows }))
    for (const cell of row) {
      // Names, remarks, times: looking at each of them twice takes longer than all else here.
      if (cell.length > 20 || !/^[\s\d+-]/.test(cell)) continue
      if (pointed.test(cell)) points += isQuoted ? Infinity : 1
      else if (pointed.test(cell.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')))) commas++
      else if (isQuoted && /^\d+$/.test(cell)) points += 0.1
    }
  return commas > points ? ',' : '.'
}
