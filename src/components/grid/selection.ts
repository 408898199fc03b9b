/**
 * Where the keyboard is in the matrix. Rows count group bands too: arrows stop there (to fold them), but ranges,
 * Enter and Tab pass over them, because nothing can be entered there.
 */
export interface Place {
  readonly row: number
  readonly column: number
}

export interface Selection {
  /** Where typing goes; always inside the range. */
  readonly active: Place
  /** The corner where the range began, and the one that moves. */
  readonly start: Place
  readonly end: Place
}

export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface GridShape {
  readonly rows: number
  readonly columns: number
  /** Whether the row holds cells; false for the band of a group. */
  readonly isCellRow: (row: number) => boolean
  readonly isFilled: (place: Place) => boolean
}

export type Direction = 'up' | 'down' | 'left' | 'right'

const steps: Record<Direction, Place> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

export function at(place: Place): Selection {
  return { active: place, start: place, end: place }
}

export function rangeOf({ start, end }: Selection): Range {
  return {
    top: Math.min(start.row, end.row),
    bottom: Math.max(start.row, end.row),
    left: Math.min(start.column, end.column),
    right: Math.max(start.column, end.column),
  }
}

export function isSingle({ start, end }: Selection): boolean {
  return start.row === end.row && start.column === end.column
}

export function isInside(place: Place, shape: GridShape): boolean {
  return place.row >= 0 && place.row < shape.rows && place.column >= 0 && place.column < shape.columns
}

/** The place nearest to a wanted one that exists. */
export function clamp(place: Place, shape: GridShape): Place {
  return {
    row: Math.max(0, Math.min(shape.rows - 1, place.row)),
    column: Math.max(0, Math.min(shape.columns - 1, place.column)),
  }
}

/**
 * The selection after rows and columns have moved; null where it stays. A range of which something is gone, or between
 * whose cells something has come, is no longer what was chosen: only its active cell is left.
 * @param to where a row or column of before is now; −1 when it is gone
 */
