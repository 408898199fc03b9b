/** A picture that stands on its own in a slide or a mail: title, what it proves, the drawing, who is who; opaque. */
import type { ChartTheme } from './chart-theme'
import { labelLines, unitWidth } from './label-lines'

export interface PngLegendEntry {
  readonly name: string
  readonly color: string
  /** In a box from −5 to 5. */
  readonly path: string
}

export interface PngRequest {
  readonly graphic: SVGSVGElement | HTMLCanvasElement
  readonly title: string
  readonly sentence: string
  readonly legend: readonly PngLegendEntry[]
  readonly theme: ChartTheme
}

const scale = 2
const margin = 24
const lineHeight = 20

export async function chartPng({ graphic, title, sentence, legend, theme }: PngRequest): Promise<Blob> {
  const { width, height } = graphic.getBoundingClientRect()
  const units = width / unitWidth
  const titleLines = labelLines(title, units * 0.75, 2)
  const sentenceLines = labelLines(sentence, units, 4)
  const legendLines = flow(legend, width)
  const top = margin + titleLines.length * 26 + sentenceLines.length * lineHeight + 12

  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil((width + 2 * margin) * scale)
  canvas.height = Math.ceil((top + height + legendLines.length * lineHeight + margin + 12) * scale)
  const pen = canvas.getContext('2d')!
  pen.scale(scale, scale)
  pen.fillStyle = theme.sheet
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.textBaseline = 'top'

  let y = margin
  const write = (lines: readonly string[], font: string, color: string, step: number) => {
    pen.font = font
    pen.fillStyle = color
    for (const line of lines) {
      pen.fillText(line, margin, y)
      y += step
    }
  }
  write(titleLines, `600 18px ${theme.font}`, theme.ink, 26)
  write(sentenceLines, `13px ${theme.font}`, theme.inkSoft, lineHeight)

  const picture = graphic instanceof SVGSVGElement ? await svgImage(graphic, width, height) : graphic
  pen.drawImage(picture, margin, top, width, height)

  pen.font = `13px ${theme.font}`
  legendLines.forEach((entries, row) => {
    const at = top + height + 12 + row * lineHeight
    for (const { x, entry } of entries) {
      pen.save()
      pen.translate(margin + x + 6, at + 8)
      const mark = new Path2D(entry.path)
      pen.fillStyle = entry.color
      pen.fill(mark)
      pen.lineWidth = 0.5
      pen.strokeStyle = theme.ink
      pen.stroke(mark)
      pen.restore()
      pen.fillStyle = theme.ink
      pen.fillText(labelLines(entry.name, legendUnits, 1)[0] ?? '', margin + x + 18, at)
    }
  })
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))), 'image/png'),
  )
}

const legendUnits = 28

/** Entries side by side in columns of one width. */
function flow(legend: readonly PngLegendEntry[], width: number) {
  const column = legendUnits * unitWidth + 24
  const perLine = Math.max(1, Math.floor(width / column))
  const lines: { x: number; entry: PngLegendEntry }[][] = []
  legend.forEach((entry, i) => {
    if (i % perLine === 0) lines.push([])
    lines.at(-1)!.push({ x: (i % perLine) * column, entry })
  })
  return lines
}

const drawn = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const

/** A drawing outside the page has no style sheet, so each element takes its computed look along as attributes. */
async function svgImage(svg: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll('*')
  copy.querySelectorAll('*').forEach((element, i) => {
    const style = getComputedStyle(originals[i]!)
    for (const property of drawn) element.setAttribute(property, style.getPropertyValue(property))
    element.removeAttribute('class')
    element.removeAttribute('style')
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width * scale))
  copy.setAttribute('height', String(height * scale))
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}
