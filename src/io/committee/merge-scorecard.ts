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
import { isAsked, partOf } from '@/domain/ratings/parts'
import type { Problem } from '@/domain/result'
import type { IssuedInvitation } from '@/domain/committee/committee'
import type { Steps } from '../steps'
import { unpackMarks, type UnpackedMark } from './marks'
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
  scorecard: Scorecard,
  issued: IssuedInvitation,
  asked: Asked,
): Steps<MergedScorecard> {
  const evaluator = document.evaluators.find((e) => e.id === issued.evaluator)!
  const part = partOf(evaluator, document.criteria)
  const before: EvaluatorRatings = document.ratings[evaluator.id] ?? {}
  const cells: RateCell[] = []
  const rejected: Problem[] = []
  const kept = new Map<CriterionId, Set<VendorId>>()
  const counts = { given: 0, abstained: 0, added: 0, changed: 0, removed: 0 }
  let row: CriterionId | null = null
  let seen = new Set<VendorId>()
  let oldRow: EvaluatorRatings[CriterionId] = {}
  let done = 0
  for (const mark of unpackMarks(scorecard.marks, scorecard.finishedAt)) {
    if (mark.criterion !== row) {
      row = mark.criterion
      kept.set(row, (seen = new Set()))
      oldRow = before[row] ?? {}
      yield ++done / (scorecard.marks.criteria.length + 1)
    }
    const vendor = vendorNamed(issued, mark.vendor)
    const code = reasonAgainst(mark, vendor, asked, (v) => isAsked(part, mark.criterion, v))
    if (code !== null || vendor === null) {
      rejected.push(rejectionOf(code ?? 'mark-vendor-unknown', mark, vendor, asked))
      continue
    }
    seen.add(vendor)
    if (mark.state !== 'unrated') counts.given++
    if (mark.state === 'abstain') counts.abstained++
    const old = oldRow[vendor]
    if (!old) counts.added++
    else if (!isSame(old, mark)) counts.changed++
    cells.push(cellOf(mark, vendor, old))
  }
  for (const [criterion, marks] of Object.entries(before) as [CriterionId, EvaluatorRatings[CriterionId]][]) {
    for (const vendor of Object.keys(marks) as VendorId[]) {
      if (kept.get(criterion)?.has(vendor) || !isAsked(part, criterion, vendor)) continue
      counts.removed++
      cells.push({ criterion, vendor, state: 'unrated', note: '', evidence: '' })
    }
  }
  let expected = 0
  for (const criterion of asked.criteria.keys())
    for (const vendor of asked.vendors.values())
      if (vendor.status !== 'out' && isAsked(part, criterion, vendor.id)) expected++
  return { cells, rejected, expected, ...counts }
}

function reasonAgainst(
  mark: UnpackedMark,
  vendor: VendorId | null,
  { criteria, vendors }: Asked,
  isOwn: (vendor: VendorId) => boolean,
): string | null {
  const criterion = criteria.get(mark.criterion)
  if (!criterion) return 'mark-criterion-unknown'
  if (vendor === null || !vendors.has(vendor)) return 'mark-vendor-unknown'
  if (!isOwn(vendor)) return 'mark-outside-part'
  if (mark.state === 'rated' && !isLevelOf(criterion.scale, mark.level)) return 'mark-off-scale'
  return null
}

function rejectionOf(code: string, mark: UnpackedMark, vendor: VendorId | null, { criteria, vendors }: Asked): Problem {
  const params = {
    criterion: criteria.get(mark.criterion)?.name ?? mark.criterion,
    vendor: (vendor && vendors.get(vendor)?.name) ?? mark.vendor,
  }
  return problemOf(code, code === 'mark-off-scale' ? { ...params, level: mark.level } : params)
}

function isSame(old: Rating, mark: UnpackedMark): boolean {
  const isLevel = old.state === mark.state && (old.state !== 'rated' || old.level === mark.level)
  return isLevel && (old.note ?? '') === mark.note && (old.evidence ?? '') === mark.evidence
}

/** Empty remarks are named only where they take one away. */
function cellOf(mark: UnpackedMark, vendor: VendorId, old: Rating | undefined): RateCell {
  const { criterion, state, level, note, evidence, ratedAt } = mark
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
