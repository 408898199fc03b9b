import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText, parseNumber, parseWeight } from '@/components/criteria/number-text'

describe('parseNumber', () => {
  it.each([
    ['20', 20],
    [' 20 ', 20],
    ['２０', 20],
    ['１２．５', 12.5],
    ['１２，５', 12.5],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['1,250', 1250],
    ['1,250.5', 1250.5],
    ['1.250.000', 1_250_000],
    ['1 250', 1250],
    ['−3', -3],
    ['－３', -3],
    ['+4', 4],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1,5E+2', 150],
    ['1,250e1', 12_500],
    ['25e-1', 2.5],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ value, isPercent: false })
  })

  it.each(['25%', '２５％', '25 %'])('%s is 25 percent', (text) => {
    expect(parseNumber(text)).toEqual({ value: 25, isPercent: true })
  })

  it.each([
    '',
    ' ',
    'abc',
    'NaN',
    'Infinity',
    '1e999',
    '1e',
    'e3',
    '1e2.5',
    '0x10',
    '1-2',
    '--1',
    '%',
    '=1+1',
    '1,2,3',
    '十',
    '🙂',
  ])('refuses %s', (text) => {
    expect(parseNumber(text)).toBeNull()
  })

  it('never gives anything but a finite number or null', () => {
    fc.assert(fc.property(fc.string(), (text) => Number.isFinite(parseNumber(text)?.value ?? 0)))
  })

  it('reads back what a field shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 8 }), fc.integer({ min: 0, max: 6 }), (whole, decimals) => {
        const value = Number((whole / 10 ** decimals).toFixed(6))
        expect(parseNumber(numberText(value))?.value).toBe(value)
      }),
    )
  })
})

describe('parseWeight', () => {
  it('takes zero and more', () => {
    expect(parseWeight('0')).toEqual({ ok: true, weight: 0, isPercent: false })
    expect(parseWeight('-0')).toEqual({ ok: true, weight: 0, isPercent: false })
    expect(parseWeight('７．５')).toEqual({ ok: true, weight: 7.5, isPercent: false })
  })

  it('tells a percentage', () => {
    expect(parseWeight('25 %')).toEqual({ ok: true, weight: 25, isPercent: true })
  })

  it.each([
    ['-1', 'negative'],
    ['NaN', 'not-a-number'],
    ['', 'not-a-number'],
    ['9999999999999', 'too-large'],
  ])('refuses %s: %s', (text, fault) => {
    expect(parseWeight(text)).toEqual({ ok: false, fault })
  })
})
