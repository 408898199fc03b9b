/** The plain sentences at the head: who is first, by how much, and what the smallest change of one weight would be. */
import type { VendorId } from '@/domain/evaluation'
import type { Race } from '@/domain/robustness/race'
import { marginOf } from '@/domain/robustness/tornado'
import type { Statement } from '../results/wording'

interface HeadlineWords {
  readonly names: (ids: readonly VendorId[]) => string
  readonly margin: (difference: number) => string
}

export function leadStatement(race: Race, { names, margin }: HeadlineWords): Statement {
  const { results, leader } = race
  const first = results.standings.filter((s) => s.rank === 1)
  const ranked = results.ranking.filter((s) => s.status === 'ranked')
  if (first.length === 0) return { key: 'firmness.lead.nobody', params: {} }
  const vendor = names([first[0]!.vendor])
  if (ranked.length === 1) return { key: 'firmness.lead.alone', params: { vendor } }
  if (first.length > 1) return { key: 'firmness.lead.tied', params: { vendors: names(first.map((s) => s.vendor)) } }
  if (!leader || leader.vendor !== first[0]!.vendor) return { key: 'firmness.lead.decided', params: { vendor } }
  const second = ranked.filter((s) => s.rank === ranked[1]!.rank).map((s) => s.vendor)
  const ahead = marginOf(race, leader.vendor, race.weights) ?? 0
  return {
    key: 'firmness.lead.ahead',
    params: { vendor, second: names(second), margin: margin(ahead).replace('+', '') },
  }
}

/** Whether there is someone to be ahead of, so that it makes sense to ask how firmly. */
export function hasContest({ results }: Race): boolean {
  return results.standings.filter((s) => s.status === 'ranked').length > 1
}
