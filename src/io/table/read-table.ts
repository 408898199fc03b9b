/**
 * A file of unknown origin → a table: size, kind of file, encoding, delimiter, rows. What was guessed is returned
 * beside the table, and each guess can be replaced by a choice.
 */
import type { Problem, Result } from '@/domain/result'
import { within, type Steps } from '../steps'
import { decodeBytes, utf16Of, type Encoding } from './decode-bytes'
import { parseDelimitedSteps } from './parse-delimited'
import { decimalOf, sniffDelimiter, type DecimalMark, type Delimiter } from './sniff-delimiter'
import { isBlankRow, type Table } from './table'

/** 300,000 ratings are 25 MB; beyond this the page would run out of memory first. */
export const maxTableBytes = 64 * 1024 * 1024

export interface ReadTable {
  readonly table: Table
  readonly encoding: Encoding
  readonly isEncodingCertain: boolean
  readonly delimiter: Delimiter
  readonly decimal: DecimalMark
}

export interface TableChoices {
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  readonly decimal?: DecimalMark
}

/** To be asked with `File.size` before a byte is read. */
export function checkSize(size: number, maxBytes = maxTableBytes): Problem | null {
  if (size === 0) return refusal('file-empty', {})
  if (size <= maxBytes) return null
  return refusal('file-too-large', { size: inMegabytes(size), limit: inMegabytes(maxBytes) })
}

export function* readTableSteps(bytes: Uint8Array, choices: TableChoices = {}): Steps<Result<ReadTable>> {
  const refused = checkSize(bytes.length) ?? checkKind(bytes)
  if (refused) return { ok: false, problem: refused }
  const { text, encoding, isCertain } = decodeBytes(bytes, choices.encoding)
  yield 0.1
  if (text.trim() === '') return { ok: false, problem: refusal('file-empty', {}) }
  const read = yield* within(readTextSteps(text, choices), 0.1, 1)
  return read.ok ? { ok: true, value: { ...read.value, encoding, isEncodingCertain: isCertain } } : read
}

/** Pasted or already decoded text in the form of a file. */
export function* readTextSteps(
  text: string,
  choices: TableChoices = {},
): Steps<Result<Pick<ReadTable, 'table' | 'delimiter' | 'decimal'>>> {
  const sniffed = sniffDelimiter(text)
  const delimiter = choices.delimiter ?? sniffed.delimiter
  const { from, firstLine } = sniffed
  const parsed = yield* parseDelimitedSteps(text, { delimiter, from, firstLine })
  if (!parsed.ok) return parsed
  if (isBlank(parsed.value)) return { ok: false, problem: refusal('file-empty', {}) }
  const isSniffed = delimiter === sniffed.delimiter
  const decimal =
    choices.decimal ?? (isSniffed ? sniffed.decimal : decimalOf(text.slice(from, from + 200_000), delimiter))
  return { ok: true, value: { table: parsed.value, delimiter, decimal } }
}

/** Delimiters and spaces only, as a spreadsheet saves a sheet without content. */
function isBlank(table: Table): boolean {
  for (let row = 0; row < table.rowCount; row++) if (!isBlankRow(table, row)) return false
  return true
}

const signatures: readonly { readonly bytes: readonly number[]; readonly kind: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'xlsx' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'xls' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'png' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'jpeg' },
  { bytes: [0x1f, 0x8b], kind: 'gzip' },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: 'rar' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], kind: 'rtf' },
]

/** Files that are no text of cells: known by their first bytes, by a tag, or by NULs that no UTF-16 explains. */
function checkKind(bytes: Uint8Array): Problem | null {
  const known = signatures.find((one) => one.bytes.every((byte, i) => bytes[i] === byte))
  if (known)
    return known.kind === 'xlsx' || known.kind === 'xls'
      ? refusal('file-is-workbook', {})
      : refusal('file-not-text', { kind: known.kind })
  // What some systems call a workbook is a page, or XML.
  const [, tag] = /^(?:ï»¿)?\s*<(!|\??[a-z]+)/i.exec(String.fromCharCode(...bytes.subarray(0, 64))) ?? []
  if (tag) return refusal('file-not-text', { kind: tag === '?xml' ? 'xml' : 'html' })
  const zeros = bytes.subarray(0, 4096).filter((byte) => byte === 0).length
  return zeros > 8 && !utf16Of(bytes) ? refusal('file-not-text', { kind: 'binary' }) : null
}

function refusal(code: string, params: Problem['params']): Problem {
  return { code, severity: 'error', params }
}

const inMegabytes = (size: number) => Math.ceil(size / 1024 / 1024)
