/** A vendor's status in statements: why it is where it is, with both numbers of every rule that failed. */
import { directionOf } from '@/domain/criteria/scales'
import { findNode } from '@/domain/criteria/tree'
import type { Results, Standing, ThresholdCheck } from '@/domain/ranking/results'
import { roundHalfUp } from '@/domain/rounding'
import { levelText, type LevelWords } from './level-text'
import { nodeName, vendorName, vendorOf } from './names'
import { isOpen } from './shown-score'
import type { Statement, Wording } from './wording'

export function checkStatement(results: Results, check: ThresholdCheck, words: LevelWords): Statement {
  const { criteria } = results.document
  const node = findNode(criteria, check.node)
  if (node?.kind === 'criterion') {
    const params = {
      node: node.name,
      required: levelText(node.scale, check.required, words),
      actual: levelText(node.scale, check.actual, words),
    }
    if (node.scale.kind === 'yes-no' && check.required === 1) return { key: 'results.check.must', params }
    const direction = directionOf(node.scale)
    const key = direction === 1 ? 'atLeast' : direction === -1 ? 'atMost' : 'asGoodAs'
    return { key: `results.check.${key}`, params }
  }
  const [required, actual] = [check.required, check.actual].map((x) => words.number(apart(x, check)))
  const params = { node: node?.name ?? '', required: required!, actual: actual! }
  return { key: check.node === criteria.id ? 'results.check.total' : 'results.check.group', params }
}

/** One decimal, or more where the two numbers would otherwise look the same. */
function apart(x: number, { required, actual }: ThresholdCheck): number {
  for (let decimals = 1; decimals < 6; decimals++) {
    if (roundHalfUp(required, decimals) !== roundHalfUp(actual, decimals)) return roundHalfUp(x, decimals)
  }
  return x
}

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
    const details = standing.failures.map((check) => checkStatement(results, check, words))
    return { status: status('below'), look: 'bad', details }
  }
  const details = standing.atRisk.map((check) => checkStatement(results, check, words))
  if (standing.status === 'unscored') return { status: status('unscored'), look: 'open', details }
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
