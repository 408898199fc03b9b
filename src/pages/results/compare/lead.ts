/** Why one of two vendors is ahead: the largest weighted differences both ways, in shown points that add up exactly. */
import { differences, explainLead, type Difference } from '@/domain/ranking/explain'
import type { NodeId } from '@/domain/evaluation'
import type { Results, Standing } from '@/domain/ranking/results'
import { roundHalfUp } from '@/domain/rounding'
import { nodeName } from '../names'
import { shownPoints } from '../shown-score'

export interface LeadTerm {
  readonly node: NodeId
  readonly name: string
  /** Signed, rounded as shown. */
  readonly points: number
}

export interface Lead {
  /** The one with the higher score; of equal ones the one shown first. */
  readonly higher: Standing
  readonly lower: Standing
  /** Difference of the scores as they are shown, ≥ 0. */
  readonly margin: number
  /** Criteria where `higher` gains most; points > 0. */
  readonly gains: readonly LeadTerm[]
  /** Criteria where `lower` is better; points < 0. */
  readonly losses: readonly LeadTerm[]
  /** All that makes up the margin, by top-level group; Σ = margin in the figures shown. */
  readonly parts: readonly LeadTerm[]
}

/** Null when one of them has no score yet. */
export function leadOf(results: Results, x: Standing, y: Standing, decimals: number): Lead | null {
  if (x.score === null || y.score === null) return null
  const place = (s: Standing) => results.ranking.indexOf(s)
  const isXHigher = x.score === y.score ? place(x) < place(y) : x.score > y.score
  const [higher, lower] = isXHigher ? [x, y] : [y, x]
  const { unit } = results
  const { forA, forB } = explainLead(results, higher, lower)
  const shown = (score: number) => shownPoints(score, unit, decimals)
  const margin = roundHalfUp(shown(higher.score!) - shown(lower.score!), decimals)

  const term = (node: NodeId, points: number): LeadTerm => ({ node, name: nodeName(results, node), points })
  const terms = (all: readonly Difference[]) =>
    all
      .map(({ node, difference }) => term(node, roundHalfUp(difference * unit.range, decimals)))
      .filter(({ points }) => points !== 0)
  const top = differences(
    results.document.criteria.children.map((node) => node.id),
    higher,
    lower,
  )
  const points = addingUp(
    top.map(({ difference }) => difference * unit.range),
    margin,
    decimals,
  )
  const parts = top.map(({ node }, i) => term(node, points[i]!)).filter((part) => part.points !== 0)
  return { higher, lower, margin, gains: terms(forA), losses: terms(forB), parts }
}

/** The figures rounded so that they add up to the total: those that lose most by rounding give or take a unit. */
export function addingUp(figures: readonly number[], total: number, decimals: number): number[] {
  const unit = 10 ** decimals
  const whole = figures.map((x) => Math.round(x * unit))
  let missing = Math.round(total * unit) - whole.reduce((a, b) => a + b, 0)
  const step = Math.sign(missing)
  const byLoss = figures
    .map((x, index) => ({ index, loss: (x * unit - whole[index]!) * step }))
    .toSorted((a, b) => b.loss - a.loss)
  for (let i = 0; missing !== 0 && byLoss.length > 0; i++, missing -= step)
    whole[byLoss[i % byLoss.length]!.index]! += step
  return whole.map((x) => x / unit)
}
