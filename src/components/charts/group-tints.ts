/**
 * Fills for groups in stacked bars: pine, ochre and slate in turn, so that neighbours differ in hue and lightness.
 * Quieter than the vendor palette and never mistaken for it. Each has a contrast ≥ 4.5 with `text`, and ≥ 3 with the
 * sheet of its theme; white separators and the figures inside carry the meaning without colour.
 */
interface Tints {
  readonly fills: readonly string[]
  /** For figures on any of the fills. */
  readonly text: string
}

const light: Tints = {
  fills: ['#1c5f4c', '#85682a', '#46525a', '#357a66', '#67500f', '#66737a', '#124838', '#777041'],
  text: '#ffffff',
}
const dark: Tints = {
  fills: ['#7cc9ae', '#d8b968', '#a9b8bf', '#58a78c', '#b79a4c', '#8796a0', '#a5dcc8', '#cfc58d'],
  text: '#10201a',
}

export function groupTints(isDark: boolean): Tints {
  return isDark ? dark : light
}

/** More groups than fills begin again: they are still told apart by their place and their label. */
export function groupTint(index: number, isDark: boolean): string {
  const { fills } = groupTints(isDark)
  return fills[index % fills.length]!
}
