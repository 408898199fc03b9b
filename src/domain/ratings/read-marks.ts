/**
 * Every mark of the criteria asked for, in the order in which the document lies in memory: evaluator by evaluator, row
 * by row. Rows nearly always hold the vendors in their order, so keys are compared with the one expected: looking up
 * each of 300,000 cells takes three times as long.
 */
import type { Criterion, Evaluation, Rating, VendorId } from '../evaluation'

export interface MarkReader {
  /** @param cell position of the criterion × number of vendors + position of the vendor */
  take(cell: number, evaluator: number, mark: Rating): void
}

export function readMarks(document: Evaluation, criteria: readonly Criterion[], reader: MarkReader): void {
  // Texts that have been keys are compared by address: in 300,000 comparisons it shows.
  const order = Object.keys(Object.fromEntries(document.vendors.map(({ id }) => [id, 0]))) as VendorId[]
  const positions = new Map(order.map((id, v) => [id, v]))
  for (let e = 0; e < document.evaluators.length; e++) {
    const rows = document.ratings[document.evaluators[e]!.id]
    if (!rows) continue
    for (let c = 0; c < criteria.length; c++) {
      const row = rows[criteria[c]!.id]
      if (!row) continue
      let expected = 0
      for (const key in row) {
        const vendor = key as VendorId
        let v: number | undefined = expected
        if (order[expected] !== vendor) {
          v = positions.get(vendor)
          if (v === undefined) continue
        }
        expected = v + 1
        reader.take(c * order.length + v, e, row[vendor]!)
      }
    }
  }
}
