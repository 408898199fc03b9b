/** One scorecard against the document: the cells to rate, what does not fit, and how complete it is. */
import { isLevelOf } from '@/domain/criteria/scales'
import { leavesOf } from '@/domain/criteria/tree'
import type { RateCell } from '@/domain/edits/edit'
import type {
  Criterion,
  CriterionId,
  Evaluation,
  EvaluatorRatings,
  Rating,
  Vendor,
  VendorId,
} from '@/domain/evaluation'
import { isAsked, partOf, type Part } from '@/domain/ratings/parts'
import type { Problem } from '@/domain/result'
import type { IssuedInvitation } from '@/domain/committee/committee'
import type { Steps } from '../steps'
import { rowReader, type UnpackedMark } from './marks'
import { problemOf } from './refused'
import type { Scorecard } from './scorecard'

export interface MergedScorecard {
  readonly cells: readonly RateCell[]
  readonly rejected: readonly Problem[]
  readonly expected: number
  readonly given: number
  readonly abstained: number
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/** What is asked in a document, looked up once for many scorecards. */
export interface Asked {
  readonly criteria: ReadonlyMap<CriterionId, Criterion>
  readonly vendors: ReadonlyMap<VendorId, Vendor>
}

export function askedIn(document: Evaluation): Asked {
  return {
    criteria: new Map(leavesOf(document.criteria).map((c) => [c.id, c])),
    vendors: new Map(document.vendors.map((vendor) => [vendor.id, vendor])),
  }
}

/** From what a vendor is called in the scorecards of an invitation to the vendor; what was hidden is counted from 1. */
export function vendorNamed({ hidden }: IssuedInvitation, id: VendorId): VendorId | null {
  if (!hidden) return id
  const number = /^v-([1-9]\d{0,5})$/.exec(id)?.[1]
  return number === undefined ? null : (hidden[Number(number) - 1] ?? null)
}

/** A scorecard replaces all earlier marks of the evaluator's part: what it does not hold any more goes. */
export function* mergeScorecard(
  document: Evaluation,
  { marks, finishedAt }: Scorecard,
  issued: IssuedInvitation,
  asked: Asked,
): Steps<MergedScorecard> {
  const evaluator = document.evaluators.find((e) => e.id === issued.evaluator)!
  const part = partOf(evaluator, document.criteria)
  const before: EvaluatorRatings = document.ratings[evaluator.id] ?? {}
  const columns = marks.vendors.map((id) => columnOf(id, issued, asked, part))
  const cells: RateCell[] = []
  const rejected: Problem[] = []
  const counts = { given: 0, abstained: 0, added: 0, changed: 0, removed: 0 }
  const kept = new Map<CriterionId, Set<VendorId>>()
  const read = rowReader(marks, finishedAt)
  for (const [r, id] of marks.criteria.entries()) {
    const criterion = asked.criteria.get(id)
    const isInPart = part.criteria?.has(id) ?? true
    const row: EvaluatorRatings[CriterionId] | undefined = before[id]
    const seen = new Set<VendorId>()
    if (row) kept.set(id, seen)
    read(r, (c, mark) => {
      const { vendor, name, code } = columns[c]!
      const reason = criterion ? (code ?? reasonAgainst(mark, criterion, isInPart)) : 'mark-criterion-unknown'
      if (reason !== null || vendor === null) {
        const params = { criterion: criterion?.name ?? id, vendor: name }
        rejected.push(problemOf(reason!, reason === 'mark-off-scale' ? { ...params, level: mark.level } : params))
        return
      }
      if (mark.state !== 'unrated') counts.given++
      if (mark.state === 'abstain') counts.abstained++
      const old = row?.[vendor]
      if (row) seen.add(vendor)
      if (!old) counts.added++
      else if (!isSame(old, mark)) counts.changed++
      cells.push(cellOf(id, vendor, mark, old))
    })
    yield (r + 1) / marks.criteria.length
  }
  for (const [criterion, row] of Object.entries(before) as [CriterionId, EvaluatorRatings[CriterionId]][]) {
    for (const vendor of Object.keys(row) as VendorId[]) {
      if (kept.get(criterion)?.has(vendor) || !isAsked(part, criterion, vendor)) continue
      counts.removed++
      cells.push({ criterion, vendor, state: 'unrated', note: '', evidence: '' })
    }
  }
  return { cells, rejected, expected: expectedOf(asked, part), ...counts }
}

interface Column {
  readonly vendor: VendorId | null
  readonly name: string
  /** Why nothing in it comes in. */
  readonly code: 'mark-vendor-unknown' | 'mark-outside-part' | null
}

function columnOf(id: VendorId, issued: IssuedInvitation, { vendors }: Asked, part: Part): Column {
  const vendor = vendorNamed(issued, id)
  const known = vendor === null ? undefined : vendors.get(vendor)
  if (!known) return { vendor: null, name: id, code: 'mark-vendor-unknown' }
  return { vendor, name: known.name, code: part.recused.has(known.id) ? 'mark-outside-part' : null }
}

function reasonAgainst(mark: UnpackedMark, { scale }: Criterion, isInPart: boolean): string | null {
  if (!isInPart) return 'mark-outside-part'
  return mark.state === 'rated' && !isLevelOf(scale, mark.level) ? 'mark-off-scale' : null
}

function expectedOf({ criteria, vendors }: Asked, part: Part): number {
  const rows = [...criteria.keys()].filter((id) => part.criteria?.has(id) ?? true).length
  return rows * [...vendors.values()].filter(({ id, status }) => status !== 'out' && !part.recused.has(id)).length
}

function isSame(old: Rating, mark: UnpackedMark): boolean {
  const isLevel = old.state === mark.state && (old.state !== 'rated' || old.level === mark.level)
  return isLevel && (old.note ?? '') === mark.note && (old.evidence ?? '') === mark.evidence
}

/** Empty remarks are named only where they take one away; whole literals for what most cells are. */
function cellOf(criterion: CriterionId, vendor: VendorId, mark: UnpackedMark, old: Rating | undefined): RateCell {
  const { state, level, note, evidence, ratedAt } = mark
  if (!old && note === '' && evidence === '' && ratedAt !== '')
    return state === 'rated' ? { criterion, vendor, state, level, ratedAt } : { criterion, vendor, state, ratedAt }
  return {
    criterion,
    vendor,
    state,
    ...(state === 'rated' && { level }),
    ...((old !== undefined || note !== '') && { note }),
    ...((old !== undefined || evidence !== '') && { evidence }),
    ...(ratedAt !== '' && { ratedAt }),
  }
}
