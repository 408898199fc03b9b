/** A row a weight: the bar runs from the leader's margin at the lower weight to that at the higher one. */
import { labelLines, unitWidth } from './label-lines'
import { niceTicks } from './sweep-lines-layout'

export interface TornadoRow {
  readonly id: string
  readonly name: string
  /** Margins in points at the lower and at the higher weight. */
  readonly low: number
  readonly high: number
  /** Both weights in words. */
  readonly lowText: string
  readonly highText: string
}

export interface TornadoInput {
  readonly rows: readonly TornadoRow[]
  /** The margin now, in points. */
  readonly margin: number
  readonly width: number
}

const narrow = 560
const textRoom = 54

export function tornadoLayout({ rows, margin, width }: TornadoInput) {
  const isNarrow = width < narrow
  const nameRoom = isNarrow ? 0 : Math.min(260, Math.round(width * 0.3))
  const [left, right, top] = [nameRoom + textRoom, width - textRoom, 42]
  const ends = rows.flatMap((row) => [row.low, row.high])
  const ticks = niceTicks(Math.min(0, margin, ...ends), Math.max(0, margin, ...ends))
  const [first, last] = [ticks[0]!, ticks.at(-1)!]
  const toX = (x: number) => left + ((x - first) / (last - first)) * (right - left)
  const zero = toX(0)
  const rowHeight = isNarrow ? 46 : 32
  const laidOut = rows.map((row, i) => {
    const y = top + i * rowHeight + (isNarrow ? 30 : 14)
    const [lowX, highX] = [toX(row.low), toX(row.high)]
    const [from, to] = [Math.min(lowX, highX), Math.max(lowX, highX)]
    const isLowLeft = lowX <= highX
    const [name = ''] = labelLines(row.name, (isNarrow ? width - 8 : nameRoom - 12) / unitWidth, 1)
    return {
      row,
      y,
      name,
      nameY: isNarrow ? y - 16 : y + 4.5,
      ahead: to > zero ? { x: Math.max(from, zero), width: to - Math.max(from, zero) } : null,
      behind: from < zero ? { x: from, width: Math.min(to, zero) - from } : null,
      leftText: { x: from - 6, text: isLowLeft ? row.lowText : row.highText },
      rightText: { x: to + 6, text: isLowLeft ? row.highText : row.lowText },
      highX,
    }
  })
  const height = top + rows.length * rowHeight + 8
  return {
    ...{ width, height, top, rows: laidOut, zero },
    now: { x: toX(margin), anchor: toX(margin) > width * 0.8 ? ('end' as const) : ('middle' as const) },
    ticks: ticks.map((value) => ({ value, x: toX(value) })),
  }
}
