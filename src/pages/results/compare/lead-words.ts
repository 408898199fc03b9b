/** The explanation of a lead as sentences. */
import type { Results, Standing } from '@/domain/ranking/results'
import { nodeName, vendorName, vendorOf } from '../names'
import { isOpen } from '../shown-score'
import type { Statement, Wording } from '../wording'
import { leadOf, type Lead, type LeadTerm } from './lead'

/** A longer sum is left to the tables. */
const mostParts = 10

/** @param failuresOf which rules a vendor failed, as one text */
export function leadWords(
  results: Results,
  x: Standing,
  y: Standing,
  wording: Wording,
  failuresOf: (standing: Standing) => string,
): readonly Statement[] {
  const name = (standing: Standing) => vendorName(results, standing.vendor)
  const lead = leadOf(results, x, y, wording.decimals)
  const exclusions = [x, y].flatMap((s) => exclusion(results, s, failuresOf))
  if (!lead) {
    const unscored = [x, y].filter((s) => s.score === null)
    const names = wording.list(unscored.map(name))
    return [{ key: 'results.lead.unscored', params: { names }, count: unscored.length }, ...exclusions]
  }
  const open = [x, y].filter(isOpen)
  const params = { names: wording.list(open.map(name)) }
  return [
    opening(results, lead, wording),
    ...exclusions,
    ...because(lead, name(lead.higher), name(lead.lower), wording),
    ...(open.length > 0 ? [{ key: 'results.lead.open', params, count: open.length }] : []),
  ]
}

function opening(results: Results, { higher, lower, margin }: Lead, wording: Wording): Statement {
  const params = {
    a: vendorName(results, higher.vendor),
    b: vendorName(results, lower.vendor),
    scoreA: wording.score(higher.score!),
    scoreB: wording.score(lower.score!),
    margin: wording.points(margin),
  }
  const isRanked = higher.rank !== null
  if (higher.score !== lower.score) return { key: isRanked ? 'results.lead.ahead' : 'results.lead.higher', params }
  const decisive = higher.tieBreak ?? lower.tieBreak
  if (isRanked && lower.rank !== null && higher.rank !== lower.rank && decisive !== null) {
    return { key: 'results.lead.tieBreak', params: { ...params, node: nodeName(results, decisive) } }
  }
  return { key: 'results.lead.level', params }
}

function exclusion(results: Results, standing: Standing, failuresOf: (standing: Standing) => string): Statement[] {
  const { name, outReason } = vendorOf(results, standing.vendor)
  if (standing.status === 'below-threshold') {
    return [{ key: 'results.lead.failed', params: { name, failures: failuresOf(standing) } }]
  }
  if (standing.status !== 'out') return []
  return [
    { key: outReason === '' ? 'results.lead.out' : 'results.lead.outBecause', params: { name, reason: outReason } },
  ]
}

function because({ gains, losses, parts, rest, margin }: Lead, a: string, b: string, wording: Wording): Statement[] {
  const list = (terms: readonly LeadTerm[]) => wording.list(terms.map((term) => wording.term(term.name, term.points)))
  const statements: Statement[] = []
  if (gains.length > 0) statements.push({ key: 'results.lead.gains', params: { a, list: list(gains) } })
  if (losses.length > 0) statements.push({ key: 'results.lead.losses', params: { b, list: list(losses) } })
  const isPartial = rest?.cause === 'weights'
  if (gains.length > 0 && losses.length === 0)
    statements.push({ key: `results.lead.${isPartial ? 'noSharedLosses' : 'noLosses'}`, params: { b } })
  if (gains.length + losses.length === 0)
    statements.push({ key: `results.lead.${isPartial ? 'sharedSame' : 'same'}`, params: {} })
  if (parts.length <= mostParts && (parts.length > 0 || rest)) {
    const others = rest ? [wording.term(wording.cause(rest.cause), rest.points)] : []
    const params = {
      terms: wording.join([...parts.map((part) => wording.term(part.name, part.points)), ...others]),
      margin: wording.points(margin),
    }
    statements.push({ key: 'results.lead.sum', params })
  }
  return statements
}
