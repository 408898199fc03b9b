import fc from 'fast-check'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { formatHtmlTable, parseHtmlTable, type HtmlParser } from '@/io/table/html-table'
import { formatTsv, parsePastedTable } from '@/io/table/pasted-table'
import { rowsOf } from '@/io/table/table'

const parser = new new Window().DOMParser() as unknown as HtmlParser
const html = (text: string) => {
  const table = parseHtmlTable(text, parser)
  return table && rowsOf(table)
}

describe('pasted cells', () => {
  it('are split at tabs and line breaks, as Excel writes them', () => {
    expect(rowsOf(parsePastedTable('a\tb\r\nc\td\r\n'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('keep line breaks, tabs and doubled quotes of quoted cells', () => {
    expect(rowsOf(parsePastedTable('"two\nlines"\t"say ""x"""\t"a\tb"'))).toEqual([['two\nlines', 'say "x"', 'a\tb']])
  })

  it('keep quotes inside unquoted cells', () => {
    expect(rowsOf(parsePastedTable('5" disk\tb'))).toEqual([['5" disk', 'b']])
  })

  it('are taken as they stand where quotes make no sense', () => {
    expect(rowsOf(parsePastedTable('"open\tb\nc\td'))).toEqual([
      ['"open', 'b'],
      ['c', 'd'],
    ])
  })

  it('come back from what is copied, whatever they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', "'", '=', 'a', ' ', '<', '&') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
        expect(rowsOf(parsePastedTable(formatTsv(rows)))).toEqual(rows)
      }),
    )
  })

  it('arrive in a spreadsheet without formulas', () => {
    expect(formatTsv([['=1+1', 2]])).toBe("'=1+1\t2")
  })

  it('come without looks, which the policy of the page would object to', () => {
    let given = ''
    const spy: HtmlParser = { parseFromString: (text, type) => parser.parseFromString((given = text), type) }
    const excel = `<style>td {color:red}</style><table><tr><td class=x style='mso-number-format:"\\@"'>a style="b"</td><td>2<br style="x">3</td></tr></table>`
    expect(rowsOf(parseHtmlTable(excel, spy)!)).toEqual([['a style="b"', '2\n3']])
    expect(new new Window().DOMParser().parseFromString(given, 'text/html').querySelector('[style], style')).toBeNull()
  })
})

describe('a pasted HTML table', () => {
  it('gives its cells, with <br> as line breaks', () => {
    expect(
      html('<p>x</p><table><tr><th>a</th><td>b<br>c</td></tr><tr><td>1 &amp; 2</td><td></td></tr></table>'),
    ).toEqual([
      ['a', 'b\nc'],
      ['1 & 2', ''],
    ])
  })

  it('leaves room where cells span columns and rows', () => {
    const rows = html(
      '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></table>',
    )
    expect(rows).toEqual([
      ['a', 'b', ''],
      ['', 'c', 'd'],
      ['e', 'f', 'g'],
    ])
  })

  it('does not believe enormous spans', () => {
    expect(html('<table><tr><td colspan="1000000000">a</td></tr></table>')![0]!.length).toBeLessThanOrEqual(2000)
  })

  it('is null where there is none', () => {
    expect(html('<b>no table</b>')).toBeNull()
  })

  it('comes back from what is copied', () => {
    const rows = [['<img onerror=x>', '=1', 'a\nb', "'tis", '&amp;']]
    expect(html(formatHtmlTable(rows))).toEqual(rows)
  })
})
