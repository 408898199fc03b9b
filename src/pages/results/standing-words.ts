/** A vendor's status in statements: why it is where it is, with both numbers of every rule that failed. */
import { checkStatement } from '@/components/grid/check-statement'
import type { Results, Standing } from '@/domain/ranking/results'
import type { LevelWords } from '@/components/grid/level-text'
import { nodeName, vendorName, vendorOf } from './names'
import { isOpen } from './shown-score'
import type { Statement, Wording } from './wording'

export interface StandingWords {
  /** In one or two words. */
  readonly status: Statement
  readonly look: 'plain' | 'open' | 'bad'
  readonly details: readonly Statement[]
}

export function standingWords(
  results: Results,
  standing: Standing,
  wording: Wording,
  words: LevelWords,
): StandingWords {
  const status = (key: string): Statement => ({ key: `results.status.${key}`, params: {} })
  if (standing.status === 'out') {
    const { outReason } = vendorOf(results, standing.vendor)
    const details = outReason === '' ? [] : [{ key: 'results.status.reason', params: { reason: outReason } }]
    return { status: status('out'), look: 'bad', details }
  }
  if (standing.status === 'below-threshold') {
    const details = standing.failures.map((check) => checkStatement(results.document.criteria, check, words))
    return { status: status('below'), look: 'bad', details }
  }
  const details = standing.atRisk.map((check) => checkStatement(results.document.criteria, check, words))
  if (standing.status === 'unscored') {
    if (!isOpen(standing)) return { status: status('inapplicable'), look: 'plain', details }
    return { status: status('unscored'), look: 'open', details }
  }
  if (details.length > 0)
    return { status: status('atRisk'), look: 'open', details: [...details, ...tieWords(results, standing, wording)] }
  const key = isOpen(standing) ? 'incomplete' : 'ranked'
  return {
    status: status(key),
    look: isOpen(standing) ? 'open' : 'plain',
    details: tieWords(results, standing, wording),
  }
}

/** With whom a rank is shared, or what decided between equal scores. */
function tieWords(results: Results, standing: Standing, wording: Wording): Statement[] {
  const others = results.ranking.filter((s) => s !== standing && s.rank !== null)
  const names = (list: readonly Standing[]) => wording.list(list.map((s) => vendorName(results, s.vendor)))
  const statements: Statement[] = []
  const sharing = others.filter((s) => s.rank === standing.rank)
  if (sharing.length > 0) statements.push({ key: 'results.tie.shared', params: { others: names(sharing) } })
  const decided = others.filter((s) => s.score === standing.score && s.rank !== standing.rank)
  if (standing.tieBreak !== null && decided.length > 0) {
    const params = { others: names(decided), node: nodeName(results, standing.tieBreak) }
    statements.push({ key: 'results.tie.decided', params })
  }
  return statements
}
