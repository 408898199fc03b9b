/** The colours and the font of the page for what CSS does not reach: canvases and saved pictures. */
import { onMounted, onUnmounted, shallowRef, type ShallowRef } from 'vue'
import { luminance } from './contrast'

export interface ChartTheme {
  readonly ink: string
  readonly inkSoft: string
  readonly rule: string
  readonly sheet: string
  readonly font: string
  readonly isDark: boolean
}

/** Ink on white paper, whatever the theme on screen. */
const printTheme = { ink: '#000000', inkSoft: '#444444', rule: '#bbbbbb', sheet: '#ffffff', isDark: false }

function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback
  const sheet = token('--sheet', printTheme.sheet)
  return {
    ink: token('--ink', printTheme.ink),
    inkSoft: token('--ink-soft', printTheme.inkSoft),
    rule: token('--rule', printTheme.rule),
    sheet,
    font: token('--font', 'sans-serif'),
    isDark: /^#/.test(sheet) && luminance(sheet) < 0.2,
  }
}

/** Follows the theme switch and turns to ink on white while printing. */
export function useChartTheme(): Readonly<ShallowRef<ChartTheme>> {
  const theme = shallowRef(readChartTheme())
  const read = () => (theme.value = readChartTheme())
  const beforePrint = () => (theme.value = { ...theme.value, ...printTheme })
  const watcher = new MutationObserver(read)
  onMounted(() => {
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'lang'] })
    addEventListener('beforeprint', beforePrint)
    addEventListener('afterprint', read)
  })
  onUnmounted(() => {
    watcher.disconnect()
    removeEventListener('beforeprint', beforePrint)
    removeEventListener('afterprint', read)
  })
  return theme
}
