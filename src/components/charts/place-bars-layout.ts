/** Bars of the same length, each cut into the places that a vendor takes: first place from the left. */
import type { ChartTheme } from './chart-theme'
import type { ChartVendor } from './chart-vendor'
import { contrast, mix } from './contrast'
import { labelLines, textUnits, unitWidth } from './label-lines'

export interface PlaceRow {
  readonly vendor: ChartVendor
  /** 0..1, first place first; they sum to 1. */
  readonly shares: readonly number[]
}

export interface PlaceSegment {
  /** From 0. */
  readonly rank: number
  readonly share: number
  readonly x: number
  readonly width: number
  /** Place and share, the share alone, or nothing, as there is room. */
  readonly text: string
}

export interface PlaceBarsLayout {
  readonly width: number
  readonly height: number
  readonly barHeight: number
  readonly places: number
  readonly keys: readonly { readonly rank: number; readonly x: number }[]
  readonly rows: readonly {
    readonly row: PlaceRow
    readonly y: number
    readonly nameLines: readonly string[]
    readonly nameY: number
    readonly segments: readonly PlaceSegment[]
  }[]
}

const narrow = 560
const lineHeight = 16
const barHeight = 26
const keyWidth = 84
/** Less has no room for a figure. */
const leastText = 13

export function placeBarsLayout(
  rows: readonly PlaceRow[],
  width: number,
  format: (share: number) => string,
): PlaceBarsLayout {
  const isNarrow = width < narrow
  const left = isNarrow ? 1 : Math.min(210, Math.round(width * 0.26))
  const room = width - left - 1
  const places = Math.max(0, ...rows.map((row) => row.shares.length))
  const keyCount = Math.min(places, Math.max(1, Math.floor(room / keyWidth)))
  const keys = Array.from({ length: keyCount }, (_, i) => ({
    // Where not all have room: the first ones and the last.
    rank: i === keyCount - 1 ? places - 1 : i,
    x: left + i * keyWidth,
  }))
  let y = places > 0 ? 28 : 0
  const laidOut = rows.map((row) => {
    const nameLines = labelLines(row.vendor.name, ((isNarrow ? width : left) - 28) / unitWidth, isNarrow ? 1 : 2)
    const nameHeight = nameLines.length * lineHeight
    const height = isNarrow ? nameHeight + barHeight + 14 : Math.max(nameHeight, barHeight) + 10
    const top = isNarrow ? y + nameHeight + 4 : y + (height - 10 - barHeight) / 2
    const nameY = isNarrow ? y + 12 : y + (height - 10 - nameHeight) / 2 + 12
    y += height
    let x = left
    const segments = row.shares.flatMap((share, rank): PlaceSegment[] => {
      const segment = { rank, share, x, width: share * room }
      x += segment.width
      if (segment.width < 0.5) return []
      const fits = (text: string) => segment.width >= textUnits(text) * unitWidth + 6
      const texts = segment.width < leastText ? [] : [`${rank + 1}: ${format(share)}`, String(rank + 1)]
      const text = texts.find(fits) ?? ''
      return [{ ...segment, text }]
    })
    return { row, y: top, nameLines, nameY, segments }
  })
  return { width, height: Math.ceil(y), barHeight, places, keys, rows: laidOut }
}

/** One hue, the stronger the better the place; the figure on it stands out by 4.5. */
export function placeKey(rank: number, places: number, { sheet, ink, isDark }: ChartTheme) {
  const strongest = isDark ? '#7cc9ae' : '#1c5f4c'
  const share = places < 2 ? 1 : (1 - rank / (places - 1)) ** 1.4
  const fill = mix(sheet, strongest, share)
  const other = isDark ? '#0d1f19' : '#ffffff'
  return { fill, text: contrast(fill, ink) >= contrast(fill, other) ? ink : other }
}
