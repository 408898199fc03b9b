/** What to look at before a scorecard is finished; nothing here keeps anybody from finishing. */
import { levelBounds } from '@/domain/criteria/scales'
import { leavesOf } from '@/domain/criteria/tree'
import type { Criterion, CriterionId, Evaluation, Rating, Scale, VendorId } from '@/domain/evaluation'
import { isAsked, partOf } from '@/domain/ratings/parts'

export interface Place {
  readonly criterion: CriterionId
  readonly vendor: VendorId
}

export interface Check {
  /** Cells asked for. */
  readonly asked: number
  readonly missing: readonly Place[]
  /** A note is required by the chair and is not there. */
  readonly withoutNote: readonly Place[]
  /** Abstained without saying why. */
  readonly withoutReason: readonly Place[]
  /** Every vendor got the same mark, on each criterion. */
  readonly isFlat: boolean
}

export function checkOf(document: Evaluation): Check {
  const evaluator = document.evaluators[0]!
  const { notes } = document.committee.options
  const ratings = document.ratings[evaluator.id] ?? {}
  const part = partOf(evaluator, document.criteria)
  const cells = leavesOf(document.criteria).flatMap((criterion) =>
    document.vendors
      .filter((vendor) => isAsked(part, criterion.id, vendor.id))
      .map((vendor) => ({
        criterion,
        vendor: vendor.id,
        mark: ratings[criterion.id]?.[vendor.id] as Rating | undefined,
      })),
  )
  const placesOf = (some: typeof cells) => some.map(({ criterion, vendor }) => ({ criterion: criterion.id, vendor }))
  return {
    asked: cells.length,
    missing: placesOf(cells.filter(({ mark }) => !mark || mark.state === 'unrated')),
    withoutNote: placesOf(cells.filter(({ criterion, mark }) => needsNote(criterion, mark, notes) && !mark?.note)),
    withoutReason: placesOf(cells.filter(({ mark }) => mark?.state === 'abstain' && !mark.note)),
    isFlat: isFlat(cells),
  }
}

function needsNote(
  { scale }: Criterion,
  mark: Rating | undefined,
  notes: Evaluation['committee']['options']['notes'],
): boolean {
  if (mark?.state !== 'rated' || notes === 'never') return false
  return notes === 'always' || isAtEnd(scale, mark.level)
}

function isAtEnd(scale: Scale, level: number): boolean {
  const { min, max } = levelBounds(scale)
  return level === min || level === max
}

/** Only where there is something to tell apart: several vendors, several criteria. */
function isFlat(cells: readonly { criterion: Criterion; mark: Rating | undefined }[]): boolean {
  const levels = new Map<CriterionId, number[]>()
  for (const { criterion, mark } of cells)
    if (mark?.state === 'rated') levels.set(criterion.id, [...(levels.get(criterion.id) ?? []), mark.level])
  const rows = [...levels.values()].filter((row) => row.length > 1)
  return rows.length > 2 && rows.every((row) => row.every((level) => level === row[0]))
}
