/**
 * How scores are shown. 0–100 always works. The scale's own points work where Σ weight × level is what a spreadsheet
 * would give: all criteria share one linear scale (1–5 → 3.85/5), or all are 满分制 with weights in proportion to
 * their full points (→ points out of their sum). Elsewhere scores fall back to 0–100.
 */
import { leavesOf } from '../criteria/tree'
import { levelBounds, valuePoints } from '../criteria/scales'
import type { WeightTable } from '../criteria/weights'
import type { CriteriaGroup, Criterion, ScoringRules } from '../evaluation'
import { settle } from '../sum'
import type { ScoreUnit } from './results'

const hundred: ScoreUnit = { kind: 'hundred', base: 0, range: 100 }

export function scoreUnit(root: CriteriaGroup, weights: WeightTable, display: ScoringRules['display']): ScoreUnit {
  if (display === 'hundred') return hundred
  const criteria = leavesOf(root)
  return sharedScale(criteria) ?? summedPoints(criteria, weights) ?? hundred
}

function sharedScale(criteria: readonly Criterion[]): ScoreUnit | null {
  const [first] = criteria
  if (!first || first.scale.kind === 'measure') return null
  const { min, max } = levelBounds(first.scale)
  const agrees = criteria.every(({ scale }) => {
    const bounds = levelBounds(scale)
    return bounds.min === min && bounds.max === max && isLinear(scale)
  })
  return agrees ? { kind: 'scale', base: min, range: max - min } : null
}

function isLinear(scale: Criterion['scale']): boolean {
  const { min, max } = levelBounds(scale)
  return valuePoints(scale).every((p) => settle(p.value - (p.level - min) / (max - min)) === 0)
}

function summedPoints(criteria: readonly Criterion[], weights: WeightTable): ScoreUnit | null {
  const full = criteria.map(({ scale }) => (scale.kind === 'points' ? scale.full : NaN))
  const total = full.reduce((a, b) => a + b, 0)
  const isProportional = criteria.every((c, i) => settle(weights.globals.get(c.id)! - full[i]! / total) === 0)
  return criteria.length > 0 && isProportional ? { kind: 'scale', base: 0, range: total } : null
}

/** A score (0..1) in points of the unit. */
export function showScore(score: number, unit: ScoreUnit): number {
  return unit.base + score * unit.range
}

/** The inverse of `showScore`. */
export function scoreOf(shown: number, unit: ScoreUnit): number {
  return (shown - unit.base) / unit.range
}
