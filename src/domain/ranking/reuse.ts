/** What of the previous results an edit cannot have changed. Identity is enough, because documents are immutable. */
import { leavesOf } from '../criteria/tree'
import type { Criterion, Evaluation } from '../evaluation'
import type { PooledRow, Results } from './results'

/** For each criterion its pooled row, where that is the same in both documents. */
export function keptRows(
  before: Results,
  after: Evaluation,
  criteria: readonly Criterion[],
): readonly (PooledRow | undefined)[] {
  const old = before.document
  if (old.evaluators !== after.evaluators || old.rules !== after.rules || !isSameOrder(old, after))
    return criteria.map(() => undefined)
  const rows = new Map(before.rows.map((row) => [row.criterion, row]))
  const scales =
    old.criteria === after.criteria ? null : new Map(leavesOf(old.criteria).map(({ id, scale }) => [id, scale]))
  const changed = after.evaluators.flatMap(({ id }) => {
    const pair = [old.ratings[id], after.ratings[id]] as const
    return pair[0] === pair[1] ? [] : [pair]
  })
  return criteria.map(({ id, scale }) => {
    const isKept = (!scales || scales.get(id) === scale) && changed.every(([a, b]) => a?.[id] === b?.[id])
    return isKept ? rows.get(id) : undefined
  })
}

function isSameOrder(a: Evaluation, b: Evaluation): boolean {
  if (a.vendors === b.vendors) return true
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
