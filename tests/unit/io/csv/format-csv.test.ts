import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCsv, formatCsvSteps, type CsvRow } from '@/io/csv/format-csv'
import { finish, finishPaced } from '@/io/steps'
import { parseDelimited } from '@/io/table/parse-delimited'
import { readTextSteps } from '@/io/table/read-table'
import { rowsOf } from '@/io/table/table'

const readBack = (csv: string) => {
  const read = finish(readTextSteps(csv.slice(1), { delimiter: ',' }))
  if (!read.ok) throw new Error(read.problem.code)
  return rowsOf(read.value.table)
}

describe('our CSV', () => {
  it('begins with a BOM and ends every row with CRLF', () => {
    expect(formatCsv([['a', 'b'], ['c']])).toBe('\uFEFFa,b\r\nc\r\n')
  })

  it('quotes cells with commas, quotes, line breaks and outer spaces', () => {
    expect(formatCsv([['a,b', 'say "x"', 'two\nlines', ' x ']])).toBe('\uFEFF"a,b","say ""x""","two\nlines"," x "\r\n')
  })

  it('writes numbers in their shortest form, without separators and without a guard', () => {
    expect(formatCsv([[0.1, -2.5, 1e21, 1234567.25, 0]])).toBe('\uFEFF0.1,-2.5,1e+21,1234567.25,0\r\n')
  })

  it('writes what is no number as an empty cell', () => {
    expect(formatCsv([[NaN, Infinity, 1]])).toBe('\uFEFF,,1\r\n')
  })

  it('guards texts, but not the marks of the format', () => {
    expect(formatCsv([['=1', '-', { verbatim: '-' }]])).toBe("\uFEFF'=1,'-,-\r\n")
  })

  it('keeps a first cell that looks like a sep= line', () => {
    expect(readBack(formatCsv([['sep=;'], ['x']]))).toEqual([['sep=;'], ['x']])
  })

  it('reads back as the same texts, whatever they are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', "'", '=', ' ', ';', '\t', 'a', '\uFEFF') }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const read = parseDelimited(formatCsv(rows).slice(1), { delimiter: ',' })
        expect(read.ok && rowsOf(read.value)).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  it('reads back numbers as the same numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (numbers) => {
        const read = readBack(formatCsv([numbers]))
        expect(read[0]!.map(Number)).toEqual(numbers.map((x) => (x === 0 ? 0 : x)))
      }),
    )
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    "=cmd|'/C calc'!A0",
    '__proto__',
    'constructor',
    '\u202Egnp.exe',
    '👩‍👩‍👧‍👦 🇨🇳',
    'x'.repeat(5000),
  ])('carries the hostile name %.20s', (name) => {
    expect(readBack(formatCsv([['name'], [name]]))).toEqual([['name'], [name]])
  })

  it('comes in pieces that make the same file', async () => {
    const rows: CsvRow[] = Array.from({ length: 9000 }, (_, i) => [i, `row ${String(i)}`])
    const progress: number[] = []
    const steps = formatCsvSteps(rows, rows.length)
    const pieces = await finishPaced(steps, { blockMs: 0, onProgress: (done) => progress.push(done) })
    expect(pieces.join('')).toBe(formatCsv(rows))
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  })

  it('stops writing when it is cancelled', async () => {
    const controller = new AbortController()
    const rows = Array.from({ length: 9000 }, (_, i): CsvRow => [i])
    const writing = finishPaced(formatCsvSteps(rows, rows.length), {
      blockMs: 0,
      signal: controller.signal,
      onProgress: () => {
        controller.abort()
      },
    })
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' })
  })
})
