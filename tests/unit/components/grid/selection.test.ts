import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  at,
  cellRowsIn,
  follow,
  isInside,
  jump,
  move,
  page,
  rangeOf,
  selectAll,
  step,
  toEdge,
  type GridShape,
  type Selection,
} from '@/components/grid/selection'

/** `g` is the band of a group, `.` an empty cell, `x` a filled one; one line a row. */
function shapeOf(...rows: string[]): GridShape {
  return {
    rows: rows.length,
    columns: Math.max(...rows.map((row) => row.length)),
    isCellRow: (row) => rows[row] !== undefined && !rows[row].startsWith('g'),
    isFilled: ({ row, column }) => rows[row]?.[column] === 'x',
  }
}
const shape = shapeOf('g', '...', '...', 'g', '...')
const from = (row: number, column: number) => at({ row, column })

describe('a selection when rows or columns move', () => {
  const chosen: Selection = { active: { row: 2, column: 1 }, start: { row: 2, column: 1 }, end: { row: 4, column: 0 } }
  const moved = (rows: readonly number[], columns = [0, 1, 2]) =>
    follow(chosen, { rowOf: (row) => rows[row]!, columnOf: (column) => columns[column]! }, shape)

  it('stays where nothing has', () => {
    expect(moved([0, 1, 2, 3, 4])).toBeNull()
    expect(follow(at({ row: 1, column: 1 }), { rowOf: (r) => r, columnOf: (c) => c }, shape)).toBeNull()
  })
  it('goes along as a whole', () => {
    expect(moved([-1, -1, 0, 1, 2])).toEqual({
      active: { row: 0, column: 1 },
      start: { row: 0, column: 1 },
      end: { row: 2, column: 0 },
    })
    expect(moved([0, 1, 2, 3, 4], [1, 0, 2])).toMatchObject({ active: { column: 0 }, end: { column: 1 } })
  })
  it('shrinks to its active cell where something in it is gone, or has come between', () => {
    expect(moved([0, 1, 2, 3, -1])).toEqual(at({ row: 2, column: 1 }))
    expect(moved([0, 1, 2, 4, 5])).toEqual(at({ row: 2, column: 1 }))
    expect(moved([0, 1, 2, 3, 4], [0, 2, 1])).toEqual(at({ row: 2, column: 2 }))
  })
  it('takes the nearest place where its active cell is gone', () => {
    expect(moved([0, 1, -1, -1, -1])).toEqual(at({ row: 2, column: 1 }))
  })
})

describe('arrows', () => {
  it('stop at the bands of groups, where they can be folded', () => {
    expect(move(from(2, 1), shape, 'down').active).toEqual({ row: 3, column: 1 })
  })
  it('stay at the edge', () => {
    expect(move(from(4, 0), shape, 'down')).toEqual(from(4, 0))
    expect(move(from(1, 0), shape, 'left')).toEqual(from(1, 0))
  })
  it('with Shift move the corner of the range and pass over bands', () => {
    const selection = move(move(from(2, 0), shape, 'down', true), shape, 'right', true)
    expect(selection.active).toEqual({ row: 2, column: 0 })
    expect(rangeOf(selection)).toEqual({ top: 2, bottom: 4, left: 0, right: 1 })
    expect(cellRowsIn(rangeOf(selection), shape)).toEqual([2, 4])
  })
})

describe('Ctrl and an arrow', () => {
  const filled = shapeOf('x', 'x', 'g', 'x', '.', '.', 'x')
  it('goes to the end of a filled block, over bands', () => {
    expect(jump(from(0, 0), filled, 'down').active.row).toBe(3)
  })
  it('goes from the end of a block over a gap to the next one', () => {
    expect(jump(from(3, 0), filled, 'down').active.row).toBe(6)
  })
  it('goes to the edge where nothing follows', () => {
    expect(jump(from(1, 1), shape, 'right').active).toEqual({ row: 1, column: 2 })
  })
})

describe('Enter and Tab', () => {
  it('pass over bands', () => {
    expect(step(from(2, 1), shape, 'row')!.active).toEqual({ row: 4, column: 1 })
  })
  it('Enter stays on the last row, Tab goes on in the next one and leaves at the end', () => {
    expect(step(from(4, 1), shape, 'row')).toEqual(from(4, 1))
    expect(step(from(2, 2), shape, 'column')!.active).toEqual({ row: 4, column: 0 })
    expect(step(from(4, 2), shape, 'column')).toBeNull()
    expect(step(from(1, 0), shape, 'column', true)).toBeNull()
  })
  it('go round inside a range, down the columns and along the rows', () => {
    let selection: Selection = {
      active: { row: 1, column: 0 },
      start: { row: 1, column: 0 },
      end: { row: 4, column: 1 },
    }
    const places = (axis: 'row' | 'column') =>
      Array.from({ length: 6 }, () => {
        selection = step(selection, shape, axis)!
        return `${selection.active.row},${selection.active.column}`
      })
    expect(places('row')).toEqual(['2,0', '4,0', '1,1', '2,1', '4,1', '1,0'])
    expect(places('column')).toEqual(['1,1', '2,0', '2,1', '4,0', '4,1', '1,0'])
  })
})

describe('Home, End, pages and all', () => {
  it('find the first and last cell, not a band', () => {
    expect(toEdge(from(2, 1), shape, 'grid-start').active).toEqual({ row: 1, column: 0 })
    expect(toEdge(from(2, 1), shape, 'grid-end').active).toEqual({ row: 4, column: 2 })
    expect(toEdge(from(2, 1), shape, 'row-end').active).toEqual({ row: 2, column: 2 })
  })
  it('a page never ends on a band', () => {
    expect(page(from(1, 1), shape, 2).active).toEqual({ row: 4, column: 1 })
    expect(page(from(4, 1), shape, -10).active).toEqual({ row: 1, column: 1 })
  })
  it('all are all cells', () => {
    expect(rangeOf(selectAll(from(2, 1), shape))).toEqual({ top: 1, bottom: 4, left: 0, right: 2 })
  })
})

describe('whatever the keys', () => {
  it('the selection stays inside, and its active cell inside the range', () => {
    const rows = fc
      .array(fc.constantFrom('g', '.x.', '...', 'xxx'), { minLength: 1, maxLength: 8 })
      .filter((r) => r.some((x) => x !== 'g'))
    const key = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('up', 'down', 'left', 'right'), fc.boolean())
    fc.assert(
      fc.property(rows, fc.array(key, { maxLength: 30 }), (texts, keys) => {
        const any = { ...shapeOf(...texts), columns: 3 }
        let s: Selection = at({ row: texts.findIndex((row) => row !== 'g'), column: 0 })
        for (const [kind, direction, flag] of keys) {
          if (kind === 0) s = move(s, any, direction, flag)
          else if (kind === 1) s = jump(s, any, direction, flag)
          else if (kind === 2) s = step(s, any, flag ? 'row' : 'column') ?? s
          else if (kind === 3) s = page(s, any, flag ? 3 : -3)
          else if (kind === 4) s = toEdge(s, any, flag ? 'grid-end' : 'row-start', flag)
          else s = selectAll(s, any)
          const range = rangeOf(s)
          for (const place of [s.active, s.start, s.end]) expect(isInside(place, any)).toBe(true)
          expect(s.active.row).toBeGreaterThanOrEqual(range.top)
          expect(s.active.row).toBeLessThanOrEqual(range.bottom)
          expect(s.active.column).toBeGreaterThanOrEqual(range.left)
          expect(s.active.column).toBeLessThanOrEqual(range.right)
        }
      }),
    )
  })
})
