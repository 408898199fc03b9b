import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { parseDelimited } from '@/io/table/parse-delimited'
import { rowsOf, tableOf, type Table } from '@/io/table/table'

const table = (text: string, delimiter = ','): Table => {
  const read = parseDelimited(text, { delimiter })
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}
const rows = (text: string, delimiter = ',') => rowsOf(table(text, delimiter))
const problem = (text: string) => {
  const read = parseDelimited(text, { delimiter: ',' })
  return read.ok ? null : read.problem
}

describe('reading delimited text', () => {
  it('reads cells and rows', () => {
    expect(rows('a,b\r\nc,d\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('needs no line break at the end', () => {
    expect(rows('a,b')).toEqual([['a', 'b']])
  })

  it('reads an empty text as no rows', () => {
    expect(rows('')).toEqual([])
  })

  it('keeps empty cells, a last one too', () => {
    expect(rows(',a,,\n,')).toEqual([
      ['', 'a', '', ''],
      ['', ''],
    ])
  })

  it('keeps blank lines as rows of one empty cell', () => {
    expect(rows('a\n\nb')).toEqual([['a'], [''], ['b']])
  })

  it('takes CRLF, LF and CR in one file', () => {
    expect(rows('a\r\nb\nc\rd')).toEqual([['a'], ['b'], ['c'], ['d']])
  })

  it('reads delimiters, line breaks and doubled quotes inside quotes', () => {
    expect(rows('"a,b","c\r\nd","say ""x"""')).toEqual([['a,b', 'c\r\nd', 'say "x"']])
  })

  it('leaves quotes inside an unquoted cell alone', () => {
    expect(rows('5" disk,a""b')).toEqual([['5" disk', 'a""b']])
  })

  it('drops spaces after a closing quote', () => {
    expect(rows('"a"  ,b')).toEqual([['a', 'b']])
  })

  it('lets rows differ in length', () => {
    expect(rows('a,b,c\nd\ne,f,g,h')).toEqual([['a', 'b', 'c'], ['d'], ['e', 'f', 'g', 'h']])
  })

  it('answers an empty text beyond the end of a row', () => {
    expect(table('a\nb,c').cell(0, 1)).toBe('')
    expect(table('a').cell(7, 0)).toBe('')
  })

  it('takes the guard of our own files off', () => {
    expect(rows("'=1,'tis,\"'\ttab\"")).toEqual([['=1', "'tis", '\ttab']])
  })

  it('keeps duplicate headings and names of Object.prototype', () => {
    expect(rows('__proto__,a,a,constructor\n1,2,3,4')).toEqual([
      ['__proto__', 'a', 'a', 'constructor'],
      ['1', '2', '3', '4'],
    ])
  })

  it('knows the true line of each row behind quoted line breaks', () => {
    const read = table('a\n"b\nb\r\nb",1\nc\n"d\rd"\ne')
    expect([0, 1, 2, 3, 4].map(read.lineOf)).toEqual([1, 2, 5, 6, 8])
  })

  it('names the line on which a quote that is never closed begins', () => {
    expect(problem('a,b\n"x\ny",c\nd,"never\nclosed,\n')).toMatchObject({
      code: 'csv-quote-not-closed',
      line: 4,
      column: 2,
    })
  })

  it('names the line where text follows a closing quote', () => {
    expect(problem('a\nb,"c"d,e\n')).toMatchObject({ code: 'csv-broken-quote', line: 2, column: 2 })
  })

  it('reads 200,000 rows', () => {
    const text = Array.from({ length: 200_000 }, (_, i) => `${String(i)},"x ${String(i)}",z`).join('\n')
    const read = table(text)
    expect(read.rowCount).toBe(200_000)
    expect(read.cell(199_999, 1)).toBe('x 199999')
    expect(read.lineOf(199_999)).toBe(200_000)
  })

  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', '', '云', '1'), maxLength: 6 })
  const anyTable = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 20 })

  it('agrees with PapaParse on every well-formed file', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (cells, delimiter, newline) => {
          const text = Papa.unparse(cells, { delimiter, newline })
          const theirs = Papa.parse<string[]>(text, { delimiter, newline })
          expect(theirs.errors).toEqual([])
          // A last row of one empty cell is a last line break: Papa keeps it as a row, we as the end of the one before.
          const ours = rows(text, delimiter)
          expect([ours, [...ours, ['']]]).toContainEqual(theirs.data)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('groups equal texts of a column, as a plain table does', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(3), (cells, column) => {
        const plain = tableOf(cells)
        const read = table(`${Papa.unparse(cells, { quotes: true })}\n`)
        const { texts, ids } = read.distinct(column)
        expect(Array.from(ids, (id) => texts[id])).toEqual(cells.map((row) => row[column] ?? ''))
        const { texts: plainTexts, ids: plainIds } = plain.distinct(column)
        expect(Array.from(plainIds, (id) => plainTexts[id])).toEqual(cells.map((row) => row[column] ?? ''))
      }),
    )
  })

  it('tells apart 50,000 different texts', () => {
    const read = table(Array.from({ length: 50_000 }, (_, i) => `n${String(i)}`).join('\n'))
    expect(new Set(read.distinct(0).texts).size).toBe(50_000)
  })
})
