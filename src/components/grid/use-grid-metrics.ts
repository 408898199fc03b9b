/** Where the columns are and how much of the matrix shows, measured when sizes change and never while typing. */
import { computed, nextTick, onMounted, onUnmounted, reactive, type ShallowRef } from 'vue'
import { rowHeight, scrollFor } from './row-window'
import type { Place } from './selection'

export interface GridMetrics {
  /** px; height of the head, and of the foot that covers the last rows. */
  head: number
  foot: number
  /** px; width of the columns that stay in place, and of the whole table. */
  fixed: number
  table: number
  /** px; what shows of the table, with head and foot. */
  width: number
  height: number
  lefts: readonly number[]
  widths: readonly number[]
  scrollTop: number
  scrollLeft: number
}

export function useGridMetrics(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  table: Readonly<ShallowRef<HTMLTableElement | null>>,
) {
  const metrics: GridMetrics = reactive({
    head: 0,
    foot: 0,
    fixed: 0,
    table: 0,
    width: 0,
    height: 0,
    lefts: [],
    widths: [],
    scrollTop: 0,
    scrollLeft: 0,
  })

  /** The window is too small for what shows of the table: the page itself has to scroll. */
  let isCut = false

  function measure() {
    if (!scroller.value || !table.value) return
    isCut = scroller.value.getBoundingClientRect().bottom + scrollY > innerHeight
    const head = table.value.querySelector<HTMLElement>('thead')
    const columns = [...table.value.querySelectorAll<HTMLElement>('thead th')].slice(2)
    Object.assign(metrics, {
      head: head?.offsetHeight ?? 0,
      foot: table.value.querySelector<HTMLElement>('tfoot')?.offsetHeight ?? 0,
      fixed: columns[0]?.offsetLeft ?? 0,
      table: table.value.offsetWidth,
      width: scroller.value.clientWidth,
      height: scroller.value.clientHeight,
      lefts: columns.map((cell) => cell.offsetLeft),
      widths: columns.map((cell) => cell.offsetWidth),
    })
  }
  function onScroll() {
    metrics.scrollTop = scroller.value?.scrollTop ?? 0
    metrics.scrollLeft = scroller.value?.scrollLeft ?? 0
  }

  let observer: ResizeObserver | undefined
  onMounted(() => {
    measure()
    observer = new ResizeObserver(measure)
    observer.observe(scroller.value!)
    observer.observe(table.value!.querySelector('thead')!)
    addEventListener('resize', measure)
  })
  onUnmounted(() => {
    observer?.disconnect()
    removeEventListener('resize', measure)
  })

  const bodyHeight = computed(() => metrics.height - metrics.head - metrics.foot)

  /** Scrolls a cell into sight. */
  function reveal({ row, column }: Place): void {
    const box = scroller.value
    if (!box) return
    // From what was measured before: asking the box would make the browser lay the page out in the middle of a key press.
    const { scrollTop, scrollLeft } = metrics
    const top = scrollFor({ start: row * rowHeight, end: (row + 1) * rowHeight }, scrollTop, bodyHeight.value)
    if (top !== scrollTop) box.scrollTop = metrics.scrollTop = top
    const start = (metrics.lefts[column] ?? 0) - metrics.fixed
    const left = scrollFor(
      { start, end: start + (metrics.widths[column] ?? 0) },
      scrollLeft,
      metrics.width - metrics.fixed,
    )
    if (left !== scrollLeft) box.scrollLeft = metrics.scrollLeft = left
    // The editor is over the cell then.
    if (isCut) void nextTick(() => box.querySelector('input')?.scrollIntoView({ block: 'nearest' }))
  }
  return { metrics, measure, onScroll, bodyHeight, reveal }
}
