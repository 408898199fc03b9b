import { describe, expect, it } from 'vitest'
import { markCount } from '@/domain/evaluation'
import { vendorMark, vendorPalette } from '@/components/ui/vendor-palette'

describe('the vendors’ marks', () => {
  it('are as many as documents may name, no two of the same colour and shape', () => {
    expect(new Set(vendorPalette.map(({ color, shape }) => `${color} ${shape}`)).size).toBe(markCount)
  })

  it('are there for any number that a file may hold', () => {
    for (const color of [-1, 0, 19, 20, 1e6, 3.7]) expect(vendorMark(color).path).not.toBe('')
  })
})
