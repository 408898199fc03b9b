/** What each command of the keyboard does in the matrix. */
import type { EvaluatorRatings, GroupId } from '@/domain/evaluation'
import { clearBlock, fillBlock, type RangeChange } from './cell-range'
import type { CellWords } from './cell-text'
import { commandOf, type GridCommand } from './grid-keys'
import * as select from './selection'
import type { CellEditor } from './use-cell-editor'
import type { GridSelection } from './use-selection'

export function useGridKeyboard(
  { selection, shape, active, activeRow, range, choose, blockOf }: GridSelection,
  editor: CellEditor,
  grid: {
    readonly ratings: () => EvaluatorRatings
    readonly words: () => CellWords
    readonly change: (change: RangeChange) => void
    /** Rows that show at once. */
    readonly rowsInSight: () => number
    readonly toggle: (group: GroupId) => void
    readonly tell: (wish: 'undo' | 'redo' | 'note' | 'keys') => void
  },
) {
  const { mode, keep } = editor
  /** After Esc, Tab leaves the matrix. */
  let isLeaving = false

  function onKeydown(event: KeyboardEvent): void {
    // 229: the key belongs to the input method; Safari sends the Enter that ends a composition this way.
    if (event.isComposing || editor.isComposing() || event.keyCode === 229) return
    const command = commandOf(event, mode.value)
    if (!command) return
    if (run(command)) event.preventDefault()
    if (command.do !== 'cancel') isLeaving = false
  }

  /** @returns false when the key keeps its meaning for the page */
  function run(command: GridCommand): boolean {
    const now = selection.value
    switch (command.do) {
      case 'move':
        if (keep()) choose(select.move(now, shape.value, command.direction, command.extend))
        return true
      case 'jump':
        if (keep()) choose(select.jump(now, shape.value, command.direction, command.extend))
        return true
      case 'edge':
        choose(select.toEdge(now, shape.value, command.edge, command.extend))
        return true
      case 'page': {
        const count = Math.max(1, grid.rowsInSight() - 1)
        choose(select.page(now, shape.value, command.back ? -count : count, command.extend))
        return true
      }
      case 'step':
        return stepOn(command)
      case 'edit':
        editor.edit()
        return true
      case 'cancel':
        cancel()
        return true
      case 'clear':
        grid.change(clearBlock(blockOf(range.value), grid.ratings()))
        return true
      case 'select-all':
        choose(select.selectAll(now, shape.value))
        return true
      case 'enter-in-range':
        editor.enterInRange()
        return true
      case 'fill':
        fill(command.direction)
        return true
      case 'toggle':
        if (activeRow.value?.kind === 'group') grid.toggle(activeRow.value.id)
        return true
      case 'note':
        if (keep()) grid.tell('note')
        return true
      case 'undo':
      case 'redo':
      case 'keys':
        grid.tell(command.do)
        return true
    }
  }

  function stepOn({ axis, back }: { axis: 'row' | 'column'; back: boolean }): boolean {
    if (axis === 'column' && isLeaving) return false
    if (axis === 'row' && activeRow.value?.kind === 'group') {
      grid.toggle(activeRow.value.id)
      return true
    }
    if (!keep()) return true
    const next = select.step(selection.value, shape.value, axis, back)
    if (!next) return false
    choose(next, next.active)
    return true
  }

  function cancel(): void {
    if (mode.value === 'idle') {
      isLeaving = true
      selection.value = select.at(active.value)
    } else editor.reset()
  }

  /** On a single row (or column) the one before it is the source, as in a spreadsheet. */
  function fill(direction: 'down' | 'right'): void {
    let { top, left } = range.value
    const { bottom, right } = range.value
    if (direction === 'down' && select.cellRowsIn(range.value, shape.value).length === 1) {
      do top--
      while (top >= 0 && !shape.value.isCellRow(top))
    }
    if (direction === 'right' && left === right) left--
    if (top < 0 || left < 0) return
    grid.change(fillBlock(blockOf({ top, bottom, left, right }), direction, grid.ratings(), grid.words()))
  }

  return { onKeydown, stay: () => (isLeaving = false) }
}
