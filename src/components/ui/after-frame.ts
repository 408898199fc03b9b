import { onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'

/**
 * Follows a value one frame later: what a key press changes elsewhere is painted first, and while a key is held down
 * only the last value is shown.
 */
export function useAfterFrame<Value>(source: ComputedRef<Value>): { shown: ShallowRef<Value>; catchUp: () => void } {
  const shown = shallowRef(source.value)
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  function catchUp() {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = 0
    shown.value = source.value
  }
  watch(source, () => {
    if (frame) return
    frame = requestAnimationFrame(() => {
      timer = setTimeout(catchUp)
    })
  })
  onScopeDispose(() => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  })
  return { shown, catchUp }
}
