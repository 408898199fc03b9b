/** A column a scenario, a line a vendor through its ranks; shared ranks stand side by side below each other. */
import type { ChartVendor } from './chart-vendor'
import { labelLines, unitWidth } from './label-lines'

export interface BumpLine {
  readonly vendor: ChartVendor
  /** By column; null where the vendor is not in the ranking. */
  readonly ranks: readonly (number | null)[]
}

export interface BumpChartInput {
  readonly columns: readonly string[]
  readonly lines: readonly BumpLine[]
  readonly width: number
}

const narrow = 560
const row = 30

export function bumpChartLayout({ columns, lines, width }: BumpChartInput) {
  const nameRoom = width < narrow ? 108 : Math.min(190, Math.round(width * 0.22))
  const [left, right, top] = [nameRoom, width - (width < narrow ? 30 : nameRoom), 46]
  const toX = (column: number) => (columns.length < 2 ? left : left + (column / (columns.length - 1)) * (right - left))
  // Vendors that share a rank take the rows after each other, in the order of the lines.
  const rowsOf = columns.map((_, c) => {
    const order = lines
      .map((line, i) => ({ i, rank: line.ranks[c] ?? Infinity }))
      .toSorted((a, b) => a.rank - b.rank || a.i - b.i)
    const rows = new Array<number>(lines.length)
    order.forEach(({ i }, at) => (rows[i] = at))
    return rows
  })
  const room = (columns.length < 2 ? width : (right - left) / (columns.length - 1)) - 12
  return {
    width,
    height: top + lines.length * row + 4,
    columns: columns.map((name, c) => ({
      x: toX(c),
      lines: labelLines(name, Math.max(6, room / unitWidth), 2),
      anchor:
        c === 0 && columns.length > 1
          ? ('start' as const)
          : c === columns.length - 1
            ? ('end' as const)
            : ('middle' as const),
    })),
    lines: lines.map((line, i) => {
      const dots = line.ranks.map((rank, c) => ({ x: toX(c), y: top + rowsOf[c]![i]! * row + row / 2, rank }))
      const path = dots.reduce((drawn, dot, c) => {
        const before = dots[c - 1]
        if (dot.rank === null) return drawn
        if (!before || before.rank === null) return `${drawn}M${dot.x} ${dot.y}`
        const middle = (before.x + dot.x) / 2
        return `${drawn}C${middle} ${before.y} ${middle} ${dot.y} ${dot.x} ${dot.y}`
      }, '')
      const [name = ''] = labelLines(line.vendor.name, (nameRoom - 44) / unitWidth, 1)
      return {
        ...{ line, path, dots, name },
        ends: width < narrow || columns.length < 2 ? [dots[0]!] : [dots[0]!, dots.at(-1)!],
      }
    }),
  }
}
