/**
 * One-way sweep: one weight from 0 to 1, its siblings in proportion. Exact, without a grid: two scores meet where a
 * polynomial of at most second degree in the share is 0; between all such points nothing changes places.
 */
import type { NodeId, VendorId } from '../evaluation'
import type { Limit, Race, Runner } from './race'
import { meetings, quotientAt, quotientOf, type Quotient } from './quotient'
import { settle } from '../sum'
import { weightLine, type WeightLine } from './weight-line'

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
  const paths = race.runners.map((runner) => pathOf(runner, line))
  const pairs = paths.flatMap((a, i) =>
    paths.slice(i + 1).flatMap((b) => meetings(a.score, b.score).map((at) => ({ at, a, b }))),
  )
  const leads = leadsBetween(paths, [...pairs.map((p) => p.at), ...edgesOf(paths)])
  const turns = leads.slice(1).map((lead) => lead.from)
  const crossovers = pairs
    .flatMap(({ at, a, b }): Crossover[] => {
      const left = difference(a.score, b.score, at - nudge)
      const right = difference(a.score, b.score, at + nudge)
      // They only touch, or one of them is out at this weight.
      if (left * right >= 0 || !passesAt(a, at) || !passesAt(b, at)) return []
      const [before, after] = left > 0 ? [a.vendor, b.vendor] : [b.vendor, a.vendor]
      const lead = leads.findIndex((l) => Math.abs(l.from - at) < same && turns.includes(l.from))
      const changesLeader =
        lead > 0 && leads[lead]!.winners.includes(after) && leads[lead - 1]!.winners.includes(before)
      return [{ at, before, after, changesLeader }]
    })
    .toSorted((x, y) => x.at - y.at)
  return { line, scores: paths, crossovers, leads }
}

/** Where a threshold on a group or the total begins or ceases to be met. */
function edgesOf(paths: readonly Path[]): number[] {
  return paths.flatMap((path) =>
    path.limits.flatMap((limit) => meetings(limit.score, { a: limit.required / 100, b: 0, c: 1, d: 0 })),
  )
}

/** Points nearer than this are one. */
const same = 1e-9
const nudge = 1e-7

function difference(p: Quotient, q: Quotient, t: number): number {
  return (quotientAt(p, t) ?? -1) - (quotientAt(q, t) ?? -1)
}

/** What becomes of one vendor along the line. */
interface Path {
  readonly vendor: VendorId
  readonly score: Quotient
  readonly limits: readonly (Pick<Limit, 'required' | 'passesNow'> & { score: Quotient; whole: Quotient })[]
}

function pathOf({ vendor, counts, values, limits }: Runner, line: WeightLine): Path {
  const ones = counts.map(() => 1)
  return {
    vendor,
    score: quotientOf(line, counts, values, { from: 0, to: counts.length }),
    limits: limits.map((limit) => ({
      ...{ required: limit.required, passesNow: limit.passesNow },
      score: quotientOf(line, limit.applies, limit.highs, limit),
      whole: quotientOf(line, ones, ones, limit),
    })),
  }
}

function passesAt({ limits }: Path, t: number): boolean {
  return limits.every(({ required, passesNow, score, whole }) => {
    if (quotientAt(whole, t) === null) return passesNow
    const high = quotientAt(score, t)
    return high === null || settle(high * 100) >= required
  })
}

function winnersAt(paths: readonly Path[], t: number): VendorId[] {
  let best = -1
  let winners: VendorId[] = []
  for (const path of paths) {
    const quotient = quotientAt(path.score, t)
    const score = quotient === null ? -1 : settle(quotient)
    if (quotient === null || score < best || !passesAt(path, t)) continue
    if (score > best) winners = []
    best = score
    winners.push(path.vendor)
  }
  return winners
}

function leadsBetween(paths: readonly Path[], points: readonly number[]): Lead[] {
  const inner = points.toSorted((a, b) => a - b)
  const cuts = [0]
  for (const at of [...inner, 1]) if (at - cuts.at(-1)! > same) cuts.push(at)
  if (cuts.at(-1) !== 1) cuts[cuts.length - 1] = 1
  const leads: Lead[] = []
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1]!, cuts[i]!]
    const winners = winnersAt(paths, (from + to) / 2)
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

export interface Turns {
  readonly line: WeightLine
  /** The nearest shares below and above the present one where the leader loses the lead; null: none on that side. */
  readonly down: Turn | null
  readonly up: Turn | null
}

/** Without the places of the others, which are most of a sweep's work; null where the weight cannot move. */
export function leaderTurns(race: Race, node: NodeId): Turns | null {
  const line = race.leader && weightLine(race, node)
  if (!race.leader || !line) return null
  const leader = race.leader.vendor
  const paths = race.runners.map((runner) => pathOf(runner, line))
  const own = paths.find((path) => path.vendor === leader)!
  const meets = paths.flatMap((path) => (path === own ? [] : meetings(own.score, path.score)))
  const leads = leadsBetween(paths, [...meets, ...edgesOf(paths)])
  const isHis = ({ winners }: Lead) => winners.length === 1 && winners[0] === leader
  const below = leads.findLast((l) => l.from < line.present - same && !isHis(l))
  const above = leads.find((l) => l.to > line.present + same && !isHis(l))
  // Just beyond the turn: farther off others may have passed each other.
  const turn = (at: number, way: number, { from, to }: Lead): Turn => ({
    at,
    winners: winnersAt(paths, at + way * Math.min(nudge, (to - from) / 2)),
  })
  return {
    line,
    down: below ? turn(Math.min(below.to, line.present), -1, below) : null,
    up: above ? turn(Math.max(above.from, line.present), 1, above) : null,
  }
}
