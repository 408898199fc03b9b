/** Contrast by WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), 1..21, over relative luminance in sRGB. Colours are `#rrggbb`. */

type Channels = readonly [number, number, number]

function channels(hex: string): Channels {
  const full = /^#[0-9a-f]{3}$/i.test(hex) ? hex.replace(/[0-9a-f]/gi, (digit) => digit + digit) : hex
  return [1, 3, 5].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Channels
}

export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((c) => {
    const share = c / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Channels
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** @param share 0: all `from`, 1: all `to` */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)]
  const hex = a.map((c, i) =>
    Math.round(c + (b[i]! - c) * share)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${hex.join('')}`
}

/** The colour, moved towards the ink as little as it takes to stand out from the background. */
export function readableOn(color: string, background: string, ink: string, least = 3): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, ink, share)
    if (contrast(mixed, background) >= least) return mixed
  }
  return ink
}
