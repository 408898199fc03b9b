/**
 * Ranks with shared places (1, 2, 2, 4). Equal scores go through the declared tie-break chain first: the vendor with
 * the higher score in the first named group or criterion on which they differ is ahead; still equal, they share.
 */
import type { NodeId, VendorId } from '../evaluation'
import type { Standing } from './results'

/** What the ranking needs to know of a vendor that is still in the race. */
export interface Contender {
  readonly vendor: VendorId
  /** 0..1; null when nothing is rated. */
  readonly score: number | null
  readonly low: number
  readonly high: number
  /** Whether missing marks could change neither the score nor what decides a tie. */
  readonly isFinal: boolean
  /** Whether a threshold could still take it out. */
  readonly couldFail: boolean
  /** Score of a group or value of a criterion, 0..1, for the tie-break; −1 where nothing is rated. */
  readonly scoreIn: (node: NodeId) => number
}

export type Place = Pick<Standing, 'rank' | 'bestRank' | 'worstRank' | 'tieBreak'>

export const unplaced: Place = { rank: null, bestRank: null, worstRank: null, tieBreak: null }

export function isSamePlace(a: Place, b: Place): boolean {
  return a.rank === b.rank && a.bestRank === b.bestRank && a.worstRank === b.worstRank && a.tieBreak === b.tieBreak
}

export function rankContenders(contenders: readonly Contender[], tieBreaks: readonly NodeId[]): Map<VendorId, Place> {
  const scored = contenders.filter((c) => c.score !== null)
  const compare = (a: Contender, b: Contender) => {
    if (a.score !== b.score) return b.score! - a.score!
    for (const node of tieBreaks) {
      const difference = b.scoreIn(node) - a.scoreIn(node)
      if (difference !== 0) return difference
    }
    return 0
  }
  const sorted = scored.toSorted(compare)
  const ranks = new Map<VendorId, number>()
  sorted.forEach((contender, i) => {
    const ahead = sorted[i - 1]
    const isShared = ahead !== undefined && compare(ahead, contender) === 0
    ranks.set(contender.vendor, isShared ? ranks.get(ahead.vendor)! : i + 1)
  })
  /** Against the nearest place with the same score, ahead if there is one; all who share a place share the answer. */
  const decidedBy = (me: Contender): NodeId | null => {
    const rank = ranks.get(me.vendor)!
    const rivals = sorted.filter((c) => c.score === me.score && ranks.get(c.vendor) !== rank)
    const rival = rivals.findLast((c) => ranks.get(c.vendor)! < rank) ?? rivals[0]
    return (rival && tieBreaks.find((node) => rival.scoreIn(node) !== me.scoreIn(node))) ?? null
  }

  const places = new Map<VendorId, Place>()
  for (const me of contenders) {
    const rank = ranks.get(me.vendor)
    if (rank === undefined) {
      places.set(me.vendor, unplaced)
      continue
    }
    let bestRank = 1
    let worstRank = 1
    for (const other of contenders) {
      if (other === me) continue
      const bothFinal = me.isFinal && other.isFinal
      const isAhead = bothFinal && ranks.get(other.vendor)! < rank
      if ((other.low > me.high || isAhead) && !other.couldFail) bestRank++
      // Open scores that may yet meet would be parted by the tie-break, perhaps against this vendor.
      const couldTie = !bothFinal && tieBreaks.length > 0 && other.high === me.low
      if (other.high > me.low || isAhead || couldTie) worstRank++
    }
    places.set(me.vendor, {
      rank,
      bestRank: Math.min(bestRank, rank),
      worstRank: Math.max(worstRank, rank),
      tieBreak: tieBreaks.length > 0 ? decidedBy(me) : null,
    })
  }
  return places
}