export function follow(
  selection: Selection,
  to: { readonly rowOf: (row: number) => number; readonly columnOf: (column: number) => number },
  shape: GridShape,
): Selection | null {
  const { active, start, end } = selection
  const moved = ({ row, column }: Place): Place => ({ row: to.rowOf(row), column: to.columnOf(column) })
  const isSame = (a: Place, b: Place) => a.row === b.row && a.column === b.column
  const { top, bottom, left, right } = rangeOf(selection)
  const step = to.rowOf(bottom) >= to.rowOf(top) ? 1 : -1
  const keepsRows = span(top, bottom).every((row) => to.rowOf(row) === to.rowOf(top) + step * (row - top))
  const turn = to.columnOf(right) >= to.columnOf(left) ? 1 : -1
  const keepsColumns = span(left, right).every((c) => to.columnOf(c) === to.columnOf(left) + turn * (c - left))
  const isThere = to.rowOf(active.row) >= 0 && to.columnOf(active.column) >= 0
  if (isThere && to.rowOf(top) >= 0 && to.columnOf(left) >= 0 && keepsRows && keepsColumns) {
    const next = { active: moved(active), start: moved(start), end: moved(end) }
    const stays = isSame(next.active, active) && isSame(next.start, start) && isSame(next.end, end)
    return stays ? null : next
  }
  const { row, column } = moved(active)
  return at(clamp({ row: row < 0 ? active.row : row, column: column < 0 ? active.column : column }, shape))
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/** Rows with cells inside the range. */
export function cellRowsIn({ top, bottom }: Range, shape: GridShape): number[] {
  const rows: number[] = []
  for (let row = top; row <= bottom; row++) if (shape.isCellRow(row)) rows.push(row)
  return rows
}

/** An arrow key. At the edge the selection stays as it is. */
export function move(selection: Selection, shape: GridShape, direction: Direction, extend = false): Selection {
  const step = steps[direction]
  const from = extend ? cornerOf(selection) : selection.active
  let next = plus(from, step)
  if (extend) while (isInside(next, shape) && !shape.isCellRow(next.row)) next = plus(next, step)
  if (!isInside(next, shape)) next = from
  return extend ? extendTo(selection, next) : at(next)
}

/** Ctrl and an arrow key: to the last filled cell of a block, or over a gap to the next one, else to the edge. */
export function jump(selection: Selection, shape: GridShape, direction: Direction, extend = false): Selection {
  const step = steps[direction]
  const onward = (place: Place): Place | null => {
    let next = plus(place, step)
    while (isInside(next, shape) && !shape.isCellRow(next.row)) next = plus(next, step)
    return isInside(next, shape) ? next : null
  }
  let here = extend ? cornerOf(selection) : selection.active
  let next = onward(here)
  const isInBlock = next !== null && shape.isCellRow(here.row) && shape.isFilled(here) && shape.isFilled(next)
  while (next) {
    if (isInBlock && !shape.isFilled(next)) break
    here = next
    if (!isInBlock && shape.isFilled(next)) break
    next = onward(here)
  }
  return extend ? extendTo(selection, here) : at(here)
}

export type Edge = 'row-start' | 'row-end' | 'grid-start' | 'grid-end'

/** Home and End, with Ctrl to the corners of the matrix. */
export function toEdge(selection: Selection, shape: GridShape, edge: Edge, extend = false): Selection {
  const from = extend ? cornerOf(selection) : selection.active
  const column = edge === 'row-start' || edge === 'grid-start' ? 0 : shape.columns - 1
  const row =
    edge === 'grid-start'
      ? nextCellRow(-1, 1, shape)
      : edge === 'grid-end'
        ? nextCellRow(shape.rows, -1, shape)
        : from.row
  const place = { row: row ?? from.row, column }
  return extend ? extendTo(selection, place) : at(place)
}

/** PageUp and PageDown. @param rows signed */
export function page(selection: Selection, shape: GridShape, rows: number, extend = false): Selection {
  const from = extend ? cornerOf(selection) : selection.active
  let { row } = clamp({ row: from.row + rows, column: 0 }, shape)
  if (!shape.isCellRow(row)) row = nextCellRow(row, rows, shape) ?? nextCellRow(row, -rows, shape) ?? from.row
  const place = { row, column: from.column }
  return extend ? extendTo(selection, place) : at(place)
}

export function selectAll(selection: Selection, shape: GridShape): Selection {
  const first = nextCellRow(-1, 1, shape)
  const last = nextCellRow(shape.rows, -1, shape)
  if (first === null || last === null) return selection
  const start = { row: first, column: 0 }
  const isOnCell = shape.isCellRow(selection.active.row)
  return { active: isOnCell ? selection.active : start, start, end: { row: last, column: shape.columns - 1 } }
}

/**
 * Enter (`row`) and Tab (`column`), with Shift backwards. Inside a range they go round in it; a single cell moves on,
 * Tab from the end of a row to the next one.
 * @returns null where Tab leaves the matrix; Enter stays on the last row
 */
export function step(selection: Selection, shape: GridShape, axis: 'row' | 'column', back = false): Selection | null {
  const sign = back ? -1 : 1
  const { active } = selection
  if (!isSingle(selection)) {
    const range = rangeOf(selection)
    const rows = cellRowsIn(range, shape)
    const width = range.right - range.left + 1
    const inRow = Math.max(0, rows.indexOf(active.row))
    const inColumn = active.column - range.left
    const count = rows.length * width
    if (count > 1) {
      const position = axis === 'row' ? inColumn * rows.length + inRow : inRow * width + inColumn
      const next = (position + sign + count) % count
      const [r, c] =
        axis === 'row' ? [next % rows.length, Math.floor(next / rows.length)] : [Math.floor(next / width), next % width]
      return { ...selection, active: { row: rows[r]!, column: range.left + c } }
    }
  }
  if (axis === 'row') {
    const row = nextCellRow(active.row, sign, shape)
    return row === null ? at(active) : at({ row, column: active.column })
  }
  const column = active.column + sign
  if (column >= 0 && column < shape.columns && shape.isCellRow(active.row)) return at({ row: active.row, column })
  const row = nextCellRow(active.row, sign, shape)
  return row === null ? null : at({ row, column: back ? shape.columns - 1 : 0 })
}

/** The range from the active cell to another one. */
export function extendTo({ active }: Selection, end: Place): Selection {
  return { active, start: active, end }
}

/** The corner that Shift moves; after a round inside the range a new one begins at the active cell. */
function cornerOf({ active, start, end }: Selection): Place {
  return active.row === start.row && active.column === start.column ? end : active
}

function nextCellRow(from: number, sign: number, shape: GridShape): number | null {
  const unit = Math.sign(sign)
  for (let row = from + unit; row >= 0 && row < shape.rows; row += unit) if (shape.isCellRow(row)) return row
  return null
}

function plus(a: Place, b: Place): Place {
  return { row: a.row + b.row, column: a.column + b.column }
}
