import { describe, expect, it } from 'vitest'
import { vendorMark, vendorPalette } from '@/components/ui/vendor-palette'

describe('the vendors’ marks', () => {
  it('are twenty, no two of the same colour and shape', () => {
    expect(new Set(vendorPalette.map(({ color, shape }) => `${color} ${shape}`)).size).toBe(20)
  })

  it('are there for any number that a file may hold', () => {
    for (const color of [-1, 0, 19, 20, 1e6, 3.7]) expect(vendorMark(color).path).not.toBe('')
  })
})
