import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelLines, textUnits } from '@/components/charts/label-lines'

describe('a label', () => {
  it('counts an ideograph as two letters', () => {
    expect(textUnits('CRM')).toBe(3)
    expect(textUnits('云启 CRM')).toBe(8)
  })

  it('breaks between words and between ideographs', () => {
    expect(labelLines('Integration and openness', 15, 3)).toEqual(['Integration and', 'openness'])
    expect(labelLines('连接性与开放性', 8, 3)).toEqual(['连接性与', '开放性'])
  })

  it('tears a word only when the line is too short for it', () => {
    expect(labelLines('Reconciliation', 5, 4)).toEqual(['Recon', 'cilia', 'tion'])
  })

  it('ends in an ellipsis where it is cut', () => {
    expect(labelLines('one two three four', 5, 2)).toEqual(['one', 'two…'])
    expect(labelLines('北辰云商客户关系管理平台', 10, 1)).toEqual(['北辰云商…'])
  })

  it('never exceeds its room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (text, units, most) => {
          const lines = labelLines(text, units, most)
          expect(lines.length).toBeLessThanOrEqual(most)
          for (const line of lines) expect(textUnits(line)).toBeLessThanOrEqual(Math.max(2, units))
        },
      ),
    )
  })
})
