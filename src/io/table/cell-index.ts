/** Where the cells of a delimited text lie; the text itself stays whole. */
import { unguard } from '../csv/formula-guard'
import type { DistinctTexts, Table } from './table'

export interface CellIndex {
  readonly text: string
  /** Rows read so far. */
  rowCount: number
  cellCount: number
  /** The first cell of each row, and behind the last row the number of cells. */
  firstCells: Int32Array
  starts: Int32Array
  /** `~end` where quotes inside the cell are doubled. */
  ends: Int32Array
  /** Of the text as it stands in the source. */
  hashes: Int32Array
  /** Line of each row; null while that is the row's number. */
  lines: Int32Array | null
  readonly firstLine: number
}

export function emptyIndex(text: string, firstLine: number): CellIndex {
  const cells = Math.max(64, text.length >> 3)
  return {
    text,
    rowCount: 0,
    cellCount: 0,
    firstCells: new Int32Array(Math.max(64, cells >> 3)),
    starts: new Int32Array(cells),
    ends: new Int32Array(cells),
    hashes: new Int32Array(cells),
    lines: null,
    firstLine,
  }
}

export function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

export function indexedTable(index: CellIndex): Table {
  const { text, rowCount, firstCells, starts, ends, lines, firstLine } = index
  const widthOf = (row: number) => (row < rowCount ? (firstCells[row + 1] as number) - (firstCells[row] as number) : 0)
  const textOf = (cell: number): string => {
    const start = starts[cell] as number
    const end = ends[cell] as number
    const raw = end < 0 ? text.slice(start, ~end).replaceAll('""', '"') : text.slice(start, end)
    return raw.charCodeAt(0) === 39 ? unguard(raw) : raw
  }
  return {
    rowCount,
    widthOf,
    cell: (row, column) => (column < widthOf(row) ? textOf((firstCells[row] as number) + column) : ''),
    lineOf: (row) => lines?.[row] ?? row + firstLine,
    distinct: (column) => distinctTexts(index, column, textOf),
  }
}

/** Open addressing over the hashes; a candidate is compared letter by letter. */
function distinctTexts(index: CellIndex, column: number, textOf: (cell: number) => string): DistinctTexts {
  const { text, rowCount, firstCells, starts, ends, hashes } = index
  const ids = new Int32Array(rowCount)
  const texts: string[] = []
  let cellOfId = new Int32Array(256)
  let slots = new Int32Array(1024).fill(-1)
  let empty = -1
  const isSame = (a: number, b: number): boolean => {
    if (hashes[a] !== hashes[b]) return false
    const from = starts[a] as number
    const other = starts[b] as number
    const endA = ends[a] as number
    const endB = ends[b] as number
    if (endA < 0 !== endB < 0) return false
    const length = (endA < 0 ? ~endA : endA) - from
    if (length !== (endB < 0 ? ~endB : endB) - other) return false
    // The hash of one letter is that letter.
    if (length <= 1) return true
    for (let i = 0; i < length; i++) if (text.charCodeAt(from + i) !== text.charCodeAt(other + i)) return false
    return true
  }
  const slotOf = (hash: number) => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & (slots.length - 1)
  for (let row = 0; row < rowCount; row++) {
    const cell = (firstCells[row] as number) + column
    if (cell >= (firstCells[row + 1] as number)) {
      if (empty < 0) {
        empty = texts.length
        texts.push('')
        if (empty >= cellOfId.length) cellOfId = doubled(cellOfId) as Int32Array<ArrayBuffer>
        cellOfId[empty] = -1
      }
      ids[row] = empty
      continue
    }
    let slot = slotOf(hashes[cell] as number)
    let id = slots[slot] as number
    while (id >= 0 && !isSame(cellOfId[id] as number, cell)) {
      slot = (slot + 1) & (slots.length - 1)
      id = slots[slot] as number
    }
    if (id < 0) {
      id = texts.length
      texts.push(textOf(cell))
      if (id >= cellOfId.length) cellOfId = doubled(cellOfId) as Int32Array<ArrayBuffer>
      cellOfId[id] = cell
      slots[slot] = id
      if (texts.length * 2 > slots.length) {
        slots = new Int32Array(slots.length * 4).fill(-1)
        for (let known = 0; known < texts.length; known++) {
          if (cellOfId[known] === -1) continue
          let free = slotOf(hashes[cellOfId[known] as number] as number)
          while ((slots[free] as number) >= 0) free = (free + 1) & (slots.length - 1)
          slots[free] = known
        }
      }
    }
    ids[row] = id
  }
  return { texts, ids }
}
