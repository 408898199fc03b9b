/** One row an axis, a mark a vendor on a line from 0 to 100. Marks that would cover each other are stacked in lanes. */
import type { ChartVendor } from './chart-vendor'
import { labelLines, unitWidth } from './label-lines'
import type { Profile, ProfileAxis } from './profile'

export interface DotMark {
  readonly vendor: ChartVendor
  readonly value: number
  readonly x: number
  readonly y: number
}

export interface DotRow {
  readonly axis: ProfileAxis
  readonly labelLines: readonly string[]
  readonly labelY: number
  /** Where the row's line runs. */
  readonly y: number
  readonly marks: readonly DotMark[]
  readonly span: { readonly from: number; readonly to: number } | null
}

export interface DotPlotLayout {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly ticks: readonly { readonly value: number; readonly x: number }[]
  readonly groups: readonly { readonly name: string; readonly y: number }[]
  readonly rows: readonly DotRow[]
}

const markSize = 12
const ticks = [0, 25, 50, 75, 100]
const narrow = 560

export function dotPlotLayout(profile: Profile, width: number): DotPlotLayout {
  const isNarrow = width < narrow
  const left = isNarrow ? 10 : Math.min(260, Math.round(width * 0.3))
  const right = width - 12
  const toX = (value: number) => left + (value / 100) * (right - left)
  const top = 22
  const groups: { name: string; y: number }[] = []
  const rows: DotRow[] = []
  let y = top
  let group = ''
  for (const [index, axis] of profile.axes.entries()) {
    if (axis.group !== group) {
      group = axis.group
      if (group !== '') {
        y += rows.length === 0 ? 4 : 10
        groups.push({ name: group, y: y + 13 })
        y += 22
      }
    }
    const lines = labelLines(axis.name, (isNarrow ? width - 16 : left - 24) / unitWidth, isNarrow ? 1 : 2)
    const placed = inLanes(
      profile.lines.flatMap(({ vendor, values }) => {
        const value = values[index]
        return value == null ? [] : [{ vendor, value, x: toX(value) }]
      }),
    )
    const lanes = Math.max(1, ...placed.map((mark) => mark.lane + 1))
    const labelHeight = lines.length * 16
    const plotHeight = lanes * markSize + 8
    const height = isNarrow ? labelHeight + plotHeight + 4 : Math.max(labelHeight + 8, plotHeight)
    const plotTop = isNarrow ? y + labelHeight : y + (height - plotHeight) / 2
    const line = plotTop + plotHeight / 2
    const xs = placed.map((mark) => mark.x)
    rows.push({
      axis,
      labelLines: lines,
      labelY: isNarrow ? y + 12 : y + (height - labelHeight) / 2 + 12,
      y: line,
      marks: placed.map(({ vendor, value, x, lane }) => ({ vendor, value, x, y: line + laneOffset(lane, lanes) })),
      span: xs.length > 1 ? { from: Math.min(...xs), to: Math.max(...xs) } : null,
    })
    y += height
  }
  return {
    width,
    height: Math.ceil(y + 4),
    left,
    right,
    top,
    ticks: ticks.map((value) => ({ value, x: toX(value) })),
    groups,
    rows,
  }
}

function laneOffset(lane: number, lanes: number): number {
  return (lane - (lanes - 1) / 2) * markSize
}

/** The lowest lane in which a mark touches none before it. */
function inLanes<Mark extends { readonly x: number }>(marks: readonly Mark[]): (Mark & { readonly lane: number })[] {
  const ends: number[] = []
  return marks
    .toSorted((a, b) => a.x - b.x)
    .map((mark) => {
      const free = ends.findIndex((end) => mark.x - end >= markSize)
      const lane = free === -1 ? ends.length : free
      ends[lane] = mark.x
      return { ...mark, lane }
    })
}
