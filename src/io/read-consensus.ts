/** What the committee agreed on, cell by cell; an agreement that cannot be read goes, the others stay. */
import { isLevelOf } from '@/domain/criteria/scales'
import { leavesOf } from '@/domain/criteria/tree'
import type { ConsensusRating, ConsensusRatings } from '@/domain/committee/committee'
import type { CriteriaGroup, CriterionId, Scale, Vendor, VendorId } from '@/domain/evaluation'
import { isRecord } from './loose-json'

export function readConsensus(input: unknown, criteria: CriteriaGroup, vendors: readonly Vendor[]): ConsensusRatings {
  if (!isRecord(input)) return {}
  const rows: Record<CriterionId, Record<VendorId, ConsensusRating>> = {}
  // By what is known, so that no key of the file is ever taken over.
  for (const { id, scale } of leavesOf(criteria)) {
    const row = Object.hasOwn(input, id) ? input[id] : undefined
    if (!isRecord(row)) continue
    const agreed = vendors.flatMap((vendor) => {
      const rating = Object.hasOwn(row, vendor.id) ? readAgreed(row[vendor.id], scale) : null
      return rating ? [[vendor.id, rating] as const] : []
    })
    if (agreed.length > 0) rows[id] = Object.fromEntries(agreed) as Record<VendorId, ConsensusRating>
  }
  return rows
}

function readAgreed(input: unknown, scale: Scale): ConsensusRating | null {
  if (!isRecord(input)) return null
  const { level, reason, agreedBy, at, replaced } = input
  if (typeof level !== 'number' || !isLevelOf(scale, level)) return null
  if (typeof reason !== 'string' || reason.trim() === '') return null
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null
  return {
    ...{ level, reason, at },
    agreedBy: typeof agreedBy === 'string' ? agreedBy : '',
    replaced: typeof replaced === 'number' && Number.isFinite(replaced) ? replaced : null,
  }
}
