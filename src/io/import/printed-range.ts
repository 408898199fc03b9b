/** Our own sheet does not name its scales, but its scores tell: the range under which most of them recompute. */
import type { Scale } from '@/domain/evaluation'
import { sum } from '@/domain/sum'
import { roundingOf } from '../audit'
import { numberedLevels } from '../csv/scale-notation'
import type { DecimalMark } from '../table/sniff-delimiter'
import { plainLevel } from './level-cell'
import type { MatrixSheet } from './matrix-sheet'

const ranges = [
  [1, 5],
  [0, 5],
  [0, 10],
  [1, 10],
  [0, 100],
] as const

/** @returns the scale for sheets of whole levels, or of any; null where no range explains most of the scores */
export function rangeFromTotals(
  sheet: MatrixSheet,
  weights: readonly (number | null)[],
  levels: readonly (readonly (number | null)[])[],
  decimal: DecimalMark,
): ((isWhole: boolean) => Scale) | null {
  const printed = sheet.vendors.map(({ total }) => (total ? plainLevel(total.text, decimal) : null))
  const scored = printed.filter((score) => score !== null).length
  const means = sheet.vendors.map((_, v) => {
    const present = levels.map((row, c) => ({ level: row[v] ?? null, weight: weights[c] ?? 0 }))
    const rated = present.filter(({ level }) => level !== null)
    return sum(rated.map(({ level, weight }) => (level ?? 0) * weight)) / sum(rated.map(({ weight }) => weight))
  })
  const tolerance = roundingOf(
    sheet.vendors.map(({ total }) => total),
    decimal,
  )
  for (const [min, max] of ranges) {
    const fits = levels.every((row) => row.every((level) => level === null || (level >= min && level <= max)))
    const agreeing = printed.filter((score, v) => {
      const expected = (((means[v] as number) - min) / (max - min)) * 100
      return score !== null && Math.abs(score - expected) <= tolerance
    }).length
    if (fits && scored > 0 && agreeing * 2 > scored) return (isWhole) => scaleOver(min, max, isWhole)
  }
  return null
}

function scaleOver(min: number, max: number, isWhole: boolean): Scale {
  if (isWhole && max <= 10) return numberedLevels(min, max)
  if (min === 0) return { kind: 'points', full: max, anchors: [] }
  // Pooled levels lie between the named ones; a measure over the same range gives them the same values.
  return {
    kind: 'measure',
    unit: '',
    points: [
      { level: min, value: 0 },
      { level: max, value: 1 },
    ],
  }
}
