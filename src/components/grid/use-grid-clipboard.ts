/** Copy, cut and paste of the chosen cells, to and from a spreadsheet. */
import type { EvaluatorRatings } from '@/domain/evaluation'
import { blockTexts, clearBlock, pasteTexts, type RangeChange } from './cell-range'
import type { CellWords } from './cell-text'
import * as select from './selection'
import type { CellEditor } from './use-cell-editor'
import type { GridSelection } from './use-selection'

export interface TableClip {
  readonly plain: string
  readonly html: string
}

export function useGridClipboard(
  { shape, range, blockOf, chooseBlock }: GridSelection,
  { mode }: CellEditor,
  grid: {
    readonly ratings: () => EvaluatorRatings
    readonly words: () => CellWords
    readonly change: (change: RangeChange) => void
    readonly readTable: (clip: TableClip) => Promise<readonly (readonly string[])[]>
    readonly writeTable: (texts: readonly (readonly string[])[]) => TableClip
  },
) {
  /** While an entry is edited the clipboard is the editor's own. */
  function onCopy(event: ClipboardEvent): void {
    if (mode.value !== 'idle' || !event.clipboardData) return
    const block = blockOf(range.value)
    if (block.criteria.length === 0) return
    const { plain, html } = grid.writeTable(blockTexts(block, grid.ratings(), grid.words()))
    event.clipboardData.setData('text/plain', plain)
    event.clipboardData.setData('text/html', html)
    event.preventDefault()
    if (event.type === 'cut') grid.change(clearBlock(block, grid.ratings()))
  }

  async function onPaste(event: ClipboardEvent): Promise<void> {
    if (mode.value !== 'idle' || !event.clipboardData) return
    event.preventDefault()
    const { top, left, bottom, right } = range.value
    const clip = { plain: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') }
    const texts = await grid.readTable(clip)
    const target = blockOf({ top, left, bottom: shape.value.rows - 1, right: shape.value.columns - 1 })
    // 0 on the band of a group: what is pasted begins below it.
    const chosen = select.cellRowsIn({ top, left, bottom, right }, shape.value).length
    const change = pasteTexts(texts, target, { rows: Math.max(1, chosen), columns: right - left + 1 }, grid.ratings())
    grid.change(change)
    const height = Math.min(texts.length, target.criteria.length)
    const width = Math.min(Math.max(0, ...texts.map((row) => row.length)), target.vendors.length)
    if (height * width > 1 && height >= chosen) chooseBlock(top, left, height, width)
  }

  return { onCopy, onPaste }
}
