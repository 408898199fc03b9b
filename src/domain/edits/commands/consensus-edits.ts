/**
 * What the committee agrees on for a cell (合议分): a level of the criterion's own scale, exactly as an evaluator may give
 * it. It stands in for the pool, says why and who agreed, and keeps what the pool was at that moment. Levels that the
 * scale does not have, and agreements without a reason, are left out.
 */
import { isLevelOf } from '../../criteria/scales'
import { leavesOf } from '../../criteria/tree'
import type { ConsensusRating, ConsensusRatings } from '../../committee/committee'
import type { Criterion, CriterionId, Evaluation, IsoTime, VendorId } from '../../evaluation'
import { poolRows } from '../../ratings/pool-row'
import { filterKeys, mapValues } from './marks'

export interface ConsensusEdits {
  setConsensus: {
    criterion: CriterionId
    vendor: VendorId
    level: number
    reason: string
    agreedBy: string
    at: IsoTime
  }
  /** The pool counts again. */
  removeConsensus: { criterion: CriterionId; vendor: VendorId }
}

type Row = Readonly<Record<VendorId, ConsensusRating>>

export function setConsensus(document: Evaluation, args: ConsensusEdits['setConsensus']): Evaluation {
  const { criterion: id, vendor, ...agreed } = args
  const criterion = leavesOf(document.criteria).find((leaf) => leaf.id === id)
  if (!criterion || !document.vendors.some((v) => v.id === vendor)) return document
  if (!isLevelOf(criterion.scale, agreed.level) || agreed.reason.trim() === '') return document
  const row = { ...document.consensus[id], [vendor]: { ...agreed, replaced: poolOf(document, criterion, vendor) } }
  return { ...document, consensus: { ...document.consensus, [id]: row } }
}

export function removeConsensus(document: Evaluation, args: ConsensusEdits['removeConsensus']): Evaluation {
  if (!document.consensus[args.criterion]?.[args.vendor]) return document
  const consensus = keepConsensus(
    document.consensus,
    () => true,
    (vendor, criterion) => criterion !== args.criterion || vendor !== args.vendor,
  )
  return { ...document, consensus }
}

/** Only what was agreed in cells that the test lets through; empty rows go. */
export function keepConsensus(
  consensus: ConsensusRatings,
  keepCriterion: (criterion: CriterionId) => boolean,
  keepVendor: (vendor: VendorId, criterion: CriterionId) => boolean = () => true,
): ConsensusRatings {
  const kept = filterKeys(consensus, keepCriterion)
  const rows = mapValues<CriterionId, Row>(kept, (row, criterion) =>
    filterKeys(row, (vendor) => keepVendor(vendor, criterion)),
  )
  return filterKeys(rows, (criterion) => Object.keys(rows[criterion]!).length > 0)
}

/** Everything that was agreed on one criterion changed; null takes it away. */
export function mapConsensus(
  consensus: ConsensusRatings,
  criterion: CriterionId,
  change: (agreed: ConsensusRating) => ConsensusRating | null,
): ConsensusRatings {
  const row = consensus[criterion]
  if (!row) return consensus
  const changed = (Object.entries(row) as [VendorId, ConsensusRating][]).flatMap(([vendor, agreed]) => {
    const next = change(agreed)
    return next ? [[vendor, next] as const] : []
  })
  const { [criterion]: _, ...others } = consensus
  return changed.length === 0 ? others : { ...others, [criterion]: Object.fromEntries(changed) as Row }
}

/** What the evaluators' marks come to without any consensus; null when nobody has rated. */
function poolOf(document: Evaluation, criterion: Criterion, vendor: VendorId): number | null {
  const [row] = poolRows({ ...document, consensus: {} }, [criterion])
  const level = row!.levels[document.vendors.findIndex((v) => v.id === vendor)]!
  return Number.isNaN(level) ? null : level
}
