import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartVendor } from '@/components/charts/chart-vendor'
import { dotPlotLayout } from '@/components/charts/dot-plot-layout'
import { nameRoom, radarData } from '@/components/charts/radar-series'
import { spreadBarsLayout } from '@/components/charts/spread-bars-layout'
import { stackedBarsLayout, type StackRow } from '@/components/charts/stacked-bars-layout'
import { vendorId } from '../../../support/an-evaluation'

const vendor = (name: string, color = 0): ChartVendor => ({ id: vendorId(name), name, color })
const format = (points: number) => points.toFixed(1)

const stack = (parts: readonly number[], low?: number, high?: number): StackRow => {
  const total = parts.reduce((a, b) => a + b, 0)
  return { vendor: vendor('A'), parts, total, low: low ?? total, high: high ?? total, remark: '' }
}

describe('stacked bars', () => {
  const parts = ['Fit', 'Openness', 'Cost']

  it('lay the parts end to end, in proportion to the full scale', () => {
    const { rows, barX } = stackedBarsLayout({ parts, rows: [stack([40, 20, 10])], full: 100, width: 1000, format })
    const [a, b, c] = rows[0]!.segments
    expect(a!.x).toBe(barX)
    expect(b!.x).toBeCloseTo(a!.x + a!.width)
    expect(c!.x).toBeCloseTo(b!.x + b!.width)
    expect(a!.width / b!.width).toBeCloseTo(2)
  })

  it('name the parts above the first bar where there is room, and the figures stand inside', () => {
    const { heads, rows } = stackedBarsLayout({ parts, rows: [stack([40, 20, 10])], full: 100, width: 1000, format })
    expect(heads.map((head) => head.isKey)).toEqual([false, false, false])
    expect(rows[0]!.segments.map((segment) => segment.text)).toEqual(['40.0', '20.0', '10.0'])
  })

  it('fall back to a numbered key where a name would have to leave its bar', () => {
    const { heads, rows } = stackedBarsLayout({ parts, rows: [stack([40, 3, 3])], full: 100, width: 1000, format })
    expect(heads.map((head) => head.isKey)).toEqual([true, true, true])
    expect(rows[0]!.segments.map((segment) => segment.text)).toEqual(['1', '2', '3'])
  })

  it('draw a range only where ratings are missing', () => {
    const input = { parts, full: 100, width: 1000, format }
    const { rows } = stackedBarsLayout({ ...input, rows: [stack([40, 20, 10]), stack([40, 20, 10], 60, 90)] })
    expect(rows[0]!.whisker).toBeNull()
    expect(rows[1]!.whisker!.to).toBeGreaterThan(rows[1]!.whisker!.from)
    expect(rows[1]!.totalX).toBeGreaterThan(rows[1]!.whisker!.to)
  })

  it('stay inside their width on any screen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 280, max: 1600 }),
        fc.array(fc.double({ min: 0, max: 33, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (width, points) => {
          const layout = stackedBarsLayout({ parts, rows: [stack(points, 0, 100)], full: 100, width, format })
          for (const segment of layout.rows[0]!.segments) expect(segment.x + segment.width).toBeLessThanOrEqual(width)
          expect(layout.rows[0]!.totalX).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})

describe('a dot plot', () => {
  const profile = {
    axes: [{ id: 'c-a', name: 'A', group: '' }],
    lines: [75, 75, 76, 20, null].map((value, i) => ({ vendor: vendor(`V${i}`, i), values: [value] })),
  }

  it('covers no mark with another, and leaves out what is not rated', () => {
    const { marks } = dotPlotLayout(profile, 800).rows[0]!
    expect(marks).toHaveLength(4)
    for (const a of marks)
      for (const b of marks) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(12)
  })

  it('keeps every mark on its exact place on the scale', () => {
    const { rows, left, right } = dotPlotLayout(profile, 800)
    for (const mark of rows[0]!.marks) expect(mark.x).toBeCloseTo(left + ((right - left) * mark.value) / 100)
  })
})

describe('spread bars', () => {
  it('are as long as the spread, the longest filling the room', () => {
    const rows = [4, 1].map((points, i) => ({ id: `c-${i}`, name: `C${i}`, points, best: vendor('A') }))
    const layout = spreadBarsLayout(rows, 900, format)
    expect(layout.rows[0]!.barWidth / layout.rows[1]!.barWidth).toBeCloseTo(4)
    expect(layout.rows.map((row) => row.figure)).toEqual(['4.0', '1.0'])
  })
})

describe('a radar', () => {
  const theme = { ink: '#000000', inkSoft: '#444444', rule: '#bbbbbb', sheet: '#ffffff', font: 'x', isDark: false }
  const profileOf = (count: number) => ({
    axes: ['a', 'b', 'c'].map((id) => ({ id, name: id, group: '' })),
    lines: Array.from({ length: count }, (_, i) => ({ vendor: vendor(`V${i}`, i), values: [10, null, 30] })),
  })

  it('fills lightly up to three vendors and tells more apart by dashes', () => {
    expect(radarData(profileOf(3), theme, null, 18).datasets.every((d) => d.fill)).toBe(true)
    const many = radarData(profileOf(8), theme, null, 18).datasets
    expect(many.some((d) => d.fill)).toBe(false)
    expect(new Set(many.map((d) => JSON.stringify(d.borderDash))).size).toBe(8)
  })

  it('names its axes while there is room, and numbers them before names run into each other', () => {
    const axes = (count: number, name: string) => ({
      axes: Array.from({ length: count }, (_, i) => ({ id: `${i}`, name, group: '' })),
      lines: [],
    })
    const labels = (profile: ReturnType<typeof axes>, isCompact: boolean) =>
      radarData(profile, theme, null, nameRoom(profile, isCompact)).labels!
    expect(labels(axes(8, 'Integration and openness'), false)[0]).toEqual(['Integration and', 'openness'])
    expect(labels(axes(9, 'Cost'), false).flat().slice(-2)).toEqual(['8', '9'])
    expect(labels(axes(6, '服务支持'), true)[0]).toEqual(['服务支持'])
    expect(labels(axes(6, '连接性与开放性'), true)[0]).toEqual(['1'])
  })

  it('leaves a gap where nothing is rated', () => {
    const [line] = radarData(profileOf(1), theme, null, 18).datasets
    expect(line!.data).toEqual([10, null, 30])
    expect(line!.spanGaps).toBe(false)
  })

  it('brings one vendor forward without hiding the others', () => {
    const [first, second] = radarData(profileOf(2), theme, vendorId('V1'), 18).datasets
    expect(second!.borderWidth).toBeGreaterThan(Number(first!.borderWidth))
    expect(first!.borderColor).not.toBe(theme.sheet)
  })
})
