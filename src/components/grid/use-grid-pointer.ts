/** Choosing cells with mouse or finger. */
import { onMounted, onUnmounted } from 'vue'
import * as select from './selection'
import type { Place } from './selection'
import type { CellEditor } from './use-cell-editor'
import type { GridSelection } from './use-selection'

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('tbody [data-column]') : null
  const row = cell?.closest<HTMLElement>('[data-row]')
  return cell && row ? { row: Number(row.dataset.row), column: Number(cell.dataset.column) } : null
}

/** @param stay a press says that the reader is not about to leave the matrix */
export function useGridPointer({ selection, shape, choose }: GridSelection, editor: CellEditor, stay: () => void) {
  let isTouch = false

  let pressed = { x: 0, y: 0 }

  function drag(event: MouseEvent) {
    if (event.buttons === 0) return endDrag()
    // The matrix may have scrolled below a pointer that rests: another cell is under it, and nobody has dragged.
    if (event.clientX === pressed.x && event.clientY === pressed.y) return
    const to = placeOf(event.target)
    if (to && shape.value.isCellRow(to.row)) choose(select.extendTo(selection.value, to))
  }
  // Listened for only while it matters: rows that move under a pointer at rest would call it with every key.
  const endDrag = () => removeEventListener('mouseover', drag)
  onMounted(() => addEventListener('mouseup', endDrag))
  onUnmounted(() => {
    removeEventListener('mouseup', endDrag)
    endDrag()
  })

  return {
    pointerdown(event: PointerEvent) {
      isTouch = event.pointerType === 'touch'
    },
    mousedown(event: MouseEvent) {
      const to = placeOf(event.target)
      if (!to || event.button !== 0) return
      // Otherwise the press would take the focus from the editor.
      event.preventDefault()
      stay()
      editor.wantsKeyboard.value = !isTouch
      editor.focus()
      if (!editor.keep()) return
      if (!shape.value.isCellRow(to.row)) return choose(select.at(to))
      if (event.shiftKey) return choose(select.extendTo(selection.value, to))
      choose(select.at(to))
      pressed = { x: event.clientX, y: event.clientY }
      addEventListener('mouseover', drag)
    },
    dblclick: editor.openWithContent,
  }
}
