/** Marks for cells that the evaluator is not asked for are left out of a change, and listed with what else was. */
import type { Criterion, CriterionId, Vendor, VendorId } from '@/domain/evaluation'
import type { RangeChange } from './cell-range'
import { entryText, type CellWords } from './cell-text'

/** For each criterion the vendors for which the evaluator is not asked, each id between two spaces. */
export type Outside = ReadonlyMap<CriterionId, string>

export function isOutside(outside: Outside, criterion: CriterionId, vendor: VendorId): boolean {
  return outside.get(criterion)?.includes(` ${vendor} `) ?? false
}

/** @param criteria in the order of the rows, for the place that is named */
export function refuseOutside(
  change: RangeChange,
  outside: Outside,
  criteria: readonly Criterion[],
  vendors: readonly Vendor[],
  words: Pick<CellWords, 'yes' | 'no'>,
): RangeChange {
  const refused = change.marks.filter((mark) => isOutside(outside, mark.criterion, mark.vendor))
  if (refused.length === 0) return change
  const rejected = refused.flatMap((mark) => {
    const row = criteria.findIndex((criterion) => criterion.id === mark.criterion)
    const column = vendors.findIndex((vendor) => vendor.id === mark.vendor)
    const [criterion, vendor] = [criteria[row], vendors[column]]
    if (!criterion || !vendor) return []
    const text = entryText(criterion.scale, mark, words)
    return [{ text, fault: 'not-asked' as const, criterion, vendor, row: row + 1, column: column + 1 }]
  })
  return {
    marks: change.marks.filter((mark) => !refused.includes(mark)),
    taken: change.taken - refused.length,
    rejected: [...change.rejected, ...rejected],
  }
}
