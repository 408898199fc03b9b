import { describe, expect, it } from 'vitest'
import { decodeBytes } from '@/io/table/decode-bytes'
import { checkSize, maxTableBytes, readTableSteps } from '@/io/table/read-table'
import { finish } from '@/io/steps'
import { rowsOf } from '@/io/table/table'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...codes: number[]) => Uint8Array.from(codes)
const utf16 = (text: string, isLittle: boolean) =>
  bytes(
    ...[...`\uFEFF${text}`].flatMap((sign) => {
      const code = sign.charCodeAt(0)
      return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )

describe('decoding bytes', () => {
  it('takes UTF-8 with and without a BOM', () => {
    expect(decodeBytes(utf8('评分'))).toEqual({ text: '评分', encoding: 'utf-8', isCertain: true })
    expect(decodeBytes(utf8('\uFEFF评分'))).toMatchObject({ text: '评分', encoding: 'utf-8' })
  })

  it('takes UTF-8 that holds a replacement character', () => {
    expect(decodeBytes(utf8('a\uFFFDb'))).toEqual({ text: 'a\uFFFDb', encoding: 'utf-8', isCertain: true })
  })

  it('takes a short GBK text for GB18030', () => {
    // 评分 in GBK
    expect(decodeBytes(bytes(0xc6, 0xc0, 0xb7, 0xd6))).toEqual({ text: '评分', encoding: 'gb18030', isCertain: false })
  })

  it('takes what is neither for windows-1252', () => {
    // GB18030 has no ü before a comma. (Node 20 decodes 0x80–0x9F wrongly, browsers do not: no € here.)
    expect(decodeBytes(bytes(0x5a, 0xfc, 0x2c, 0x31))).toMatchObject({
      text: 'Zü,1',
      encoding: 'windows-1252',
      isCertain: false,
    })
  })

  it('takes UTF-16 by its BOM, either way round', () => {
    expect(decodeBytes(utf16('a,评', true))).toMatchObject({ text: 'a,评', encoding: 'utf-16le', isCertain: true })
    expect(decodeBytes(utf16('a,评', false))).toMatchObject({ text: 'a,评', encoding: 'utf-16be', isCertain: true })
  })

  it('takes UTF-16 without a BOM by the NULs of its commas, either way round', () => {
    const text = '评分项,一级,甲\n功能,4,3\n'
    for (const isLittle of [true, false])
      expect(decodeBytes(utf16(text, isLittle).subarray(2))).toMatchObject({
        text,
        encoding: isLittle ? 'utf-16le' : 'utf-16be',
        isCertain: false,
      })
  })

  it('obeys a choice', () => {
    expect(decodeBytes(bytes(0x4d, 0xfc, 0x6c), 'windows-1252').text).toBe('Mül')
  })
})

describe('reading a file', () => {
  const read = (file: Uint8Array) => finish(readTableSteps(file))
  const refusal = (file: Uint8Array) => {
    const result = read(file)
    return result.ok ? null : result.problem.code
  }

  it('refuses 100 MB before a byte is read', () => {
    expect(checkSize(100 * 1024 * 1024)).toMatchObject({
      code: 'file-too-large',
      params: { size: 100, limit: maxTableBytes / 1024 / 1024 },
    })
  })

  it('refuses 0 bytes, a lone BOM and blanks', () => {
    expect([bytes(), utf8('\uFEFF'), utf8(' \n ')].map(refusal)).toEqual(['file-empty', 'file-empty', 'file-empty'])
  })

  it('refuses workbooks, pictures and other binaries by what they are', () => {
    expect(refusal(bytes(0x50, 0x4b, 3, 4, 1, 2))).toBe('file-is-workbook')
    expect(refusal(bytes(0x89, 0x50, 0x4e, 0x47, 1))).toBe('file-not-text')
    for (const text of ['Rar!\x1a', '{\\rtf1 a', '<!DOCTYPE html>', '<html><table>'])
      expect(refusal(new TextEncoder().encode(text)), text).toBe('file-not-text')
    expect(refusal(bytes(1, ...new Array<number>(20).fill(0)))).toBe('file-not-text')
  })

  it.each(['<table><tr>', '<?xml version="1.0"?>', '\uFEFF\n<TABLE border=1>', '<meta charset=utf-8>'])(
    'refuses a page that is called a workbook: %j',
    (text) => expect(refusal(utf8(text))).toBe('file-not-text'),
  )

  it('reads cells that begin with a sign', () => {
    expect(read(utf8('<5,a\n1,2\n')).ok).toBe(true)
  })

  it('reads UTF-16 without a BOM', () => {
    const result = read(utf16('Vendor,Price,Quality\nA,4,5\n', true).subarray(2))
    expect(result.ok && result.value.table.cell(1, 0)).toBe('A')
  })

  it('obeys and drops a sep= line, and counts it', () => {
    const result = read(utf8('sep=;\r\na;b\r\n1,5;2\r\n'))
    if (!result.ok) throw new Error()
    const { table, delimiter, decimal } = result.value
    expect([rowsOf(table), delimiter, decimal, table.lineOf(0)]).toEqual([
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
      ';',
      ',',
      2,
    ])
  })

  it('names the line of a broken quote behind a sep= line', () => {
    const result = read(utf8('sep=,\na,b\n"c"x,d\n'))
    expect(!result.ok && result.problem).toMatchObject({ code: 'csv-broken-quote', line: 3 })
  })
})
