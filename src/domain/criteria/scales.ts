/**
 * Value functions: level on the criterion's own scale → value in 0..1.
 * levels: (x − min)/(max − min) or piecewise linear through the explicit values; points: x/full; yes/no: 1, 0;
 * measure: piecewise linear through its points. All are clamped outside (Goodwin & Wright 2014, ch. 3).
 */
import type { MeasurePoint, Scale } from '../evaluation'

/** The points through which the value function runs, levels strictly ascending. */
export function valuePoints(scale: Scale): readonly MeasurePoint[] {
  switch (scale.kind) {
    case 'levels': {
      const low = scale.levels[0]!.level
      const span = scale.levels.at(-1)!.level - low
      return scale.levels.map(({ level, value }) => ({ level, value: value ?? (level - low) / span }))
    }
    case 'points':
      return [
        { level: 0, value: 0 },
        { level: scale.full, value: 1 },
      ]
    case 'yes-no':
      return [
        { level: 0, value: 0 },
        { level: 1, value: 1 },
      ]
    case 'measure':
      return scale.points
  }
}

/** A function for many levels of one scale; NaN stays NaN. */
export function valueFunction(scale: Scale): (level: number) => number {
  const points = isStraight(scale) ? endsOf(valuePoints(scale)) : valuePoints(scale)
  if (points.length === 2) {
    const [a, b] = points as readonly [MeasurePoint, MeasurePoint]
    const low = Math.min(a.value, b.value)
    const high = Math.max(a.value, b.value)
    const span = b.level - a.level
    return (level) => Math.min(high, Math.max(low, a.value + ((level - a.level) / span) * (b.value - a.value)))
  }
  return (level) => interpolate(points, level)
}

/** Without values of their own the levels lie on one line. */
function isStraight(scale: Scale): boolean {
  return scale.kind === 'levels' && scale.levels.every((l) => l.value === null)
}

function endsOf(points: readonly MeasurePoint[]): readonly MeasurePoint[] {
  return [points[0]!, points.at(-1)!]
}

function interpolate(points: readonly MeasurePoint[], level: number): number {
  if (Number.isNaN(level)) return NaN
  const first = points[0]!
  if (level <= first.level) return first.value
  for (let i = 1; i < points.length; i++) {
    const right = points[i]!
    if (level > right.level) continue
    const left = points[i - 1]!
    return left.value + ((level - left.level) / (right.level - left.level)) * (right.value - left.value)
  }
  return points.at(-1)!.value
}

/** A level with this value (0..1), the lowest where several have it; for carrying marks over to another scale. */
export function levelOfValue(scale: Scale, value: number): number {
  const points = valuePoints(scale)
  const exact = inverse(points, value)
  if (scale.kind === 'points' || scale.kind === 'measure') return exact
  return points.reduce((best, p) => (Math.abs(p.value - value) < Math.abs(best.value - value) ? p : best)).level
}

function inverse(points: readonly MeasurePoint[], value: number): number {
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!
    const b = points[i]!
    if ((value - a.value) * (value - b.value) > 0) continue
    if (a.value === b.value) return a.level
    return a.level + ((value - a.value) / (b.value - a.value)) * (b.level - a.level)
  }
  return points.reduce((best, p) => (Math.abs(p.value - value) < Math.abs(best.value - value) ? p : best)).level
}

/** Lowest and highest level that may be recorded; a measure takes any number. */
export function levelBounds(scale: Scale): { readonly min: number; readonly max: number } {
  if (scale.kind === 'measure') return { min: -Infinity, max: Infinity }
  const points = valuePoints(scale)
  return { min: points[0]!.level, max: points.at(-1)!.level }
}

/** Whether an evaluator may record this level. Named levels and yes/no take only their own numbers. */
export function isLevelOf(scale: Scale, level: number): boolean {
  if (!Number.isFinite(level)) return false
  if (scale.kind === 'levels') return scale.levels.some((l) => l.level === level)
  if (scale.kind === 'yes-no') return level === 0 || level === 1
  const { min, max } = levelBounds(scale)
  return level >= min && level <= max
}

/** 1: higher is better; −1: lower is better; 0: neither (a best level in between, or all the same). */
export function directionOf(scale: Scale): 1 | -1 | 0 {
  const values = valuePoints(scale).map((p) => p.value)
  const isRising = values.every((v, i) => i === 0 || v >= values[i - 1]!)
  const isFalling = values.every((v, i) => i === 0 || v <= values[i - 1]!)
  if (isRising === isFalling) return 0
  return isRising ? 1 : -1
}

/** The levels with the lowest and with the highest value. */
export function extremeLevels(scale: Scale): { readonly worst: number; readonly best: number } {
  const points = valuePoints(scale)
  const worst = points.reduce((a, b) => (b.value < a.value ? b : a))
  const best = points.reduce((a, b) => (b.value > a.value ? b : a))
  return { worst: worst.level, best: best.level }
}

/** A scale that was made wrongly has no value function; null when it is sound, else a problem code. */
export function scaleFault(scale: Scale): 'scale-too-few-levels' | 'scale-not-ascending' | 'scale-not-a-number' | null {
  if (scale.kind === 'points') return Number.isFinite(scale.full) && scale.full > 0 ? null : 'scale-not-a-number'
  if (scale.kind === 'yes-no') return null
  const points = scale.kind === 'levels' ? scale.levels : scale.points
  if (points.length < 2) return 'scale-too-few-levels'
  for (const { level, value } of points) {
    if (!Number.isFinite(level)) return 'scale-not-a-number'
    if (value !== null && !(value >= 0 && value <= 1)) return 'scale-not-a-number'
  }
  return points.every((p, i) => i === 0 || p.level > points[i - 1]!.level) ? null : 'scale-not-ascending'
}
