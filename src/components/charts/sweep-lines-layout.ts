/** Scores over one weight: weight from left to right, score upwards, a line a vendor, its name at the right end. */
import type { ChartVendor } from './chart-vendor'
import { labelLines, unitWidth } from './label-lines'
import { spreadLabels } from './line-labels'

export interface SweepLine {
  readonly vendor: ChartVendor
  /** x 0..1, y in points; a gap where there is no score. */
  readonly points: readonly (readonly [x: number, y: number | null])[]
  /** One of many: grey, thin, without a name. */
  readonly isFaint: boolean
}

export interface SweepMark {
  /** 0..1 */
  readonly x: number
  readonly y: number
  /** Whether the first place changes here. */
  readonly isTurn: boolean
  readonly text: string
}

export interface SweepLinesInput {
  readonly lines: readonly SweepLine[]
  readonly marks: readonly SweepMark[]
  /** 0..1 */
  readonly present: number
  readonly presentText: string
  readonly width: number
}

const markerStops = [0, 0.25, 0.5, 0.75, 1]
const narrow = 560
const labelGap = 17
const bottomRoom = 26

export function sweepLinesLayout({ lines, marks, present, presentText, width }: SweepLinesInput) {
  const isNarrow = width < narrow
  const named = lines.filter((line) => !line.isFaint)
  const labelRoom = isNarrow ? 22 : Math.min(210, Math.round(width * 0.26))
  const height = isNarrow ? 260 : Math.max(320, Math.min(460, named.length * labelGap + 90))
  const ys = lines.flatMap((line) => line.points.flatMap(([, y]) => (y === null ? [] : [y])))
  const [low, high] = ys.length > 0 ? [Math.min(...ys), Math.max(...ys)] : [0, 1]
  const ticks = niceTicks(low, high)
  const [first, last] = [ticks[0]!, ticks.at(-1)!]
  const scaleRoom = 10 + 8 * Math.max(3, ...ticks.map((value) => String(value).length))
  const [left, right, top, bottom] = [scaleRoom, width - labelRoom, 40, height - bottomRoom]
  const toX = (t: number) => left + t * (right - left)
  const toY = (y: number) => bottom - ((y - first) / (last - first)) * (bottom - top)
  const ends = named.map((line) => toY(line.points.findLast(([, y]) => y !== null)?.[1] ?? first))
  const labelYs = spreadLabels(ends, labelGap, top, bottom)
  const turns = marks.filter((mark) => mark.isTurn)
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    xTicks: (isNarrow ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1]).map((value) => ({ value, x: toX(value) })),
    yTicks: ticks.map((value) => ({ value, y: toY(value) })),
    lines: lines.map((line) => ({
      line,
      path: pathOf(line.points, toX, toY),
      markers: line.isFaint
        ? []
        : line.points.flatMap(([x, y]) => (y !== null && markerStops.includes(x) ? [{ x: toX(x), y: toY(y) }] : [])),
    })),
    labels: isNarrow
      ? []
      : named.map((line, i) => ({
          vendor: line.vendor,
          text: labelLines(line.vendor.name, (labelRoom - 30) / unitWidth, 1)[0] ?? '',
          x: right + 26,
          y: labelYs[i]! + 4.5,
          lead: `M${right} ${ends[i]}L${right + 10} ${labelYs[i]}H${right + 13}`,
        })),
    marks: marks.map((mark) => ({ ...mark, x: toX(mark.x), y: toY(mark.y) })),
    turns: turns.map((mark) => ({
      x: toX(mark.x),
      y: toY(mark.y),
      // Of neighbours that would write over each other only the first has its figure; the list has all.
      textY: top - 6,
      text: turns.some((other) => other !== mark && Math.abs(toX(other.x) - toX(mark.x)) < 46 && other.x < mark.x)
        ? ''
        : mark.text,
    })),
    present: { x: toX(present), text: presentText, anchor: present > 0.8 ? 'end' : present < 0.1 ? 'start' : 'middle' },
  }
}

function pathOf(points: SweepLine['points'], toX: (x: number) => number, toY: (y: number) => number): string {
  let isOpen = false
  let path = ''
  for (const [x, y] of points) {
    if (y !== null) path += `${isOpen ? 'L' : 'M'}${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`
    isOpen = y !== null
  }
  return path
}

/** Three to seven round figures that enclose both. */
export function niceTicks(low: number, high: number): number[] {
  const span = high - low > 1e-9 ? high - low : Math.max(Math.abs(high), 1) * 0.1
  const power = 10 ** Math.floor(Math.log10(span / 4))
  const step = power * ([1, 2, 5, 10].find((s) => s * power >= span / 5) ?? 10)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
