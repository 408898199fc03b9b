/** Chart.js with only what a radar needs. This module is the lazy chunk: nothing but RadarChart.vue loads it. */
import { Chart, Filler, LineElement, PointElement, RadarController, RadialLinearScale, type Plugin } from 'chart.js'
import { vendorMark } from '../ui/vendor-palette'
import type { ChartTheme } from './chart-theme'
import type { Profile } from './profile'
import type { RadarConfiguration } from './radar-series'

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler)

/** What the marks need of the outside; read at each drawing. */
export interface MarkSource {
  readonly profile: Profile
  readonly theme: ChartTheme
  readonly highlighted: string | null
}

/** Chart.js draws its own point styles; ours are the marks that stand beside the vendor's name on every page. */
function vendorMarks(source: () => MarkSource): Plugin<'radar'> {
  return {
    id: 'vendor-marks',
    beforeDraw({ ctx, width, height }) {
      ctx.save()
      ctx.fillStyle = source().theme.sheet
      ctx.fillRect(0, 0, width, height)
      ctx.restore()
    },
    afterDatasetsDraw(chart) {
      const { profile, theme, highlighted } = source()
      const { ctx } = chart
      profile.lines.forEach(({ vendor }, index) => {
        const { color, path } = vendorMark(vendor.color)
        const mark = new Path2D(path)
        ctx.save()
        ctx.globalAlpha = highlighted === null || highlighted === vendor.id ? 1 : 0.3
        for (const point of chart.getDatasetMeta(index).data) {
          const { x, y, skip } = point as typeof point & { skip?: boolean }
          if (skip || Number.isNaN(x)) continue
          ctx.save()
          ctx.translate(x, y)
          ctx.fillStyle = color
          ctx.fill(mark)
          ctx.lineWidth = 0.75
          ctx.strokeStyle = theme.ink
          ctx.stroke(mark)
          ctx.restore()
        }
        ctx.restore()
      })
    },
  }
}

export function drawRadar(
  canvas: HTMLCanvasElement,
  configuration: Omit<RadarConfiguration, 'plugins' | 'type'>,
  source: () => MarkSource,
): Chart<'radar', (number | null)[], string[]> {
  return new Chart(canvas, { ...configuration, type: 'radar', plugins: [vendorMarks(source)] })
}
