/** From what was entered for a group to the weights of the children that it has now. Sums to 1. */
import type { NodeId } from '../evaluation'
import { bestWorst, type BestWorst } from './best-worst'
import { mendOf, type Mend } from './mend'
import { geometricMean, mostCompared, priorities, reciprocalMatrix, type Priorities } from './pairwise'
import { rankWeights } from './rank-order'
import { sharesOf } from './shares'
import type { BestWorstInput, Figures, Judge, MethodInputs, WeightingMethod } from './weighting'

export type Derived =
  | { readonly kind: 'weights'; readonly weights: readonly number[] }
  /** So many answers are still to be given. */
  | { readonly kind: 'open'; readonly missing: number }
  /** Nothing is above zero. */
  | { readonly kind: 'zero' }
  | { readonly kind: 'too-many' }

export function deriveWeights(method: WeightingMethod, inputs: MethodInputs, items: readonly NodeId[]): Derived {
  switch (method) {
    case 'points':
    case 'swing':
      return fromFigures(inputs[method] ?? {}, items)
    case 'rank': {
      const tiers = (inputs.rank?.tiers ?? []).map((tier) => tier.filter((id) => items.includes(id)))
      const placed = tiers.filter((tier) => tier.length > 0)
      const missing = items.length - placed.flat().length
      if (missing > 0) return { kind: 'open', missing }
      const byTier = rankWeights(
        inputs.rank!.rule,
        placed.map((tier) => tier.length),
      )
      return { kind: 'weights', weights: items.map((id) => byTier[placed.findIndex((tier) => tier.includes(id))]!) }
    }
    case 'pairwise': {
      if (items.length > mostCompared) return { kind: 'too-many' }
      const judges = inputs.pairwise?.judges ?? []
      const missing = judges.length > 0 ? judges.reduce((sum, judge) => sum + openPairs(judge, items), 0) : Infinity
      if (missing > 0) return { kind: 'open', missing: Math.min(missing, (items.length * (items.length - 1)) / 2) }
      return { kind: 'weights', weights: comparison(judges, items)!.weights }
    }
    case 'best-worst': {
      const input = inputs['best-worst']
      const missing = input ? openBestWorst(input, items) : 2
      if (missing > 0) return { kind: 'open', missing }
      return { kind: 'weights', weights: bestWorstOf(input!, items)!.weights }
    }
  }
}

function fromFigures(figures: Figures, items: readonly NodeId[]): Derived {
  const missing = items.filter((id) => figures[id] === undefined).length
  if (missing > 0) return { kind: 'open', missing }
  const weights = sharesOf(items.map((id) => figures[id]!))
  return weights ? { kind: 'weights', weights } : { kind: 'zero' }
}

/** Every two of the items, row by row above the diagonal. */
export function pairsOf(items: readonly NodeId[]): (readonly [NodeId, NodeId])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const))
}

/** How many times as important the first is as the second; whichever of them was asked about first. */
export function judgementOn({ judgements }: Judge, first: NodeId, second: NodeId): number | undefined {
  const inverse = judgements[second]?.[first]
  return judgements[first]?.[second] ?? (inverse === undefined ? undefined : 1 / inverse)
}

function openPairs(judge: Judge, items: readonly NodeId[]): number {
  return pairsOf(items).filter(([a, b]) => judgementOn(judge, a, b) === undefined).length
}

/** One judge's comparison, or that of several pooled pair by pair by geometric mean; null while pairs are open. */
export function comparison(
  judges: readonly Judge[],
  items: readonly NodeId[],
): (Priorities & { readonly mend: Mend | null }) | null {
  if (judges.length === 0 || items.length > mostCompared || judges.some((judge) => openPairs(judge, items) > 0))
    return null
  const above = pairsOf(items).map(([a, b]) => {
    const given = judges.map((judge) => judgementOn(judge, a, b)!)
    return given.length === 1 ? given[0]! : geometricMean(given)
  })
  const matrix = reciprocalMatrix(items.length, above)
  return { ...priorities(matrix), mend: mendOf(matrix) }
}

/** What is still to be said: best, worst, and each comparison with them. */
function openBestWorst({ best, worst, bestOver, overWorst }: BestWorstInput, items: readonly NodeId[]): number {
  const chosen = [best, worst].filter((id) => id !== null && items.includes(id)).length
  if (chosen < 2 || best === worst) return 2 - Math.min(chosen, 1)
  const others = items.filter((id) => id !== best)
  const between = others.filter((id) => id !== worst)
  return (
    others.filter((id) => bestOver[id] === undefined).length +
    between.filter((id) => overWorst[id] === undefined).length
  )
}

/** null while something is still to be said. */
export function bestWorstOf(input: BestWorstInput, items: readonly NodeId[]): BestWorst | null {
  if (openBestWorst(input, items) > 0) return null
  const { best, worst } = input
  return bestWorst({
    best: items.indexOf(best!),
    worst: items.indexOf(worst!),
    bestOver: items.map((id) => (id === best ? 1 : input.bestOver[id]!)),
    overWorst: items.map((id) => (id === worst ? 1 : id === best ? input.bestOver[worst!]! : input.overWorst[id]!)),
  })
}
