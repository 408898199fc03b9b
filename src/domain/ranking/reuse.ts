/** What of the previous results an edit cannot have changed. Identity is enough, because documents are immutable. */
import type { Criterion, CriterionId, Evaluation } from '../evaluation'
import { findNode } from '../criteria/tree'
import type { PooledRow, Results } from './results'

/** Whether the pooled row of this criterion is the same in both documents. */
export function isRowKept(before: Evaluation, after: Evaluation, criterion: Criterion): boolean {
  if (before.evaluators !== after.evaluators || before.rules !== after.rules) return false
  if (before.vendors !== after.vendors && !isSameOrder(before, after)) return false
  if (before.criteria !== after.criteria && scaleIn(before, criterion.id) !== criterion.scale) return false
  if (before.ratings === after.ratings) return true
  return after.evaluators.every((evaluator) => {
    const old = before.ratings[evaluator.id]
    const now = after.ratings[evaluator.id]
    return old === now || old?.[criterion.id] === now?.[criterion.id]
  })
}

function scaleIn(document: Evaluation, id: CriterionId) {
  const node = findNode(document.criteria, id)
  return node?.kind === 'criterion' ? node.scale : undefined
}

function isSameOrder(a: Evaluation, b: Evaluation): boolean {
  return a.vendors.length === b.vendors.length && a.vendors.every((v, i) => v.id === b.vendors[i]!.id)
}

/** By vendor position: whether nothing its score depends on has changed. */
export function keptVendors(before: Results, after: Evaluation, rows: readonly PooledRow[]): boolean[] {
  const old = before.document
  if (old.criteria !== after.criteria || old.rules !== after.rules || !isSameOrder(old, after)) return []
  const changed = rows.flatMap((row, i) => (row === before.rows[i] ? [] : [[before.rows[i]!, row] as const]))
  return after.vendors.map((_, v) => changed.every(([a, b]) => isSameCell(a, b, v)))
}

function isSameCell(a: PooledRow, b: PooledRow, v: number): boolean {
  return (
    a.states[v] === b.states[v] &&
    Object.is(a.levels[v], b.levels[v]) &&
    Object.is(a.lows[v], b.lows[v]) &&
    Object.is(a.highs[v], b.highs[v]) &&
    a.answered[v] === b.answered[v]
  )
}
