/**
 * A later invitation of the same evaluation: what the evaluator has entered for the earlier one and what still fits goes
 * into the new scorecard. A mark fits where criterion and scale (anchors included) are the same, the vendor is the same,
 * and the cell is asked for. The earlier scorecard stays as it is; the new one names it, and keeps what was asked then.
 */
import { declaredRecusals, declareEdit } from '@/domain/committee/interest'
import { findNode, leavesOf } from '@/domain/criteria/tree'
import { applyEdit } from '@/domain/edits/apply'
import type { RateCell } from '@/domain/edits/edit'
import type { CriterionId, Evaluation, NodeId, Rating, VendorId } from '@/domain/evaluation'
import { isAsked, partOf } from '@/domain/ratings/parts'
import type { Figures } from '@/domain/weighting/weighting'
import { basisOf } from './basis'
import { canonicalJson } from './canonical-json'

/** Whether one scorecard was asked of the same person for the same evaluation, before the other. */
export function isEarlier(old: Evaluation, fresh: Evaluation): boolean {
  const [before, now] = [old.committee.session, fresh.committee.session]
  const isSame = before?.evaluation === now?.evaluation && old.evaluators[0]?.id === fresh.evaluators[0]?.id
  return isSame && before !== null && now !== null && before.issuedAt < now.issuedAt
}

/**
 * @param old one that is earlier
 * @param fresh nothing entered yet
 */
export function carriedOver(old: Evaluation, fresh: Evaluation): Evaluation {
  const evaluator = fresh.evaluators[0]!
  const { declaration, weights = {}, issuedAt } = old.committee.session!
  const cells = cellsOf(old)
  const fits = fitting(old, fresh)
  const kept = cells.filter(fits)
  const answered = (all: readonly RateCell[]) => all.filter(({ state }) => state !== 'unrated').length
  const [marks, left] = [answered(kept), answered(cells) - answered(kept)]
  const points = Object.entries(weights).filter(([id]) => findNode(fresh.criteria, id as NodeId)) as [NodeId, number][]
  if (cells.length === 0 && points.length === 0 && !declaration) return fresh
  const rated = applyEdit(fresh, { name: 'rate', args: { evaluator: evaluator.id, at: issuedAt, cells: kept } })
  const { committee, ...document } = declared(old, rated)
  const session = {
    ...committee.session!,
    ...(points.length > 0 && { weights: Object.fromEntries(points) as Figures }),
    carried: { from: old.id, issuedAt, marks, left },
  }
  return { ...document, committee: { ...committee, bases: [basisOf(old)], session } }
}

/** What was declared says nothing of vendors that are new: then it is asked again, with those named before ticked. */
function declared(old: Evaluation, rated: Evaluation): Evaluation {
  const { declaration } = old.committee.session!
  if (!declaration) return rated
  const isKnown = vendorsBetween(old, rated)
  const chairs = new Set(rated.evaluators[0]!.recusals.map(({ vendor }) => vendor))
  const own = declaredRecusals(old).filter(({ vendor }) => isKnown(vendor) && !chairs.has(vendor))
  const after = applyEdit(rated, declareEdit(rated, declaration, own, declaration.at))
  if (rated.vendors.every(({ id }) => isKnown(id))) return after
  return applyEdit(after, { name: 'declareInterest', args: { declaration: null } })
}

function cellsOf(old: Evaluation): RateCell[] {
  const rows = Object.entries(old.ratings[old.evaluators[0]!.id] ?? {})
  return rows.flatMap(([criterion, row]) =>
    Object.entries(row as Record<string, Rating>).map(([vendor, mark]) => ({
      ...mark,
      criterion: criterion as CriterionId,
      vendor: vendor as VendorId,
    })),
  )
}

function fitting(old: Evaluation, fresh: Evaluation): (cell: RateCell) => boolean {
  const before = new Map(leavesOf(old.criteria).map(({ id, scale }) => [id, canonicalJson(scale)]))
  const same = new Set(
    leavesOf(fresh.criteria).flatMap(({ id, scale }) => (before.get(id) === canonicalJson(scale) ? [id] : [])),
  )
  const isKnown = vendorsBetween(old, fresh)
  const part = partOf(fresh.evaluators[0]!, fresh.criteria)
  return ({ criterion, vendor }) => same.has(criterion) && isKnown(vendor) && isAsked(part, criterion, vendor)
}

/** Which ids name the same vendor in both. Between hidden and open names nothing tells. */
function vendorsBetween(old: Evaluation, fresh: Evaluation): (vendor: VendorId) => boolean {
  if (old.committee.options.hidesVendors !== fresh.committee.options.hidesVendors) return () => false
  const [before, now] = [old, fresh].map(({ vendors }) => new Set(vendors.map(({ id }) => id)))
  return (vendor) => before!.has(vendor) && now!.has(vendor)
}
