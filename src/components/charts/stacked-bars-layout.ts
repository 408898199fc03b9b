/**
 * Where everything goes in stacked bars. One row a vendor; the parts (groups) in one order. Parts carry their names above the
 * first bar where they fit; otherwise a numbered key stands above and the numbers inside the bars.
 */
import type { ChartVendor } from './chart-vendor'
import { labelLines, textUnits, unitWidth } from './label-lines'

export interface StackRow {
  readonly vendor: ChartVendor
  /** In points, in the order of the parts; ≥ 0. */
  readonly parts: readonly number[]
  readonly total: number
  /** Lowest and highest total still possible, in points; equal once nothing is missing. */
  readonly low: number
  readonly high: number
  /** A word below the name, for what the bar alone would hide ("below threshold"); may be empty. */
  readonly remark: string
}

export interface StackedBarsInput {
  readonly parts: readonly string[]
  readonly rows: readonly StackRow[]
  /** Points at the end of the axis, > 0. */
  readonly full: number
  readonly width: number
  readonly format: (points: number) => string
}

export interface Segment {
  readonly part: number
  readonly x: number
  readonly width: number
  /** Empty where there is no room. */
  readonly text: string
}

export interface StackRowLayout {
  readonly row: StackRow
  /** Top of the bar. */
  readonly y: number
  readonly nameLines: readonly string[]
  readonly nameY: number
  readonly segments: readonly Segment[]
  readonly whisker: { readonly from: number; readonly to: number } | null
  readonly totalX: number
}

export interface HeadLabel {
  readonly part: number
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
  /** Whether a swatch with the part's number stands before it. */
  readonly isKey: boolean
}

export interface StackedBarsLayout {
  readonly width: number
  readonly height: number
  readonly barHeight: number
  readonly barX: number
  readonly heads: readonly HeadLabel[]
  readonly rows: readonly StackRowLayout[]
}

const narrow = 560
const lineHeight = 16
const totalRoom = 52
export const keySize = 16
const headLinesMost = 3
const gap = 8

export function stackedBarsLayout({ parts, rows, full, width, format }: StackedBarsInput): StackedBarsLayout {
  const isNarrow = width < narrow
  const barX = isNarrow ? 0 : Math.min(190, Math.round(width * 0.24))
  const barRoom = Math.max(40, width - barX - totalRoom)
  const toX = (points: number) => (Math.max(0, points) / full) * barRoom
  const barHeight = 24

  const direct = isNarrow ? null : directHeads(parts, rows, barX, width, toX)
  const { heads, height: headHeight } = direct ?? keyHeads(parts, width)

  let y = headHeight + 8
  const laidOut = rows.map((row): StackRowLayout => {
    const nameLines = labelLines(row.vendor.name, ((isNarrow ? width : barX) - 26) / unitWidth, isNarrow ? 1 : 2)
    const nameHeight = (nameLines.length + (row.remark === '' ? 0 : 1)) * lineHeight
    const rowHeight = isNarrow ? nameHeight + barHeight + 14 : Math.max(barHeight, nameHeight) + 12
    const top = isNarrow ? y + nameHeight + 4 : y + (rowHeight - 12 - barHeight) / 2
    const nameY = isNarrow ? y + 12 : y + (rowHeight - 12 - nameHeight) / 2 + 12
    y += rowHeight

    let x = barX
    const segments = row.parts.map((points, part): Segment => {
      const segment = { part, x, width: toX(points) }
      x += segment.width
      const text = direct ? format(points) : String(part + 1)
      return { ...segment, text: segment.width >= textUnits(text) * unitWidth + 4 ? text : '' }
    })
    const whisker = row.low < row.high ? { from: barX + toX(row.low), to: barX + toX(row.high) } : null
    return { row, y: top, nameLines, nameY, segments, whisker, totalX: Math.max(x, whisker?.to ?? 0) + 8 }
  })
  return { width, height: Math.ceil(y), barHeight, barX, heads, rows: laidOut }
}

interface Heads {
  readonly heads: readonly HeadLabel[]
  readonly height: number
}

/** Names over the first bar, each beginning above its own segment; null when one would be cut or pushed out of it. */
function directHeads(
  parts: readonly string[],
  rows: readonly StackRow[],
  barX: number,
  width: number,
  toX: (points: number) => number,
): Heads | null {
  const first = rows[0]
  if (!first) return null
  const placed: { part: number; x: number; lines: string[] }[] = []
  let start = barX
  let free = barX
  for (const [part, name] of parts.entries()) {
    const room = toX(first.parts[part]!)
    const end = start + room
    if (rows.some((row) => row.parts[part]! > 0)) {
      const x = Math.max(start, free)
      const units = Math.max(Math.floor((end - x - gap) / unitWidth), narrowest(name))
      const lines = labelLines(name, units, headLinesMost + 1)
      free = x + Math.max(...lines.map(textUnits)) * unitWidth + gap
      if (lines.length > headLinesMost || x > end - gap || free > width) return null
      placed.push({ part, x, lines })
    }
    start = end
  }
  const most = Math.max(1, ...placed.map((label) => label.lines.length))
  const heads = placed.map(({ part, x, lines }) => ({
    part,
    x,
    y: (most - lines.length) * lineHeight + 12,
    lines,
    isKey: false,
  }))
  return { heads, height: most * lineHeight + 2 }
}

/** Units of the longest Latin word, which must not be torn apart, or of four ideographs. */
function narrowest(name: string): number {
  const words = name.split(/\s+/).map((word) => (/^[\x20-\x7e]+$/.test(word) ? textUnits(word) : 8))
  return Math.max(4, ...words)
}

/** A numbered key, flowing over as many lines as it takes. */
function keyHeads(parts: readonly string[], width: number): Heads {
  let x = 0
  let y = 0
  const heads = parts.map((name, part): HeadLabel => {
    const [line = ''] = labelLines(name, (width - keySize - 8) / unitWidth, 1)
    const needed = keySize + 6 + textUnits(line) * unitWidth + 14
    if (x > 0 && x + needed > width) {
      x = 0
      y += 22
    }
    const head = { part, x, y: y + 13, lines: [line], isKey: true }
    x += needed
    return head
  })
  return { heads, height: parts.length === 0 ? 0 : y + 22 }
}
