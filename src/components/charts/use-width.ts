/** The width a drawing has, in whole px: text in it keeps its size, so the layout is made anew for each width. */
import { onMounted, onUnmounted, ref, type Ref, type ShallowRef } from 'vue'

/** Before it is known. */
export const usualWidth = 720

export function useWidth(element: Readonly<ShallowRef<HTMLElement | null>>): Readonly<Ref<number>> {
  const width = ref(usualWidth)
  let observer: ResizeObserver | undefined
  onMounted(() => {
    const measure = () => {
      const now = Math.floor(element.value?.clientWidth ?? 0)
      if (now > 0) width.value = now
    }
    measure()
    observer = new ResizeObserver(measure)
    if (element.value) observer.observe(element.value)
  })
  onUnmounted(() => observer?.disconnect())
  return width
}
