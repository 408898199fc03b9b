/** The rows of the matrix, and the window of them that is drawn; all of them for the printer. */
import { computed, onMounted, onUnmounted, ref } from 'vue'
import { useAfterFrame } from '../ui/after-frame'
import type { MatrixRow } from './matrix-rows'
import { covers, rowWindow } from './row-window'

/** px; before anything is measured. */
const likelyHeight = 700

export function useDrawnRows(rows: () => readonly MatrixRow[], scrollTop: () => number, bodyHeight: () => number) {
  const isPrinting = ref(false)
  const height = computed(() => bodyHeight() || likelyHeight)
  const wanted = computed(() => rowWindow(rows().length, scrollTop(), height.value))
  // Rows ahead are drawn behind the frame, unless one that shows is missing: a key waits for no row out of sight.
  const { shown } = useAfterFrame(wanted)
  const drawn = computed(() =>
    covers(shown.value, rows().length, scrollTop(), height.value) ? shown.value : wanted.value,
  )
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
