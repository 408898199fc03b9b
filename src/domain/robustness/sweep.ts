/**
 * One-way sweep: one weight from 0 to 1, its siblings in proportion. Exact, without a grid: two scores meet where a
 * polynomial of at most second degree in the share is 0; between all such points nothing changes places.
 */
import type { NodeId, VendorId } from '../evaluation'
import { passesWith, winnersAt, type Race, type Runner } from './race'
import { meetings, quotientAt, quotientOf, type Quotient } from './quotient'
import { weightLine, weightsAt, type WeightLine } from './weight-line'

export interface Sweep {
  readonly line: WeightLine
  readonly scores: readonly { readonly vendor: VendorId; readonly score: Quotient }[]
  /** Where two vendors change places, ascending. */
  readonly crossovers: readonly Crossover[]
  /** From 0 to 1 without a gap: who is first between these shares; nobody where all fail. */
  readonly leads: readonly Lead[]
}

export interface Crossover {
  /** Share among siblings, 0..1. */
  readonly at: number
  /** Ahead below that share, and ahead above it. */
  readonly before: VendorId
  readonly after: VendorId
  readonly changesLeader: boolean
}

export interface Lead {
  readonly from: number
  readonly to: number
  readonly winners: readonly VendorId[]
}

/** null where the weight cannot move: see `weightLine`. */
export function sweep(race: Race, node: NodeId): Sweep | null {
  const line = weightLine(race, node)
  if (!line) return null
  const all = { from: 0, to: race.weights.length }
  const scores = race.runners.map((r) => ({ vendor: r.vendor, score: quotientOf(line, r.counts, r.values, all) }))
  const pairs = scores.flatMap((a, i) =>
    scores.slice(i + 1).flatMap((b) => meetings(a.score, b.score).map((at) => ({ at, a, b }))),
  )
  const edges = race.runners.flatMap((r) => limitEdges(r, line))
  const leads = leadsBetween(race, line, [...pairs.map((p) => p.at), ...edges])
  const turns = leads.slice(1).map((lead) => lead.from)
  const crossovers = pairs
    .flatMap(({ at, a, b }): Crossover[] => {
      const left = difference(a.score, b.score, at - nudge)
      const right = difference(a.score, b.score, at + nudge)
      // They only touch, or one of them is out at this weight.
      if (left * right >= 0 || !areIn(race, line, [a.vendor, b.vendor], at)) return []
      const [before, after] = left > 0 ? [a.vendor, b.vendor] : [b.vendor, a.vendor]
      const lead = leads.findIndex((l) => Math.abs(l.from - at) < same && turns.includes(l.from))
      const changesLeader =
        lead > 0 && leads[lead]!.winners.includes(after) && leads[lead - 1]!.winners.includes(before)
      return [{ at, before, after, changesLeader }]
    })
    .toSorted((x, y) => x.at - y.at)
  return { line, scores, crossovers, leads }
}

/** Points nearer than this are one. */
const same = 1e-9
const nudge = 1e-7

function difference(p: Quotient, q: Quotient, t: number): number {
  return (quotientAt(p, t) ?? -1) - (quotientAt(q, t) ?? -1)
}

function areIn(race: Race, line: WeightLine, vendors: readonly VendorId[], at: number): boolean {
  const weights = weightsAt(line, at)
  return race.runners.every((r) => !vendors.includes(r.vendor) || passesWith(r, weights))
}

/** Where a threshold on a group or the total begins or ceases to be met. */
function limitEdges(runner: Runner, line: WeightLine): number[] {
  return runner.limits.flatMap((limit) =>
    meetings(quotientOf(line, limit.applies, limit.highs, limit), { a: limit.required / 100, b: 0, c: 1, d: 0 }),
  )
}

function leadsBetween(race: Race, line: WeightLine, points: readonly number[]): Lead[] {
  const inner = points.toSorted((a, b) => a - b)
  const cuts = [0]
  for (const at of [...inner, 1]) if (at - cuts.at(-1)! > same) cuts.push(at)
  if (cuts.at(-1) !== 1) cuts[cuts.length - 1] = 1
  const leads: Lead[] = []
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1]!, cuts[i]!]
    const winners = winnersAt(race, weightsAt(line, (from + to) / 2))
    const last = leads.at(-1)
    if (last && last.winners.join() === winners.join()) leads[leads.length - 1] = { ...last, to }
    else leads.push({ from, to, winners })
  }
  return leads
}

export interface Turn {
  /** The tie weight, as a share among siblings: at it the leader is caught up with, beyond it others are first. */
  readonly at: number
  /** First beyond it. */
  readonly winners: readonly VendorId[]
}

/** The nearest shares below and above the present one where the leader loses the lead; null: none on that side. */
export function turnsOf(
  { line, leads }: Sweep,
  leader: VendorId,
): { readonly down: Turn | null; readonly up: Turn | null } {
  const isHis = (lead: Lead) => lead.winners.length === 1 && lead.winners[0] === leader
  const below = leads.findLast((l) => l.from < line.present - same && !isHis(l))
  const above = leads.find((l) => l.to > line.present + same && !isHis(l))
  return {
    down: below ? { at: Math.min(below.to, line.present), winners: below.winners } : null,
    up: above ? { at: Math.max(above.from, line.present), winners: above.winners } : null,
  }
}
