/** The rows of the matrix, and the window of them that is drawn; all of them for the printer. */
import { computed, onMounted, onUnmounted, ref } from 'vue'
import type { MatrixRow } from './matrix-rows'
import { rowWindow } from './row-window'

/** px; before anything is measured. */
const likelyHeight = 700

export function useDrawnRows(rows: () => readonly MatrixRow[], scrollTop: () => number, bodyHeight: () => number) {
  const isPrinting = ref(false)
  const drawn = computed(() => rowWindow(rows().length, scrollTop(), bodyHeight() || likelyHeight))
  const first = computed(() => (isPrinting.value ? 0 : drawn.value.first))
  const after = computed(() => (isPrinting.value ? rows().length : drawn.value.after))
  const drawnRows = computed(() =>
    rows()
      .slice(first.value, after.value)
      .map((row, i) => ({ row, index: first.value + i })),
  )

  const showAll = () => (isPrinting.value = true)
  const showWindow = () => (isPrinting.value = false)
  onMounted(() => {
    addEventListener('beforeprint', showAll)
    addEventListener('afterprint', showWindow)
  })
  onUnmounted(() => {
    removeEventListener('beforeprint', showAll)
    removeEventListener('afterprint', showWindow)
  })
  return { first, after, drawnRows }
}
