/** What the committee agreed on, cell by cell; an agreement that cannot be read goes, the others stay. */
import { isLevelOf } from '@/domain/criteria/scales'
import { leavesOf } from '@/domain/criteria/tree'
import type { ConsensusRating, ConsensusRatings } from '@/domain/committee/committee'
import type { CriteriaGroup, CriterionId, Scale, Vendor, VendorId } from '@/domain/evaluation'
import type { ChapterReport } from './chapter-report'
import { isRecord, type LooseRecord } from './loose-json'

export function readConsensus(
  input: unknown,
  criteria: CriteriaGroup,
  vendors: readonly Vendor[],
  report: ChapterReport,
): ConsensusRatings {
  const given = report.record('consensus', input)
  if (!given) return {}
  const rows: Record<CriterionId, Record<VendorId, ConsensusRating>> = {}
  const leaves = leavesOf(criteria)
  const drop = (where: string) => report.dropped('consensus', where)
  unknown(given, leaves).forEach(drop)
  // By what is known, so that no key of the file is ever taken over.
  for (const { id, name, scale } of leaves) {
    if (!Object.hasOwn(given, id)) continue
    const row = report.record('consensus', given[id], name) ?? {}
    unknown(row, vendors).forEach((vendor) => drop(`${name} / ${vendor}`))
    const agreed = vendors.flatMap((vendor) => {
      if (!Object.hasOwn(row, vendor.id)) return []
      const rating = readAgreed(row[vendor.id], scale)
      if (!rating) drop(`${name} / ${vendor.name}`)
      return rating ? [[vendor.id, rating] as const] : []
    })
    if (agreed.length > 0) rows[id] = Object.fromEntries(agreed) as Record<VendorId, ConsensusRating>
  }
  return rows
}

function unknown(entries: LooseRecord, known: readonly { readonly id: string }[]): string[] {
  const ids = new Set(known.map(({ id }) => id))
  return Object.keys(entries).filter((id) => !ids.has(id))
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
