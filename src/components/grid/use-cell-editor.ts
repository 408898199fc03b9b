/** The one input over the active cell: what is typed, when it is kept, and why it may not be. Safe for input methods. */
import { onBeforeUnmount, ref, watch, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Criterion, EvaluatorRatings, Vendor } from '@/domain/evaluation'
import { enterInBlock, type RangeChange } from './cell-range'
import { entryText } from './cell-text'
import type { EditorMode } from './grid-keys'
import { isSameMark, markOf } from './mark'
import { parseCellEntry } from './parse-cell-entry'
import * as select from './selection'
import { useCellWords } from './use-cell-words'
import { useEntryFaults } from './use-entry-faults'
import type { GridSelection } from './use-selection'

export type CellEditor = ReturnType<typeof useCellEditor>

export function useCellEditor(
  input: Readonly<ShallowRef<HTMLInputElement | null>>,
  { selection, active, activeCell, range, blockOf }: GridSelection,
  grid: {
    readonly ratings: () => EvaluatorRatings
    readonly reveal: (place: select.Place) => void
    readonly change: (change: RangeChange) => void
    readonly isRefused: (cell: { criterion: Criterion; vendor: Vendor }) => boolean
  },
) {
  const { t } = useI18n()
  const words = useCellWords()
  const { faultText } = useEntryFaults()
  const mode = ref<EditorMode>('idle')
  const fault = ref('')
  const hasFocus = ref(false)
  /** Whether a screen keyboard should come. */
  const wantsKeyboard = ref(true)
  let composing = false

  const markAt = ({ criterion, vendor }: NonNullable<typeof activeCell.value>) =>
    markOf(grid.ratings()[criterion.id]?.[vendor.id])

  function open(as: 'typing' | 'editing'): void {
    fault.value = ''
    mode.value = as
  }

  function openWithContent(): void {
    const cell = activeCell.value
    if (!cell || !input.value) return
    open('editing')
    wantsKeyboard.value = true
    input.value.value = entryText(cell.criterion.scale, markAt(cell), words.value)
    input.value.setSelectionRange(input.value.value.length, input.value.value.length)
  }

  function edit(): void {
    if (mode.value === 'idle') openWithContent()
    else mode.value = 'editing'
  }

  function reset(): void {
    mode.value = 'idle'
    fault.value = ''
    if (input.value) input.value.value = ''
  }

  function parsed(cell: NonNullable<typeof activeCell.value>) {
    const text = input.value!.value
    if (grid.isRefused(cell)) {
      fault.value = `${faultText(text, 'not-asked')} ${t('scores.grid.esc')}`
      return null
    }
    const entry = parseCellEntry(text, cell.criterion.scale)
    if (entry.ok) return { text, mark: entry.mark }
    fault.value = `${faultText(text, entry.fault, cell.criterion)} ${t('scores.grid.esc')}`
    return null
  }

  /** Keeps what is in the editor. @returns false when it is no level: then it stays, with the reason */
  function keep(): boolean {
    // Taken off the page, the input still loses the focus: nothing is in it then.
    if (mode.value === 'idle' || !input.value) return true
    const cell = activeCell.value
    if (!cell) {
      reset()
      return true
    }
    const entry = parsed(cell)
    if (!entry) return false
    reset()
    if (!isSameMark(entry.mark, markAt(cell))) {
      const mark = { criterion: cell.criterion.id, vendor: cell.vendor.id, ...entry.mark }
      grid.change({ marks: [mark], taken: 1, rejected: [] })
    }
    return true
  }

  function enterInRange(): void {
    const cell = activeCell.value
    if (!cell || mode.value === 'idle' || select.isSingle(selection.value)) {
      keep()
      return
    }
    const entry = parsed(cell)
    if (!entry) return
    reset()
    grid.change(enterInBlock(blockOf(range.value), entry.text, grid.ratings()))
  }

  const handlers = {
    input() {
      if (!activeCell.value) {
        if (!composing) reset()
      } else if (mode.value === 'idle') {
        open('typing')
        grid.reveal(active.value)
      } else fault.value = ''
    },
    compositionstart() {
      composing = true
      if (mode.value === 'idle' && activeCell.value) open('typing')
    },
    compositionend() {
      composing = false
      if (!activeCell.value) reset()
      else if (!hasFocus.value) keep()
    },
    focus() {
      hasFocus.value = true
    },
    blur() {
      hasFocus.value = false
      // The end of the composition comes after, and keeps what it gave.
      if (!composing) keep()
    },
  }

  // Every move of one's own keeps first: when another cell is active all the same, the one typed into is gone.
  watch(
    () => activeCell.value && `${activeCell.value.criterion.id} ${activeCell.value.vendor.id}`,
    () => {
      if (mode.value !== 'idle') reset()
    },
    { flush: 'post' },
  )
  // Back and forward leave the page without a key or a click of its own.
  onBeforeUnmount(keep)

  function focus(): void {
    input.value?.focus({ preventScroll: true })
  }

  return {
    ...{ mode, fault, hasFocus, wantsKeyboard, handlers },
    ...{ edit, openWithContent, reset, keep, enterInRange, focus },
    isComposing: () => composing,
  }
}
