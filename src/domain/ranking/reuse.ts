/** What of the previous results an edit cannot have changed. Identity is enough, because documents are immutable. */
import { leavesOf } from '../criteria/tree'
import type { Criterion, Evaluation, VendorId } from '../evaluation'
import { partOf } from '../ratings/parts'
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
  const isSamePart = samePart(old, after)
  return criteria.map(({ id, scale }) => {
    const isSameScale = !scales || scales.get(id) === scale
    const isAgreed = old.consensus[id] === after.consensus[id]
    const isKept = isSameScale && isAgreed && isSamePart(id) && changed.every(([a, b]) => a?.[id] === b?.[id])
    return isKept ? rows.get(id) : undefined
  })
}

/** Whether the same evaluators are asked for a criterion: it may have moved into or out of a group that is somebody's. */
function samePart(old: Evaluation, after: Evaluation): (criterion: Criterion['id']) => boolean {
  const limited = old.criteria === after.criteria ? [] : after.evaluators.filter((e) => e.assigned !== null)
  const parts = limited.map((e) => [partOf(e, old.criteria).criteria!, partOf(e, after.criteria).criteria!] as const)
  return (criterion) => parts.every(([a, b]) => a.has(criterion) === b.has(criterion))
}

function isSameOrder(a: Evaluation, b: Evaluation): boolean {
  if (a.vendors === b.vendors) return true
  return a.vendors.length === b.vendors.length && a.vendors.every((v, i) => v.id === b.vendors[i]!.id)
}

/** By vendor position: whether nothing its score depends on has changed. */
export function keptVendors(before: Results, after: Evaluation, rows: readonly PooledRow[]): boolean[] {
  const old = before.document
  if (old.criteria !== after.criteria || old.rules !== after.rules || !isSameOrder(old, after)) return []
  const isByTotal = after.rules.pooledBy === 'total'
  if (isByTotal && old.evaluators !== after.evaluators) return []
  const changed = rows.flatMap((row, i) => (row === before.rows[i] ? [] : [[before.rows[i]!, row] as const]))
  const isSame = (a: PooledRow, b: PooledRow, v: number) =>
    isSameCell(a, b, v) && (!isByTotal || hasSameMarks(old, after, b.criterion, after.vendors[v]!.id))
  return after.vendors.map((_, v) => changed.every(([a, b]) => isSame(a, b, v)))
}

/** By total every single mark counts, not only what a cell comes to. */
function hasSameMarks(old: Evaluation, after: Evaluation, criterion: Criterion['id'], vendor: VendorId): boolean {
  if (old.consensus[criterion]?.[vendor] !== after.consensus[criterion]?.[vendor]) return false
  return after.evaluators.every(
    ({ id }) => old.ratings[id]?.[criterion]?.[vendor] === after.ratings[id]?.[criterion]?.[vendor],
  )
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
