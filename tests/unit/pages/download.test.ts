import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '@/pages/download'

describe('a file name', () => {
  it('keeps Chinese, accents and the ending', () => {
    expect(safeFileName('CRM 选型（示例）：澄江泵业 - 得分构成.png')).toBe('CRM 选型（示例）：澄江泵业 - 得分构成.png')
    expect(safeFileName('Société.csv')).toBe('Société.csv')
  })

  it('has no path, no direction marks and no leading dot', () => {
    expect(safeFileName('../../etc/passwd')).toBe('_.._etc_passwd')
    expect(safeFileName('a\u202Egnp.exe.csv')).toBe('agnp.exe.csv')
    expect(safeFileName('.hidden.csv')).toBe('hidden.csv')
  })

  it('is never empty and never a device of Windows', () => {
    expect(safeFileName('')).toBe('evenhand')
    expect(safeFileName('///.csv')).toBe('___.csv')
    expect(safeFileName('con.csv')).toBe('_con.csv')
    expect(safeFileName('\u0000.json')).toBe('evenhand.json')
  })

  it('fits into what file systems allow, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const name = safeFileName(`${title} - x.csv`)
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200)
        expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}]+\.csv$/u)
      }),
    )
  })

  it('cuts between characters, not inside one', () => {
    const name = safeFileName(`${'选'.repeat(300)}.csv`)
    expect(name).toBe(`${'选'.repeat(65)}.csv`)
  })
})
