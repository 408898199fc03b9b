/** A sweep as a picture: lines in points, marks where places change. */
import type { VendorId } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import { showScore } from '@/domain/ranking/score-unit'
import { quotientAt } from '@/domain/robustness/quotient'
import type { Sweep } from '@/domain/robustness/sweep'
import type { SweepLine, SweepMark } from '@/components/charts/sweep-lines-layout'
import { chartVendor } from '../../results/names'

/** More lines than the palette has colours cannot be told apart: the rest is drawn faintly. */
const mostNamed = 10
const straight = [0, 0.25, 0.5, 0.75, 1]
const curved = Array.from({ length: 65 }, (_, i) => i / 64)

export function sweepLines(results: Results, { scores }: Sweep): SweepLine[] {
  const order = new Map(results.ranking.map((s, i) => [s.vendor, i]))
  const place = (vendor: VendorId) => order.get(vendor) ?? Infinity
  const sorted = scores.toSorted((a, b) => place(a.vendor) - place(b.vendor))
  const lines = sorted.map(({ vendor, score }, i): SweepLine => {
    const isStraight = Math.abs(score.d) < 1e-12
    const points = (isStraight ? straight : curved).map((t) => {
      const at = quotientAt(score, t)
      return [t, at === null ? null : showScore(at, results.unit)] as const
    })
    return { vendor: chartVendor(results, vendor), points, isFaint: i >= mostNamed }
  })
  // Faint ones below the others.
  return lines.toReversed()
}

export function sweepMarks(
  results: Results,
  { crossovers, scores }: Sweep,
  percent: (t: number) => string,
): SweepMark[] {
  return crossovers.flatMap(({ at, before, changesLeader }) => {
    const score = quotientAt(scores.find((s) => s.vendor === before)!.score, at)
    return score === null
      ? []
      : [{ x: at, y: showScore(score, results.unit), isTurn: changesLeader, text: percent(at) }]
  })
}
