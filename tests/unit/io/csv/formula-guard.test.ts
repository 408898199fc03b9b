import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guard, unguard } from '@/io/csv/formula-guard'

describe('the formula guard', () => {
  it.each([
    '=1+1',
    '+1+cmd',
    '-2+3',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\t=1',
    '\r=1',
    '\n=1',
    '\tplain',
    '\nplain',
    '\r\nplain',
    '  =1+1',
    '\u00A0=1',
    '\u3000=1',
    '\u200B=1',
    '\uFEFF=1',
    '\0=1',
    '\u200F=1',
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://evil","x")',
    "'tis",
    "''",
    '-',
    '-abc',
    '-1-1',
    '+8613800000000',
  ])('writes %j with one apostrophe before it', (text) => {
    expect(guard(text)).toBe(`'${text}`)
  })

  it.each(['', 'plain', '1', '-1', '-1.5', '-1e-7', '3-4', 'a=b', '云启', '<img onerror=x>', ' text', '#score', '5 %'])(
    'leaves %j alone',
    (text) => {
      expect(guard(text)).toBe(text)
    },
  )

  it('takes an apostrophe off only where it would have put one', () => {
    expect(unguard("'tis the season")).toBe("'tis the season")
    expect(unguard("'=1")).toBe('=1')
    expect(unguard("''=1")).toBe("'=1")
  })

  it('gives any text back, lone surrogates too', () => {
    const tricky = fc.string({
      unit: fc.constantFrom("'", '=', '-', '＋', '\t', '\n', ' ', '\0', '\u200B', '1', 'a', '\uD800'),
    })
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), (text) => {
        expect(unguard(guard(text))).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('lets no guarded text begin like a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', ' ', '\t', '\uFEFF', '1', 'a') }), (text) => {
        const written = guard(text)
        expect(/^[\s\uFEFF]*[=+@]/.test(written)).toBe(false)
        if (/^[\s\uFEFF]*-/.test(written)) expect(Number(written)).not.toBeNaN()
      }),
    )
  })
})
