/** Rows of a sheet that are no criterion (or vendor): blank ones, totals and ranks, lines that only name a group. */
import { sum } from '@/domain/sum'
import { isPartialResult, isWeightedMean, roleOfHeading, type ColumnRole } from '../table/headings'
import { isIdleRow, rowAt, type Table } from '../table/table'
import { hasSubHeadings } from './heading-row'
import { plainLevel } from './level-cell'
import type { RowRole, TableKind } from './mapping'
import { isMadeUp, isNear, isWhole, sumsAmong } from './sum-rows'

export function specialRows(
  table: Table,
  kind: TableKind,
  headingRow: number,
  columns: readonly ColumnRole[],
): Readonly<Record<number, RowRole>> {
  const rows: Record<number, RowRole> = {}
  const at = (role: ColumnRole) => columns.flatMap((one, column) => (one === role ? [column] : []))
  const values = at('value')
  // Full points are the weights of a sheet that has no others.
  const [weight = -1] = [...at('weight'), ...at('full')]
  const labels = [...at('criterion'), ...at('vendor'), 0, ...at('group')]
  const isHollow = (row: number) => values.every((column) => table.cell(row, column).trim() === '')
  const below = [...Array(table.rowCount).keys()].slice(headingRow + 1)
  const isLabelled = (row: number, is: (text: string) => unknown) =>
    labels.some((column) => is(table.cell(row, column)))
  const isNamed = (row: number) => isLabelled(row, (text) => rowRoleOf(text) ?? isPartialResult(text))
  const weightOf = (row: number) => numberIn(table.cell(row, weight))
  const weighsPart = (row: number) => weight >= 0 && weightOf(row) > 0 && !isWhole(weightOf(row))
  const parts = below.filter(weighsPart)
  const named = parts.filter(isNamed).map(weightOf)
  const ofOthers = sum(parts.map(weightOf)) - sum(named)
  // Called like a result, but a part of what makes up the whole: `Weight` of a device, `Overall` impression.
  const areParts = isWhole(ofOthers + sum(named)) && ![sum(named), ...named].some((one) => isNear(one, ofOthers))
  const hasTotal = below.some((row) => isLabelled(row, (text) => rowRoleOf(text) === 'total'))
  const mean = hasTotal || weight < 0 ? undefined : below.findLast((row) => isLabelled(row, isWeightedMean))
  /** Above the vendors, what their criteria weigh may have no name. */
  const isUnnamedWeights = (row: number) =>
    columns.includes('vendor') &&
    table.cell(row, columns.indexOf('vendor')).trim() === '' &&
    isWhole(sum(values.map((column) => numberIn(table.cell(row, column)))))
  let hasLevels = false
  let lastResult = Infinity
  let lastTotal = Infinity
  const headings = [headingRow]
  if (hasSubHeadings(table, headingRow)) {
    rows[headingRow + 1] = 'skip'
    headings.push(headingRow + 1)
  }
  for (let row = headingRow + 1; row < table.rowCount; row++) {
    const id = kind === 'comparison' ? table.cell(row, columns.indexOf('id')).trim() : ''
    const texts = id === '' && !(areParts && weighsPart(row)) ? labels.map((column) => table.cell(row, column)) : []
    const role = row === mean ? 'total' : texts.map(rowRoleOf).find((one) => one !== undefined)
    if (rows[row] !== undefined) continue
    // The line below the headings of a table in Markdown is drawn with dashes.
    if (rowAt(table, row).every((text) => /^[\s:-]*$/.test(text)) || headings.some((at) => isIdleRow(table, row, at)))
      rows[row] = 'skip'
    else if (id.startsWith('#')) rows[row] = rowRoleOf(id) ?? 'skip'
    else if (role) rows[row] = role
    else if (texts.some(isPartialResult)) rows[row] = 'skip'
    else if (row === headingRow + 1 && isUnnamedWeights(row)) rows[row] = 'weight'
    else if (!isHollow(row)) hasLevels = true
    if (rows[row] === 'total') lastTotal = row
    if (rows[row] === 'total' || rows[row] === 'rank') lastResult = row
  }
  if (!hasLevels || kind === 'comparison') return rows
  const hollow = below.filter((row) => rows[row] === undefined && isHollow(row))
  // Below the results stand remarks and signatures.
  const [label = 0] = labels
  for (let row = lastResult + 1; row < table.rowCount; row++)
    if (isHollow(row) || table.cell(row, label).trim() === '') rows[row] ??= 'skip'
  if (!columns.includes('criterion')) return rows
  const isWeighted = (row: number) => weight >= 0 && table.cell(row, weight).trim() !== ''
  const isOfTotal = (text: string) => ['coverage', 'status'].includes(roleOfHeading(text) ?? '')
  for (let row = lastTotal + 1; row < table.rowCount; row++)
    if (
      !isWeighted(row) &&
      (isLabelled(row, isOfTotal) || isShareOrOrder(values.map((column) => table.cell(row, column))))
    )
      rows[row] ??= 'skip'
  if (columns.includes('group')) return rows
  /** The weights of the rows down to the next that has no levels. */
  const weightsBelow = (row: number) => {
    const weights: number[] = []
    for (let next = row + 1; next < table.rowCount && rows[next] === undefined && !isHollow(next); next++)
      weights.push(weightOf(next))
    return weights
  }
  const weighted = hollow.filter(isWeighted)
  const areHeadings = headTheRows(weighted.map(weightOf), weighted.map(weightsBelow))
  for (const row of hollow) if (areHeadings || !isWeighted(row)) rows[row] ??= 'group'
  const bodyRows = () => below.filter((row) => rows[row] === undefined)
  // Beside criteria of their own level: with these, the rows below them are the whole.
  const heads = new Set(weighted.filter((row) => rows[row] === undefined && isMadeUp(weightOf(row), weightsBelow(row))))
  const others = bodyRows().filter((row) => !heads.has(row))
  if (isWhole(sum(others.map(weightOf)))) for (const row of heads) rows[row] = 'group'
  const body = bodyRows()
  // Within a group a criterion alone weighs 100 %.
  const isGrouped = hollow.some((row) => rows[row] === 'group' && row < body.at(-1)!)
  if (weight < 0 || isGrouped) return rows
  const isByFull = columns[weight] !== 'weight'
  const { isTotal, subtotals } = sumsAmong(body.map(weightOf), Number.isFinite(lastTotal) ? weightOf(lastTotal) : NaN)
  // Half of all full points may well be those of the last criterion, or of the first.
  if (isTotal && !isByFull) rows[body.at(-1)!] = 'total'
  if (subtotals.length > (isByFull ? 1 : 0)) for (const i of subtotals) rows[body[i]!] = 'group'
  return rows
}

