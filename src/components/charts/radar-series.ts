/** A profile as Chart.js wants it. The marks at the corners are drawn by `radar-marks`, with the shapes used everywhere. */
import type { ChartConfiguration, ChartData, ChartOptions } from 'chart.js'
import { vendorMark } from '../ui/vendor-palette'
import type { ChartTheme } from './chart-theme'
import { mix, readableOn } from './contrast'
import { labelLines, textUnits } from './label-lines'
import type { Profile } from './profile'

export type RadarData = ChartData<'radar', (number | null)[], string[]>
export type RadarConfiguration = ChartConfiguration<'radar', (number | null)[], string[]>

/** From this many vendors on, fills only hide each other. */
const fewestUnfilled = 4

/** By the vendor's shape, so that a vendor keeps its dash pattern whoever else is shown. */
const dashes = {
  circle: [],
  rect: [7, 3],
  triangle: [2, 2],
  rectRot: [9, 3, 2, 3],
  cross: [4, 4],
  star: [12, 4],
  crossRot: [6, 2, 2, 2, 2, 2],
  rectRounded: [1, 3],
  line: [10, 2],
  dash: [3, 6],
}

const faded = 0.22

const mostNamed = 8

/** Room for a name at its axis, as `labelLines` counts; 0 where names would run into each other: numbers stand there. */
export function nameRoom({ axes }: Profile, isCompact: boolean): number {
  const room = isCompact ? 10 : 18
  return axes.length > mostNamed || (isCompact && axes.some(({ name }) => textUnits(name) > room)) ? 0 : room
}

/** `room` as `nameRoom` gives it. */
export function radarData(profile: Profile, theme: ChartTheme, highlighted: string | null, room: number): RadarData {
  const isFilled = profile.lines.length < fewestUnfilled
  return {
    labels: profile.axes.map(({ name }, i) => (room > 0 ? labelLines(name, room, 2) : [`${i + 1}`])),
    datasets: profile.lines.map(({ vendor, values }) => {
      const isFaded = highlighted !== null && vendor.id !== highlighted
      const mark = vendorMark(vendor.color)
      const line = readableOn(mark.color, theme.sheet, theme.ink)
      return {
        label: vendor.name,
        data: [...values],
        borderColor: isFaded ? mix(theme.sheet, line, faded) : line,
        borderWidth: vendor.id === highlighted ? 3.5 : 2,
        borderDash: isFilled ? [] : dashes[mark.shape],
        backgroundColor: `${line}1a`,
        fill: isFilled && !isFaded,
        // Ours are drawn instead; these only mark where to point at.
        pointRadius: 0,
        pointHoverRadius: 0,
        pointHitRadius: 10,
        spanGaps: false,
        order: vendor.id === highlighted ? 0 : 1,
      }
    }),
  }
}

export function radarOptions(theme: ChartTheme, isCompact: boolean): ChartOptions<'radar'> {
  return {
    // Nothing moves on its own: a change of weights or ratings is seen where it happens.
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    scales: {
      r: {
        min: 0,
        max: 100,
        angleLines: { color: theme.rule },
        grid: { color: theme.rule },
        ticks: {
          stepSize: 25,
          color: theme.inkSoft,
          backdropColor: theme.sheet,
          font: { family: theme.font, size: 11 },
        },
        pointLabels: {
          // Of more numbers than there is room for, those that would overlap another stay away.
          display: 'auto',
          color: theme.ink,
          padding: 8,
          font: { family: theme.font, size: isCompact ? 12 : 13 },
        },
      },
    },
  }
}
