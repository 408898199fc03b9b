/** A threshold that is missed, in words: what is there and what is asked for, whichever way the scale runs. */
import { directionOf } from '@/domain/criteria/scales'
import { findNode } from '@/domain/criteria/tree'
import type { CriteriaGroup } from '@/domain/evaluation'
import type { ThresholdCheck } from '@/domain/ranking/results'
import { roundHalfUp } from '@/domain/rounding'
import { levelText, type LevelWords } from './level-text'

/** Key of the message and what goes into it. */
export interface CheckStatement {
  readonly key: string
  readonly params: { readonly node: string; readonly required: string; readonly actual: string }
}

const mostDecimals = 6

export function checkStatement(criteria: CriteriaGroup, check: ThresholdCheck, words: LevelWords): CheckStatement {
  const node = findNode(criteria, check.node)
  if (node?.kind === 'criterion') {
    const texts = (by: LevelWords) => ({
      required: levelText(node.scale, check.required, by),
      actual: levelText(node.scale, check.actual, by),
    })
    const usual = texts(words)
    // A narrow miss needs the decimals that are left out elsewhere.
    const exact = { ...words, number: (x: number) => words.number(x, mostDecimals) }
    const params = { node: node.name, ...(usual.required === usual.actual ? texts(exact) : usual) }
    if (node.scale.kind === 'yes-no' && check.required === 1) return { key: 'results.check.must', params }
    const direction = directionOf(node.scale)
    const key = direction === 1 ? 'atLeast' : direction === -1 ? 'atMost' : 'asGoodAs'
    return { key: `results.check.${key}`, params }
  }
  const [required, actual] = [check.required, check.actual].map((x) => words.number(apart(x, check), mostDecimals))
  const params = { node: node?.name ?? '', required: required!, actual: actual! }
  return { key: check.node === criteria.id ? 'results.check.total' : 'results.check.group', params }
}

/** One decimal, or more where the two numbers would otherwise look the same. */
function apart(x: number, { required, actual }: ThresholdCheck): number {
  for (let decimals = 1; decimals < mostDecimals; decimals++) {
    if (roundHalfUp(required, decimals) !== roundHalfUp(actual, decimals)) return roundHalfUp(x, decimals)
  }
  return x
}
