/** Where the editor lies, and the message about an entry: below the cell, or above it near the foot. */
import { computed } from 'vue'
import { rowHeight } from './row-window'
import type { Place } from './selection'
import type { GridMetrics } from './use-grid-metrics'

/** px; see `.fault`. */
const faultWidth = 300

export function useEditorPlace(metrics: GridMetrics, active: () => Place, bodyHeight: () => number) {
  const place = computed(() => {
    const { row, column } = active()
    return {
      transform: `translate(${metrics.lefts[column] ?? 0}px, ${metrics.head + row * rowHeight}px)`,
      width: `${metrics.widths[column] ?? 0}px`,
    }
  })
  const faultPlace = computed(() => {
    const { row, column } = active()
    const isLow = row * rowHeight - metrics.scrollTop > bodyHeight() / 2
    const left = Math.max(0, Math.min(metrics.lefts[column] ?? 0, metrics.table - faultWidth))
    const top = metrics.head + (isLow ? row : row + 1) * rowHeight
    return { transform: `translate(${left}px, ${top}px)${isLow ? ' translateY(-100%)' : ''}` }
  })
  return { place, faultPlace }
}
