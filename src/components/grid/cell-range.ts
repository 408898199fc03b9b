/** What happens to many cells at once: copy, paste, fill, clear. Each gives the marks of one edit and what was left out. */
import type { Criterion, EvaluatorRatings, Vendor } from '@/domain/evaluation'
import { entryText, type CellWords } from './cell-text'
import { isSameMark, markOf, unrated, type Mark } from './mark'
import { parseCellEntry, type EntryFault } from './parse-cell-entry'

/** The cells in question: criteria down, vendors across, without the bands between them. */
export interface CellBlock {
  readonly criteria: readonly Criterion[]
  readonly vendors: readonly Vendor[]
}

export interface CellMark extends Mark {
  readonly criterion: Criterion['id']
  readonly vendor: Vendor['id']
}

/** A text that no cell took. Without criterion or vendor it lay beyond the matrix. */
export interface Rejection {
  readonly text: string
  readonly fault: EntryFault | 'beyond' | 'not-asked'
  readonly criterion?: Criterion
  readonly vendor?: Vendor
  /** 1-based, in what was pasted. */
  readonly row: number
  readonly column: number
}

export interface RangeChange {
  /** Only cells that change. */
  readonly marks: readonly CellMark[]
  /** Cells that took a value, changed or not. */
  readonly taken: number
  readonly rejected: readonly Rejection[]
}

export function blockTexts(block: CellBlock, ratings: EvaluatorRatings, words: CellWords): string[][] {
  return block.criteria.map((criterion) =>
    block.vendors.map((vendor) => entryText(criterion.scale, markOf(ratings[criterion.id]?.[vendor.id]), words)),
  )
}

/**
 * @param target from the first cell of the selection to the end of the matrix
 * @param selected rows and columns of the selection; what is pasted is repeated where it fits in whole times
 */
export function pasteTexts(
  texts: readonly (readonly string[])[],
  target: CellBlock,
  selected: { readonly rows: number; readonly columns: number },
  ratings: EvaluatorRatings,
): RangeChange {
  const height = texts.length
  const width = texts.reduce((widest, row) => Math.max(widest, row.length), 0)
  if (height === 0 || width === 0) return { marks: [], taken: 0, rejected: [] }
  const isRepeated = selected.rows % height === 0 && selected.columns % width === 0
  const rows = isRepeated ? selected.rows : height
  const columns = isRepeated ? selected.columns : width
  const change = collect(ratings)
  for (let r = 0; r < rows; r++) {
    const source = texts[r % height]!
    for (let c = 0; c < columns; c++) {
      const text = source[c % width]
      // A shorter row says nothing about the cells that it lacks.
      if (text === undefined) continue
      const criterion = target.criteria[r]
      const vendor = target.vendors[c]
      if (!criterion || !vendor) {
        if (text.trim() !== '')
          change.reject({
            text,
            fault: 'beyond',
            row: r + 1,
            column: c + 1,
            ...(criterion && { criterion }),
            ...(vendor && { vendor }),
          })
        continue
      }
      const parsed = parseCellEntry(text, criterion.scale)
      if (parsed.ok) change.take(criterion, vendor, parsed.mark)
      else change.reject({ text, fault: parsed.fault, criterion, vendor, row: r + 1, column: c + 1 })
    }
  }
  return change.done()
}

/**
 * From the first row (or column) over the rest of the block, as copying and pasting would: what another criterion's
 * scale does not take is left out, as a Yes on levels from 1 to 5.
 */
export function fillBlock(
  block: CellBlock,
  direction: 'down' | 'right',
  ratings: EvaluatorRatings,
  words: CellWords,
): RangeChange {
  const change = collect(ratings)
  block.criteria.forEach((criterion, r) =>
    block.vendors.forEach((vendor, c) => {
      if ((direction === 'down' ? r : c) === 0) return
      const from = direction === 'down' ? block.criteria[0]! : criterion
      const mark = markOf(ratings[from.id]?.[(direction === 'down' ? vendor : block.vendors[0]!).id])
      if (from === criterion || mark.state !== 'rated') return change.take(criterion, vendor, mark)
      const text = entryText(from.scale, mark, words)
      const parsed = parseCellEntry(text, criterion.scale)
      if (parsed.ok) change.take(criterion, vendor, parsed.mark)
      else change.reject({ text, fault: parsed.fault, criterion, vendor, row: r + 1, column: c + 1 })
    }),
  )
  return change.done()
}

/** The same mark in every cell; for clearing and for Ctrl Enter. @param text as it was typed */
export function enterInBlock(block: CellBlock, text: string, ratings: EvaluatorRatings): RangeChange {
  return pasteTexts([[text]], block, { rows: block.criteria.length, columns: block.vendors.length }, ratings)
}

export function clearBlock(block: CellBlock, ratings: EvaluatorRatings): RangeChange {
  const change = collect(ratings)
  for (const criterion of block.criteria) for (const vendor of block.vendors) change.take(criterion, vendor, unrated)
  return change.done()
}

function collect(ratings: EvaluatorRatings) {
  const marks: CellMark[] = []
  const rejected: Rejection[] = []
  let taken = 0
  return {
    take(criterion: Criterion, vendor: Vendor, mark: Mark) {
      taken++
      if (!isSameMark(mark, markOf(ratings[criterion.id]?.[vendor.id])))
        marks.push({ criterion: criterion.id, vendor: vendor.id, ...mark })
    },
    reject: (rejection: Rejection) => void rejected.push(rejection),
    done: (): RangeChange => ({ marks, taken, rejected }),
  }
}
