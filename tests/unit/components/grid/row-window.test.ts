import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, drawAllUpTo, rowHeight, rowWindow, scrollFor } from '@/components/grid/row-window'

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

describe('a window of another place', () => {
  it('does as long as it has every row that shows, and not when one is missing at either end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 500 }),
        fc.nat(500 * rowHeight),
        fc.integer({ min: 1, max: 2000 }),
        (rows, wanted, height) => {
          const scrollTop = Math.min(wanted, Math.max(0, rows * rowHeight - height))
          const own = rowWindow(rows, scrollTop, height)
          expect(covers(own, rows, scrollTop, height)).toBe(true)
          const first = Math.floor(scrollTop / rowHeight)
          const after = Math.min(rows, Math.ceil((scrollTop + height) / rowHeight))
          expect(covers({ first, after }, rows, scrollTop, height)).toBe(true)
          expect(covers({ first: first + 1, after }, rows, scrollTop, height)).toBe(false)
          expect(covers({ first, after: after - 1 }, rows, scrollTop, height)).toBe(false)
        },
      ),
    )
  })

  it('does not when it ends beyond the rows that are left', () => {
    expect(covers({ first: 40, after: 80 }, 70, 60 * rowHeight, 5 * rowHeight)).toBe(false)
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
