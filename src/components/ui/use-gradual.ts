/** Rows of a long table or picture, a few in every frame, so that drawing them never holds the page up; the newest win. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/** What is drawn at once takes a few ms, also on a slow machine. */
export const cellsAtOnce = 100

/** Where nobody looks there are no frames, and nothing to hold up. */
function afterFrame(work: () => void): void {
  if (document.visibilityState === 'hidden') work()
  else requestAnimationFrame(() => setTimeout(work))
}

/** @param cells in a row */
export function useGradual<Row>(rows: () => readonly Row[], cells: () => number): Readonly<ShallowRef<readonly Row[]>> {
  const drawn = shallowRef<readonly Row[]>([])
  let newest: readonly Row[] | null = null
  watch(
    rows,
    (wanted) => {
      newest = wanted
      const few = Math.max(1, Math.floor(cellsAtOnce / Math.max(1, cells())))
      let count = 0
      const go = () => {
        if (wanted !== newest) return
        count += few
        drawn.value = count < wanted.length ? wanted.slice(0, count) : wanted
        if (count < wanted.length) afterFrame(go)
      }
      go()
    },
    { immediate: true },
  )
  onScopeDispose(() => (newest = null))
  return drawn
}
