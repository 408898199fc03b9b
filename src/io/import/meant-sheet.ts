/** A sheet as its weights have to be taken, whatever stands above them. */
import { sum } from '@/domain/sum'
import { stateOfMark } from '../table/headings'
import type { DecimalMark } from '../table/sniff-delimiter'
import { endGroups } from './group-weights'
import { plainLevel } from './level-cell'
import type { MatrixSheet, SheetText } from './matrix-sheet'

export const isFilled = (cell: SheetText | null): cell is SheetText => !!cell && cell.text.trim() !== ''
export const isShare = ({ text }: SheetText) => /[%％]/.test(text)

/** An empty column of weights is none, one of full points holds those, and a heading ends where its weight is used up. */
export function meantSheet(read: MatrixSheet, decimal: DecimalMark): MatrixSheet {
  const sheet = withTicks(read, decimal)
  const criteria = endGroups(sheet.criteria, decimal)
  const areEmpty = !criteria.some(({ weight }) => isFilled(weight))
  if (!areEmpty && !areFullPoints(sheet, decimal)) return { ...sheet, criteria }
  return {
    ...sheet,
    criteria: criteria.map((row) => ({ ...row, weight: null, full: areEmpty ? row.full : row.weight })),
    hasWeights: areEmpty && sheet.hasWeights && criteria.some(({ groupWeights }) => groupWeights.some(isFilled)),
  }
}

/** Where no other word answers, an x is the tick of a list; beside numbers of its row it may be anything. */
function withTicks(sheet: MatrixSheet, decimal: DecimalMark): MatrixSheet {
  const { criteria, vendors, cell } = sheet
  const isTick = ({ text }: SheetText) => /^\s*[xX]\s*$/.test(text)
  const isOther = (one: SheetText) =>
    !isTick(one) && stateOfMark(one.text) === null && plainLevel(one.text, decimal) === null
  const some = (is: (one: SheetText) => boolean) => criteria.some((_, c) => vendors.some((_, v) => is(cell(c, v))))
  if (!some(isTick) || some(isOther)) return sheet
  const areTicked = criteria.map((_, c) =>
    vendors.every((_, v) => isTick(cell(c, v)) || stateOfMark(cell(c, v).text) !== null),
  )
  return {
    ...sheet,
    cell: (c, v) => (areTicked[c] && isTick(cell(c, v)) ? { ...cell(c, v), text: 'yes' } : cell(c, v)),
  }
}

/**
 * Points of 100 shared out among the criteria, whatever stands above them: no mark exceeds its own, and the totals are
 * plain sums. Without totals the marks must follow the points: up to half of each, and beyond the fewest.
 */
function areFullPoints({ criteria, vendors, cell }: MatrixSheet, decimal: DecimalMark): boolean {
  const points = criteria.map(({ weight, full }) =>
    !weight || full || isShare(weight) ? NaN : (plainLevel(weight.text, decimal) ?? NaN),
  )
  if (sum(points) !== 100) return false
  const marks = criteria.map((_, c) => vendors.map((_, v) => plainLevel(cell(c, v).text, decimal) ?? 0))
  const best = marks.map((row) => Math.max(...row))
  const most = Math.max(...best)
  if (most <= 10 || best.some((mark, c) => mark > points[c]!)) return false
  const totals = vendors.map(({ total }) => (total ? plainLevel(total.text, decimal) : null))
  return totals.every((total) => total === null)
    ? most > Math.min(...points) && best.every((mark, c) => mark * 2 >= points[c]!)
    : totals.some((total, v) => total !== null && Math.abs(total - sum(marks.map((row) => row[v]!))) < 0.01)
}
