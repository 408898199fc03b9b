/** What a sheet holds that is not read, or is read as something that it may not be. */
import { isAside, isEvaluator, isPartialResult, roleOfHeading } from '../table/headings'
import type { Table } from '../table/table'
import { shareOfLevels } from './heading-row'
import { plainLevel } from './level-cell'
import type { Mapping } from './mapping'
import type { MatrixSheet } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'

/** Their marks would become those of one evaluator, on criteria or vendors that are people. */
export function warnEvaluators(
  table: Table,
  sheet: MatrixSheet,
  { down, headingRow, columns }: Mapping,
  plan: PlanDraft,
): void {
  const [rows, across] = down === 'criteria' ? [sheet.criteria, sheet.vendors] : [sheet.vendors, sheet.criteria]
  const judge = across.find(({ name }) => isEvaluator(name))
  if (judge) plan.warn('evaluators-across', judge, { name: judge.name })
  const areNamed = columns.some(
    (role, column) =>
      (role === 'criterion' || role === 'vendor') && roleOfHeading(table.cell(headingRow, column)) === 'evaluator',
  )
  const row = rows.find(({ name }) => areNamed || isEvaluator(name))
  if (row) plan.warn('evaluators-down', row, { name: row.name })
}

/** A vendor whose cells are mostly words; on the left of the names they only describe. */
export function warnLeftOut(table: Table, { headingRow, columns, down }: Mapping, plan: PlanDraft): void {
  const labels = columns.indexOf(down === 'criteria' ? 'criterion' : 'vendor')
  columns.forEach((role, column) => {
    const name = table.cell(headingRow, column).trim()
    if (role !== 'aside' || column < labels || name === '' || isAside(name)) return
    if (shareOfLevels(table, headingRow, column) < 0.5)
      plan.warn('column-without-levels', { line: table.lineOf(headingRow), column: column + 1 }, { name })
  })
}

/** Several evaluators under one vendor, say: only the first has a heading. */
export function warnUnheaded(table: Table, { headingRow, columns }: Mapping, plan: PlanDraft): void {
  for (let row = headingRow + 1; row < table.rowCount; row++) {
    const isLeftOut = (role: string, column: number) =>
      role === 'aside' &&
      column > columns.indexOf('value') &&
      !table.cell(headingRow, column).trim() &&
      !isPartialResult(table.cell(headingRow + 1, column)) &&
      plainLevel(table.cell(row, column), '.') !== null
    const column = columns.findIndex(isLeftOut)
    if (column >= 0) return plan.warn('column-without-heading', { line: table.lineOf(row), column: column + 1 })
  }
}
