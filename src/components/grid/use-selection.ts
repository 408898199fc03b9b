/** Where the keyboard is, which cells are chosen, and what lies under them. */
import { computed, shallowRef, watch } from 'vue'
import type { Criterion, EvaluatorRatings, Vendor } from '@/domain/evaluation'
import type { CellBlock } from './cell-range'
import type { MatrixRow } from './matrix-rows'
import * as select from './selection'
import type { GridShape, Place, Range, Selection } from './selection'

export type GridSelection = ReturnType<typeof useSelection>

export function useSelection(matrix: {
  readonly rows: () => readonly MatrixRow[]
  readonly vendors: () => readonly Vendor[]
  readonly ratings: () => EvaluatorRatings
  /** Brings a place into sight. */
  readonly reveal: (place: Place) => void
}) {
  const { rows, vendors, ratings, reveal } = matrix
  const selection = shallowRef<Selection>(
    select.at({
      row: Math.max(
        0,
        rows().findIndex((r) => r.kind === 'criterion'),
      ),
      column: 0,
    }),
  )
  const shape = computed<GridShape>(() => ({
    rows: rows().length,
    columns: vendors().length,
    isCellRow: (row) => rows()[row]?.kind === 'criterion',
    isFilled: ({ row, column }) => {
      const found = rows()[row]
      const mark = found?.kind === 'criterion' ? ratings()[found.id]?.[vendors()[column]!.id] : undefined
      return mark !== undefined && mark.state !== 'unrated'
    },
  }))
  const active = computed(() => selection.value.active)
  const activeRow = computed(() => rows()[active.value.row])
  const activeCell = computed(() => {
    const row = activeRow.value
    const vendor = vendors()[active.value.column]
    return row?.kind === 'criterion' && vendor ? { criterion: row.criterion, vendor } : null
  })
  const range = computed(() => select.rangeOf(selection.value))
  const isRange = computed(() => !select.isSingle(selection.value))

  // Folding and edits elsewhere move rows: the selection stays with its criteria and vendors.
  watch([rows, () => vendors().map((v) => v.id)], ([now, columns], [before, columnsBefore]) => {
    const rowOf = (row: number) => now.findIndex((r) => r.id === before[row]?.id)
    const columnOf = (column: number) => columns.indexOf(columnsBefore[column]!)
    const moved = select.follow(selection.value, { rowOf, columnOf }, shape.value)
    if (moved) selection.value = moved
  })

  /** @param seen what should be in sight */
  function choose(next: Selection, seen: Place = select.isSingle(next) ? next.active : next.end): void {
    selection.value = next
    reveal(seen)
  }

  function blockOf(cells: Range): CellBlock {
    const criteria = select
      .cellRowsIn(cells, shape.value)
      .map((row) => (rows()[row] as { criterion: Criterion }).criterion)
    return { criteria, vendors: vendors().slice(cells.left, cells.right + 1) }
  }

  /** Rows of cells only are counted. */
  function chooseBlock(top: number, left: number, height: number, width: number): void {
    const cells = select.cellRowsIn({ top, bottom: rows().length - 1, left, right: left }, shape.value)
    const start = { row: cells[0]!, column: left }
    selection.value = { active: start, start, end: { row: cells[height - 1]!, column: left + width - 1 } }
  }

  /** Columns of the selection in a row; −1 where there are none. */
  function columnsIn(row: number): { readonly from: number; readonly to: number } {
    const { top, bottom, left, right } = range.value
    return row >= top && row <= bottom ? { from: left, to: right } : nowhere
  }

  return { selection, shape, active, activeRow, activeCell, range, isRange, choose, blockOf, chooseBlock, columnsIn }
}

const nowhere = { from: -1, to: -1 }
