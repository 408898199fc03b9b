/**
 * ICC(2,k): how reliable the mean of k judges is, two-way random, absolute agreement (Shrout & Fleiss 1979):
 * (MSR − MSE) / (MSR + (MSC − MSE)/n), from the mean squares of rows (objects), columns (judges) and what is left.
 * At most 1; strictness counts as disagreement; below 0 where judges disagree more than the objects differ.
 */
import { sum } from '../../sum'
import { mean } from '../../ratings/pooling'

/**
 * @param table complete: a row for each object, a figure for each judge in it
 * @returns null with fewer than two objects or judges, or where nothing differs
 */
export function averageIntraclass(table: readonly (readonly number[])[]): number | null {
  const n = table.length
  const k = table[0]?.length ?? 0
  if (n < 2 || k < 2) return null
  const rows = table.map((row) => mean(row))
  const columns = Array.from({ length: k }, (_, j) => mean(table.map((row) => row[j]!)))
  const grand = mean(rows)
  const squares = (xs: readonly number[]) => sum(xs.map((x) => x * x))
  const betweenRows = k * squares(rows.map((x) => x - grand))
  const betweenColumns = n * squares(columns.map((x) => x - grand))
  const left = squares(table.flatMap((row, i) => row.map((x, j) => x - rows[i]! - columns[j]! + grand)))
  const msr = betweenRows / (n - 1)
  const msc = betweenColumns / (k - 1)
  const mse = left / ((n - 1) * (k - 1))
  const whole = msr + (msc - mse) / n
  // Float noise of equal totals is no difference.
  return Math.abs(whole) < 1e-15 ? null : (msr - mse) / whole
}
