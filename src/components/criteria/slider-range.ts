/** What a weight slider spans: 0 to a round figure that holds every sibling, with room to go up. */
export interface SliderRange {
  readonly max: number
  readonly step: number
}

/** @param before what siblings had until now: a range never shrinks under the hand that drags, and grows at its end */
export function sliderRange(weights: readonly number[], before = 0): SliderRange {
  const sum = weights.reduce((a, b) => a + b, 0)
  const greatest = Math.max(0, ...weights)
  // Fractions that add up to 1 stay fractions, and percentages end at 100.
  const isFraction = sum > 0 && sum <= 1.001
  const roomy = Math.max(10, roundUp(greatest * 1.5))
  const needed = isFraction ? 1 : greatest <= 100 ? Math.min(100, roomy) : roomy
  const max = greatest < before ? before : needed
  return { max, step: max / 100 }
}

/** 1, 2 or 5 times a power of ten. */
function roundUp(x: number): number {
  if (x <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(x))
  return power * ([1, 2, 5, 10].find((step) => step * power >= x) ?? 10)
}
