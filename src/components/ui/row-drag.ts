/** Rows that can be dragged by a handle onto each other. Every such move also exists as a button or a key. */
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { ref, watchEffect, type Ref } from 'vue'
import { dropSide, type DropSide } from './drop-side'

interface RowDrag {
  readonly row: Readonly<Ref<HTMLElement | null>>
  readonly handle: Readonly<Ref<HTMLElement | null>>
  /** Rows of one list only drop on each other. */
  readonly list: string
  readonly id: () => string
  readonly canHold: () => boolean
  readonly canDrop: (dragged: string, side: DropSide) => boolean
  readonly onDrop: (dragged: string, side: DropSide) => void
}

/** To be called in a row's setup. */
export function useRowDrag(options: RowDrag) {
  const isDragged = ref(false)
  const side = ref<DropSide | null>(null)

  const sideAt = (element: Element, y: number, dragged: string): DropSide | null => {
    const box = element.getBoundingClientRect()
    const wanted = dropSide((y - box.top) / box.height, options.canHold())
    return options.canDrop(dragged, wanted) ? wanted : null
  }

  watchEffect((onCleanup) => {
    const element = options.row.value
    const dragHandle = options.handle.value
    if (!element || !dragHandle) return
    onCleanup(
      combine(
        draggable({
          element,
          dragHandle,
          getInitialData: () => ({ list: options.list, id: options.id() }),
          onDragStart: () => (isDragged.value = true),
          onDrop: () => (isDragged.value = false),
        }),
        dropTargetForElements({
          element,
          canDrop: ({ source }) => source.data['list'] === options.list && source.data['id'] !== options.id(),
          onDrag: ({ self, source, location }) => {
            side.value = sideAt(self.element, location.current.input.clientY, String(source.data['id']))
          },
          onDragLeave: () => (side.value = null),
          onDrop: ({ self, source, location }) => {
            const dragged = String(source.data['id'])
            const landed = sideAt(self.element, location.current.input.clientY, dragged)
            side.value = null
            if (landed) options.onDrop(dragged, landed)
          },
        }),
      ),
    )
  })
  return { isDragged, side }
}