/** Below the totals: what share of the whole each is, or their order. */
function isShareOrOrder(texts: readonly string[]): boolean {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '')
  const isOrder = filled.length > 1 && filled.every((_, i) => filled.includes(String(i + 1)))
  return isOrder || filled.every((text) => /^0\.\d|[%％]$/.test(text))
}

/** Headings may carry the sum of their rows, or shares; any other weight is that of a criterion nobody has rated yet. */
function headTheRows(headings: readonly number[], below: readonly (readonly number[])[]): boolean {
  const isSum = (heading: number, i: number) => Math.abs(heading - sum(below[i]!)) <= 1e-6 * Math.max(1, heading)
  return (headings.every(isSum) && below.some((rows) => rows.length > 1)) || areShares(headings, below)
}

/** Headings that add up to the same whole as the rows below each of them: 40% and 60%, and 100% under either. */
function areShares(headings: readonly number[], below: readonly (readonly number[])[]): boolean {
  const whole = sum(headings)
  const isWhole = (total: number) => Math.abs(total - whole) <= 1e-6 * whole
  return headings.length > 1 && whole > 0 && below.every((rows) => rows.length > 0 && isWhole(sum(rows)))
}

function numberIn(text: string): number {
  return plainLevel(text, '.') ?? plainLevel(text, ',') ?? NaN
}

export function rowRoleOf(label: string): RowRole | undefined {
  // Only our own sheet tells a coverage and a status; in any other they are criteria.
  if (label === '#coverage') return 'coverage'
  if (label === '#status') return 'status'
  // Over a column 得分 is the level, beside a row the total.
  const role = label.trim() === '得分' ? 'total' : roleOfHeading(label)
  if (role === 'groupWeight') return 'skip'
  return role === 'weight' || role === 'full' || role === 'total' || role === 'rank' ? role : undefined
}
