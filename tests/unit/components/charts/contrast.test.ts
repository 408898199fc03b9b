import { describe, expect, it } from 'vitest'
import { contrast, mix, readableOn } from '@/components/charts/contrast'
import { groupTint, groupTints } from '@/components/charts/group-tints'
import { vendorPalette } from '@/components/ui/vendor-palette'

const sheets = [
  { name: 'light', sheet: '#ffffff', ink: '#1c211f', isDark: false },
  { name: 'dark', sheet: '#1d2221', ink: '#e9ebe6', isDark: true },
]

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#fff', '#fff')).toBe(1)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it('mixes by channel', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(mix('#102030', '#ffffff', 0)).toBe('#102030')
  })
})

describe.each(sheets)('on the $name sheet', ({ sheet, ink, isDark }) => {
  it('every vendor line stands out', () => {
    for (const { color } of vendorPalette) {
      expect(contrast(readableOn(color, sheet, ink), sheet), color).toBeGreaterThanOrEqual(3)
    }
  })

  it('every group fill stands out, and its figures can be read', () => {
    const { fills, text } = groupTints(isDark)
    for (const fill of fills) {
      expect(contrast(fill, sheet), fill).toBeGreaterThanOrEqual(3)
      expect(contrast(fill, text), fill).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('neighbouring groups differ, however many there are', () => {
    for (let i = 0; i < 20; i++) expect(groupTint(i, isDark)).not.toBe(groupTint(i + 1, isDark))
  })
})

describe('a colour that stands out already', () => {
  it('stays as it is', () => {
    expect(readableOn('#bd1f01', '#ffffff', '#000000')).toBe('#bd1f01')
  })
})
