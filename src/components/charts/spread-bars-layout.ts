/** Bars from the left, longest first, each ending in who gains and by how much. */
import type { ChartVendor } from './chart-vendor'
import { labelLines, textUnits, unitWidth } from './label-lines'

export interface SpreadRow {
  readonly id: string
  readonly name: string
  /** Points between the best and the lowest of the chosen vendors, ≥ 0. */
  readonly points: number
  readonly best: ChartVendor
}

export interface SpreadRowLayout {
  readonly row: SpreadRow
  readonly nameLines: readonly string[]
  readonly nameY: number
  readonly barY: number
  readonly barWidth: number
  readonly markX: number
  readonly figure: string
  readonly best: string
}

export interface SpreadBarsLayout {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly barHeight: number
  readonly rows: readonly SpreadRowLayout[]
}

const narrow = 560
const lineHeight = 16
const barHeight = 18

export function spreadBarsLayout(
  rows: readonly SpreadRow[],
  width: number,
  format: (points: number) => string,
): SpreadBarsLayout {
  const isNarrow = width < narrow
  const left = isNarrow ? 0 : Math.min(260, Math.round(width * 0.3))
  const full = Math.max(0, ...rows.map((row) => row.points))
  const endUnits = Math.min(isNarrow ? 20 : 34, Math.max(6, ...rows.map((row) => textUnits(row.best.name) + 8)))
  const room = Math.max(30, width - left - endUnits * unitWidth - 26)
  let y = 2
  const laidOut = rows.map((row): SpreadRowLayout => {
    const nameLines = labelLines(row.name, ((isNarrow ? width : left) - 12) / unitWidth, isNarrow ? 1 : 2)
    const nameHeight = nameLines.length * lineHeight
    const height = isNarrow ? nameHeight + barHeight + 12 : Math.max(nameHeight, barHeight) + 10
    const barY = isNarrow ? y + nameHeight + 2 : y + (height - 10 - barHeight) / 2
    const nameY = isNarrow ? y + 12 : y + (height - 10 - nameHeight) / 2 + 12
    y += height
    const barWidth = full === 0 ? 0 : (row.points / full) * room
    const figure = format(row.points)
    const [best = ''] = labelLines(row.best.name, endUnits - textUnits(figure) - 1, 1)
    return { row, nameLines, nameY, barY, barWidth, markX: left + barWidth + 12, figure, best }
  })
  return { width, height: Math.ceil(y), left, barHeight, rows: laidOut }
}
