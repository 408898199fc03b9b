/**
 * Rows that are dragged by a handle onto each other, with a mouse, a pen or a finger. Every such move also exists as a
 * button or a key. Pointer events rather than a library: 6 KB of the 260 that the app may have, and a finger need not
 * be held still first.
 */
import { ref, watchEffect, type Ref } from 'vue'
import { dropSide, type DropSide } from './drop-side'
import { scrollAtEdges } from './scroll-at-edges'

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

interface Target {
  readonly list: string
  /** Shows where the dragged row would go; null: nowhere, or no longer here. */
  point(dragged: string, y: number | null): void
  drop(dragged: string): void
}

const targets = new WeakMap<Element, Target>()

function targetAt(x: number, y: number, list: string): Target | null {
  for (let element = document.elementFromPoint(x, y); element; element = element.parentElement) {
    const target = targets.get(element)
    if (target) return target.list === list ? target : null
  }
  return null
}

/** To be called in a row's setup. */
export function useRowDrag({ row, handle, list, id, canHold, canDrop, onDrop }: RowDrag) {
  const isDragged = ref(false)
  const side = ref<DropSide | null>(null)

  const sideAt = (dragged: string, y: number): DropSide | null => {
    const box = row.value!.getBoundingClientRect()
    const wanted = dropSide((y - box.top) / box.height, canHold())
    return dragged !== id() && canDrop(dragged, wanted) ? wanted : null
  }
  const target: Target = {
    list,
    point: (dragged, y) => (side.value = y === null ? null : sideAt(dragged, y)),
    drop: (dragged) => {
      const landed = side.value
      side.value = null
      if (landed) onDrop(dragged, landed)
    },
  }

  /** @returns ends the drag without a drop */
  function drag(grip: HTMLElement, pointer: PointerEvent): () => void {
    const dragged = id()
    const listening = new AbortController()
    let over: Target | null = null
    const scrolling = scrollAtEdges(follow)

    function follow(x: number, y: number) {
      const next = targetAt(x, y, list)
      if (over !== next) over?.point(dragged, null)
      over = next
      over?.point(dragged, y)
    }
    function end() {
      if (listening.signal.aborted) return
      listening.abort()
      scrolling.stop()
      isDragged.value = false
      over?.point(dragged, null)
    }
    const on = (type: 'pointermove' | 'pointerup' | 'lostpointercapture', act: (event: PointerEvent) => void) =>
      grip.addEventListener(type, act, { signal: listening.signal })

    grip.setPointerCapture(pointer.pointerId)
    on('pointermove', ({ clientX, clientY }) => {
      isDragged.value = true
      follow(clientX, clientY)
      scrolling.at(clientX, clientY)
    })
    on('pointerup', () => {
      const landedOn = isDragged.value ? over : null
      over = null
      end()
      landedOn?.drop(dragged)
    })
    // The system took the pointer away: a gesture, a dialog of the browser.
    on('lostpointercapture', end)
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return
        // It ends the drag and nothing else, such as the panel beside it.
        event.stopPropagation()
        end()
      },
      { signal: listening.signal, capture: true },
    )
    return end
  }

  watchEffect((onCleanup) => {
    const element = row.value
    const grip = handle.value
    if (!element || !grip) return
    let end: (() => void) | undefined
    const start = (event: PointerEvent) => {
      if (event.button !== 0 || !event.isPrimary) return
      event.preventDefault()
      end = drag(grip, event)
    }
    targets.set(element, target)
    grip.addEventListener('pointerdown', start)
    onCleanup(() => {
      end?.()
      targets.delete(element)
      grip.removeEventListener('pointerdown', start)
    })
  })
  return { isDragged, side }
}
