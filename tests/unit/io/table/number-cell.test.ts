import { describe, expect, it } from 'vitest'
import { parseNumberCell } from '@/io/table/number-cell'

const value = (text: string, decimal: '.' | ',' = '.') => {
  const parsed = parseNumberCell(text, { decimal })
  return parsed.ok ? parsed.value.value : parsed.code
}

describe('a number cell', () => {
  it.each([
    ['3', 3],
    [' 4.5 ', 4.5],
    ['-2', -2],
    ['+2', 2],
    ['−2', -2],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-7', 1e-7],
    ['1,234,567.5', 1234567.5],
    ['1 234', 1234],
    ['１２．５％', 12.5],
    ['－３', -3],
    ['＋１，２３４', 1234],
    ['¥1,200', 1200],
    ['85分', 85],
    ['3 kg', 3],
    ['12万', 120000],
    ['１．１５万元', 11500],
    ['¥12万', 120000],
    ['3百万', 3000000],
    ['2亿', 200000000],
    ['5千元', 5000],
    ['5千克', 5],
    ['120k', 120000],
    ['120K€', 120000],
    ['1.2M', 1200000],
    ['1.2 million', 1200000],
    ['3 m', 3],
    ['3 MB', 3],
    ['1e3k', 1000000],
  ])('reads %j as %d', (text, expected) => {
    expect(value(text)).toBe(expected)
  })

  it('reads the decimal comma where that is the mark', () => {
    expect(value('1.234,5', ',')).toBe(1234.5)
    expect(value('4,5', ',')).toBe(4.5)
  })

  it('keeps the percent sign and the unit apart', () => {
    expect(parseNumberCell('１２．５％', { decimal: '.' })).toEqual({
      ok: true,
      value: { value: 12.5, isPercent: true, unit: '', magnitude: 1 },
    })
    expect(parseNumberCell('85分', { decimal: '.' })).toMatchObject({ value: { unit: '分' } })
  })

  it.each([
    'NaN',
    'Infinity',
    '-Infinity',
    '0x1F',
    '1/2',
    '1-2',
    '0,125',
    '2026-01-01',
    '1,5',
    '1.2.3',
    '12,34',
    'abc',
    '=1',
    '#DIV/0!',
    '--1',
    '1:2',
  ])('does not take %j for a number', (text) => {
    expect(value(text)).toBe('number-not-understood')
  })

  it('says when a number is missing or beyond all bounds', () => {
    expect(value('  ')).toBe('number-empty')
    expect(value('1e999')).toBe('number-too-large')
  })
})
