/** The plain sentences at the head: who is first, by how much, and what the smallest change of one weight would be. */
import type { VendorId } from '@/domain/evaluation'
import type { Race } from '@/domain/robustness/race'
import { shownLead } from '../results/shown-score'
import type { Statement, Wording } from '../results/wording'

export function leadStatement(race: Race, names: (ids: readonly VendorId[]) => string, wording: Wording): Statement {
  const { results } = race
  const first = results.standings.filter((s) => s.rank === 1)
  const ranked = results.ranking.filter((s) => s.status === 'ranked')
  if (first.length === 0) return { key: 'firmness.lead.nobody', params: {} }
  const vendor = names([first[0]!.vendor])
  if (ranked.length === 1) return { key: 'firmness.lead.alone', params: { vendor } }
  if (first.length > 1) return { key: 'firmness.lead.tied', params: { vendors: names(first.map((s) => s.vendor)) } }
  const lead = presentLead(race, wording.decimals)
  if (lead === null) return { key: 'firmness.lead.decided', params: { vendor } }
  const second = ranked.filter((s) => s.rank === ranked[1]!.rank).map((s) => s.vendor)
  return { key: 'firmness.lead.ahead', params: { vendor, second: names(second), margin: wording.points(lead) } }
}

/** The leader's lead in points, as the results show it; null where the ranking has another in front, or the same score behind. */
export function presentLead({ results, leader }: Race, decimals: number): number | null {
  const [first, second] = results.ranking
  if (second?.status !== 'ranked' || first!.vendor !== leader?.vendor || first!.score === second.score) return null
  return shownLead(first!.score!, second.score!, results.unit, decimals)
}

/** Whether there is someone to be ahead of, so that it makes sense to ask how firmly. */
export function hasContest({ results }: Race): boolean {
  return results.standings.filter((s) => s.status === 'ranked').length > 1
}
