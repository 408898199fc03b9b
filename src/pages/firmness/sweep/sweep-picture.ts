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
  const lines = inOrder(results, scores).map(({ vendor, score }, i): SweepLine => {
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

function inOrder(results: Results, scores: Sweep['scores']): Sweep['scores'] {
  const order = new Map(results.ranking.map((s, i) => [s.vendor, i]))
  const place = (vendor: VendorId) => order.get(vendor) ?? Infinity
  return scores.toSorted((a, b) => place(a.vendor) - place(b.vendor))
}

const namedIn = (results: Results, scores: Sweep['scores']): VendorId[] =>
  inOrder(results, scores)
    .slice(0, mostNamed)
    .map(({ vendor }) => vendor)

export function sweepMarks(
  results: Results,
  { crossovers, scores }: Sweep,
  percent: (t: number) => string,
): SweepMark[] {
  const named = new Set(namedIn(results, scores))
  return crossovers.flatMap(({ at, before, after, changesLeader }) => {
    // Where faint lines cross, a dot would only hide the others; the table has them all.
    if (!changesLeader && !(named.has(before) && named.has(after))) return []
    const score = quotientAt(scores.find((s) => s.vendor === before)!.score, at)
    return score === null
      ? []
      : [{ x: at, y: showScore(score, results.unit), isTurn: changesLeader, text: percent(at) }]
  })
}
