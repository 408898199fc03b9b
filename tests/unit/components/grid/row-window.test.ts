import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawAllUpTo, rowHeight, rowWindow, scrollFor } from '@/components/grid/row-window'

describe('the window of rows', () => {
  it('is everything in a matrix of ordinary size', () => {
    expect(rowWindow(drawAllUpTo, 500, 300)).toEqual({ first: 0, after: drawAllUpTo })
  })

  it('covers all that shows, wherever it is scrolled to, and stays small', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 5000 }),
        fc.nat(200_000),
        fc.integer({ min: 0, max: 2000 }),
        (rows, wanted, height) => {
          const scrollTop = Math.min(wanted, Math.max(0, rows * rowHeight - height))
          const { first, after } = rowWindow(rows, scrollTop, height)
          expect(first * rowHeight).toBeLessThanOrEqual(scrollTop)
          expect(after === rows || after * rowHeight >= scrollTop + height).toBe(true)
          expect(after - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 18)
        },
      ),
    )
  })

  it('does not change with every pixel', () => {
    expect(rowWindow(200, 1000, 600)).toEqual(rowWindow(200, 1010, 600))
  })
})

describe('scrolling to a cell', () => {
  it('moves only when the cell is out of sight, and no further than needed', () => {
    expect(scrollFor({ start: 100, end: 138 }, 90, 200)).toBe(90)
    expect(scrollFor({ start: 50, end: 88 }, 90, 200)).toBe(50)
    expect(scrollFor({ start: 300, end: 338 }, 90, 200)).toBe(138)
  })
  it('shows the start of a cell that is larger than the window', () => {
    expect(scrollFor({ start: 300, end: 600 }, 0, 100)).toBe(300)
  })
})
