/**
 * Marks. One edit may hold one cell or 300,000, so rows are copied once each, and only those that change.
 * Cells of criteria, vendors or evaluators that are gone, and levels the scale does not have, are left out.
 */
import { isLevelOf } from '../../criteria/scales'
import { leavesOf } from '../../criteria/tree'
import type { CriterionId, CriterionRatings, Evaluation, IsoTime, Rating, VendorId } from '../../evaluation'
import type { EditArgs, RateCell } from '../edit'

export function rate(document: Evaluation, { evaluator, at, cells }: EditArgs['rate']): Evaluation {
  if (!document.evaluators.some((e) => e.id === evaluator)) return document
  const scales = new Map(leavesOf(document.criteria).map((c) => [c.id, c.scale]))
  const vendors = new Set(document.vendors.map((v) => v.id))
  const old = document.ratings[evaluator] ?? {}
  const rows = new Map<CriterionId, Record<VendorId, Rating>>()
  for (const cell of cells) {
    const scale = scales.get(cell.criterion)
    if (!scale || !vendors.has(cell.vendor)) continue
    if (cell.state === 'rated' && !isLevelOf(scale, cell.level ?? NaN)) continue
    let row = rows.get(cell.criterion)
    if (!row) rows.set(cell.criterion, (row = { ...(old[cell.criterion] as CriterionRatings | undefined) }))
    const mark = marked(row[cell.vendor], cell, at)
    if (mark) row[cell.vendor] = mark
    else delete row[cell.vendor]
  }
  if (rows.size === 0) return document
  const merged = { ...old, ...Object.fromEntries(rows) }
  return { ...document, ratings: { ...document.ratings, [evaluator]: merged } }
}

export function annotate(document: Evaluation, args: EditArgs['annotate']): Evaluation {
  const { evaluator, criterion, vendor, note, evidence } = args
  const old = document.ratings[evaluator]?.[criterion]?.[vendor]
  const cell: RateCell = {
    criterion,
    vendor,
    state: old?.state ?? 'unrated',
    ...(old?.state === 'rated' && { level: old.level }),
    ...(old?.ratedAt !== undefined && { ratedAt: old.ratedAt }),
    note,
    evidence,
  }
  return rate(document, { evaluator, at: '', cells: [cell] })
}

/** null: nothing is left to keep in the cell. */
function marked(old: Rating | undefined, cell: RateCell, at: IsoTime): Rating | null {
  const note = cell.note ?? old?.note
  const evidence = cell.evidence ?? old?.evidence
  const remarks = { ...(note && { note }), ...(evidence && { evidence }) }
  if (cell.state === 'unrated') return note || evidence ? { ...remarks, state: 'unrated' } : null
  const ratedAt = cell.ratedAt ?? at
  // What nearly every cell of a large merge is: a literal costs a third of the parts put together.
  if (cell.state === 'rated' && !note && !evidence && ratedAt) return { ratedAt, state: 'rated', level: cell.level! }
  const rest = { ...remarks, ...(ratedAt && { ratedAt }) }
  return cell.state === 'rated' ? { ...rest, state: 'rated', level: cell.level! } : { ...rest, state: cell.state }
}
