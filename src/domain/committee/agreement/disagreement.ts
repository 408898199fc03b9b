/** The cells in the order in which a committee should talk about them: the widest spread first. */
import { leavesOf } from '../../criteria/tree'
import { weightTable } from '../../criteria/weights'
import type { Criterion, Evaluation, Vendor } from '../../evaluation'
import { cellMarks, dispersionOf, flagFrom, partsOf } from '../cell-marks'

export interface DisputedCell {
  readonly criterion: Criterion
  readonly vendor: Vendor
  /** As shares of the scale; see `cell-marks.ts`. */
  readonly spread: number
  readonly deviation: number
  /** Levels given. */
  readonly count: number
  readonly isFlagged: boolean
  readonly isDecided: boolean
}

/**
 * Every cell of a vendor in the race that has a mark or a consensus; equal spreads by deviation, then by the weight of
 * the criterion, then as they stand in the document.
 */
export function disputedCells(document: Evaluation): DisputedCell[] {
  const parts = partsOf(document)
  const { globals } = weightTable(document.criteria)
  const weightOf = ({ criterion }: DisputedCell) => globals.get(criterion.id) ?? 0
  const vendors = document.vendors.filter((vendor) => vendor.status !== 'out')
  return leavesOf(document.criteria)
    .flatMap((criterion) =>
      vendors.map((vendor): DisputedCell => {
        const { spread, deviation, levels } = dispersionOf(
          cellMarks(document, parts, criterion, vendor.id),
          criterion.scale,
        )
        return {
          ...{ criterion, vendor, spread, deviation },
          count: levels.length,
          isFlagged: spread >= flagFrom,
          isDecided: document.consensus[criterion.id]?.[vendor.id] !== undefined,
        }
      }),
    )
    .filter((cell) => cell.count > 0 || cell.isDecided)
    .toSorted((a, b) => b.spread - a.spread || b.deviation - a.deviation || weightOf(b) - weightOf(a))
}
