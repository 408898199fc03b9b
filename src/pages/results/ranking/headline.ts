/** The ranking in plain words: who leads and by how much, and what could still change it. */
import type { Results, Standing } from '@/domain/ranking/results'
import { nodeName, vendorName } from '../names'
import { isOpen, shownLead } from '../shown-score'
import type { Statement, Wording } from '../wording'

export function headline(results: Results, wording: Wording): readonly Statement[] {
  const ranked = results.ranking.filter((s) => s.rank !== null)
  const names = (standings: readonly Standing[]) => wording.list(standings.map((s) => vendorName(results, s.vendor)))
  const statements: Statement[] = []
  if (ranked.length === 0) statements.push({ key: 'results.headline.none', params: {} })
  else statements.push(lead(results, ranked, wording))

  const leader = ranked[0]
  const missing = results.standings.filter(
    (s) => (s.status === 'unscored' && isOpen(s)) || (s.status === 'ranked' && (isOpen(s) || s.atRisk.length > 0)),
  )
  if (leader && missing.length > 0) {
    const count = missing.length
    if (missing.includes(leader)) {
      const params = {
        leader: vendorName(results, leader.vendor),
        low: wording.score(leader.low),
        high: wording.score(leader.high),
      }
      statements.push({ key: isOpen(leader) ? 'results.headline.leaderOpen' : 'results.headline.leaderAtRisk', params })
    }
    const rivals = couldLead(results, leader)
    const inRace = results.standings.filter((s) => s.status === 'ranked' || s.status === 'unscored')
    if (rivals.length > 0)
      statements.push({ key: 'results.headline.open', params: { n: count, rivals: names(rivals) }, count })
    else if (inRace.length > 1) statements.push({ key: 'results.headline.settled', params: { n: count }, count })
  }
  const below = results.ranking.filter((s) => s.status === 'below-threshold')
  if (below.length > 0) {
    statements.push({ key: 'results.headline.below', params: { names: names(below) }, count: below.length })
  }
  return statements
}

/** Vendors that missing ratings could still put first; those who share first place now belong to them if one is open. */
function couldLead(results: Results, leader: Standing): readonly Standing[] {
  const sharing = results.ranking.filter((s) => s.rank === leader.rank)
  const isShareOpen = sharing.length > 1 && sharing.some(isOpen)
  return results.ranking.filter((s) => {
    if (s.rank === leader.rank) return isShareOpen
    return s.status === 'unscored' ? s.high > leader.low : s.status === 'ranked' && s.bestRank === 1
  })
}

function lead(results: Results, ranked: readonly Standing[], wording: Wording): Statement {
  const [first, second] = ranked as [Standing, Standing?]
  const name = (standing: Standing) => vendorName(results, standing.vendor)
  const score = wording.score(first.score!)
  if (!second) return { key: 'results.headline.only', params: { leader: name(first), score } }
  const sharing = ranked.filter((s) => s.rank === 1)
  if (sharing.length > 1) {
    return { key: 'results.headline.shared', params: { names: wording.list(sharing.map(name)), score } }
  }
  if (first.score === second.score) {
    const params = { leader: name(first), second: name(second), score, node: nodeName(results, first.tieBreak!) }
    return { key: 'results.headline.tieBreak', params }
  }
  const params = {
    leader: name(first),
    score,
    second: name(second),
    margin: wording.points(shownLead(first.score!, second.score!, results.unit, wording.decimals)),
  }
  return { key: 'results.headline.leads', params }
}
