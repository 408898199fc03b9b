/** A matrix read with its mapping, the same whichever way it lay: criteria × vendors, each cell with its place. */
import { sum } from '@/domain/sum'
import { separator } from '../names'
import { isPartialResult } from '../table/headings'
import { rowAt, type Table } from '../table/table'
import { columnOf, type Mapping } from './mapping'

/** 1-based, for the reader of the file. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface MatrixSheet {
  readonly criteria: readonly SheetCriterion[]
  readonly vendors: readonly SheetVendor[]
  readonly cell: (criterion: number, vendor: number) => SheetText
  readonly hasWeights: boolean
}

export interface SheetText extends Place {
  readonly text: string
}

export interface SheetCriterion extends Place {
  readonly id: string
  readonly name: string
  /** Path as written, `A / B`. */
  readonly group: string
  /** What its row, or the heading over it, says of the groups' weights; outermost first. */
  readonly groupWeights: readonly (SheetText | null)[]
  readonly weight: SheetText | null
  readonly full: SheetText | null
  readonly threshold: SheetText | null
}

export interface SheetVendor extends Place {
  readonly name: string
  readonly total: SheetText | null
  readonly rank: SheetText | null
  readonly coverage: SheetText | null
  readonly status: SheetText | null
}

export function matrixSheet(table: Table, mapping: Mapping): MatrixSheet {
  const { headingRow, rows } = mapping
  const body: number[] = []
  for (let row = headingRow + 1; row < table.rowCount; row++) if (rows[row] === undefined) body.push(row)
  const values = mapping.columns.flatMap((role, column) => (role === 'value' ? [column] : []))
  const at = (row: number, column: number): SheetText => ({
    text: table.cell(row, column),
    line: table.lineOf(row),
    column: column + 1,
  })
  const inColumn = (role: 'weight' | 'full' | 'threshold' | 'total' | 'rank' | 'coverage') => {
    const column = columnOf(mapping, role)
    return (row: number) => (column < 0 ? null : at(row, column))
  }
  const inRow = (role: 'weight' | 'full' | 'total' | 'rank' | 'coverage' | 'status') => {
    // Parts of a sheet may have totals of their own, above the one of all.
    const row = Object.keys(rows)
      .map(Number)
      .findLast((number) => rows[number] === role)
    const isResult = role === 'total' || role === 'rank'
    return (column: number) => (row === undefined ? null : at(row, isResult ? weighted(row, column) : column))
  }
  /** Beside the levels of a vendor may stand its weighted ones, and below those the total. */
  const weighted = (row: number, column: number) => {
    const next = values.find((other) => other > column) ?? mapping.columns.length
    for (let beside = column + 1; beside < next; beside++)
      if (
        table.cell(row, beside).trim() !== '' &&
        [headingRow, headingRow + 1].some((heading) => isPartialResult(table.cell(heading, beside)))
      )
        return beside
    return column
  }
  const labels = columnOf(mapping, mapping.down === 'criteria' ? 'criterion' : 'vendor')
  const names =
    mapping.down === 'criteria'
      ? body.map((row) => table.cell(row, labels))
      : values.map((column) => table.cell(Math.max(0, headingRow), column))
  const areShared = names.length > 1 && names.every((name) => shareIn(name) !== null)
  const shares = (name: string, place: Place) => (areShared ? { text: shareIn(name)!, ...place } : null)
  // A bare number may be a year, unless all of them together make up the whole.
  const areBare = sum(names.map((name) => Number(fullIn(name, true)))) === 100
  const fulls = (name: string, place: Place) => {
    const text = fullIn(name, areBare)
    return text === undefined ? null : { text, ...place }
  }

  if (mapping.down === 'vendors') {
    const [weight, full] = [inRow('weight'), inRow('full')]
    const [total, rank, coverage] = [inColumn('total'), inColumn('rank'), inColumn('coverage')]
    return {
      criteria: values.map((column) => {
        const { text: name, ...place } = at(Math.max(0, headingRow), column)
        const own = { weight: weight(column) ?? shares(name, place), full: full(column) ?? fulls(name, place) }
        return { id: '', name, group: '', groupWeights: [], threshold: null, ...own, ...place }
      }),
      vendors: body.map((row) => {
        const { text: name, ...place } = at(row, labels)
        return { name, total: total(row), rank: rank(row), coverage: coverage(row), status: null, ...place }
      }),
      cell: (criterion, vendor) => at(body[vendor] as number, values[criterion] as number),
      hasWeights: areShared || values.some((column) => weight(column) !== null),
    }
  }

  const [weight, full, threshold] = [inColumn('weight'), inColumn('full'), inColumn('threshold')]
  const [total, rank, coverage, status] = [inRow('total'), inRow('rank'), inRow('coverage'), inRow('status')]
  const ids = columnOf(mapping, 'id')
  const groupOf = groupsDown(table, mapping)
  const groupWeightsOf = groupWeightsDown(table, mapping)
  return {
    criteria: body.map((row) => {
      const { text: name, ...place } = at(row, labels)
      const id = ids < 0 ? '' : table.cell(row, ids)
      const own = { weight: weight(row) ?? shares(name, place), full: full(row) ?? fulls(name, place) }
      return {
        id,
        name,
        group: groupOf(row),
        groupWeights: groupWeightsOf(row),
        threshold: threshold(row),
        ...own,
        ...place,
      }
    }),
    vendors: values.map((column) => {
      const { text: name, ...place } = at(Math.max(0, headingRow), column)
      const printed = { total: total(column), rank: rank(column), coverage: coverage(column), status: status(column) }
      return { name, ...printed, ...place }
    }),
    cell: (criterion, vendor) => at(body[criterion] as number, values[vendor] as number),
    hasWeights:
      areShared ||
      columnOf(mapping, 'weight') >= 0 ||
      (columnOf(mapping, 'groupWeight') >= 0 && columnOf(mapping, 'full') < 0),
  }
}

/** `技术（50%）` tells its weight itself, where all of them do. */
function shareIn(name: string): string | null {
  return /[(（]\s*([\d.]+\s*%)\s*[)）]\s*$/.exec(name.normalize('NFKC'))?.[1] ?? null
}

/** `功能（40分）`, `功能（满分40）` tell their full points themselves; `功能(40)` may. */
function fullIn(name: string, isBare: boolean): string | undefined {
  const [, sign, text, unit] =
    /\((满分|max\.?)?[ :]*([\d.]+) ?(分|points?|pts?\.?)?\)\s*$/i.exec(name.normalize('NFKC')) ?? []
  return isBare || sign || unit ? text : undefined
}

/**
 * The path of groups of each row, outer columns first. Merged cells leave a group on their first row only, heading
 * lines stand above the rows: both reach down to the next, or to the next of an outer group.
 */
export function groupsDown(table: Table, mapping: Mapping): (row: number) => string {
  const columns = mapping.columns.flatMap((role, column) => (role === 'group' ? [column] : []))
  const [first = -1] = columns
  const labels = columnOf(mapping, 'criterion')
  if (mapping.kind === 'comparison' && first >= 0) return (row) => table.cell(row, first)
  const paths = new Map<number, string>()
  let path: string[] = []
  for (let row = mapping.headingRow + 1; row < table.rowCount; row++) {
    const role = mapping.rows[row]
    if (role === 'group') path = [headingOf(table, row, labels)]
    else if (role === undefined)
      columns.forEach((column, depth) => {
        const name = table.cell(row, column).trim()
        if (name !== '' && name !== path[depth]) path = [...path.slice(0, depth), name]
      })
    paths.set(row, path.join(separator))
  }
  return (row) => paths.get(row) ?? ''
}

/**
 * Cells with the weights of a row's groups, by depth: from columns of their own, or from the heading line above it.
 * Merged cells leave a weight on the first row of its group only: the other rows say nothing.
 */
export function groupWeightsDown(table: Table, mapping: Mapping): (row: number) => readonly (SheetText | null)[] {
  const labels = columnOf(mapping, 'criterion')
  let behind = 0
  const columns = mapping.columns.flatMap((role, column) => {
    if (role !== 'groupWeight') return []
    const level = '一二三四'.indexOf(/^([一二三四])级/.exec(table.cell(mapping.headingRow, column).trim())?.[1] ?? ' ')
    const groups = mapping.columns.slice(0, column).filter((one) => one === 'group').length
    // Beside its group; behind the criteria they come in the order of the groups.
    return [{ column, depth: level >= 0 ? level : column < labels ? Math.max(0, groups - 1) : behind++ }]
  })
  const weight = columnOf(mapping, 'weight')
  const filled = (row: number, column: number): SheetText | null => {
    const text = column < 0 ? '' : table.cell(row, column)
    return text.trim() === '' ? null : { text, line: table.lineOf(row), column: column + 1 }
  }
  const headings = Object.keys(mapping.rows)
    .map(Number)
    .filter((row) => mapping.rows[row] === 'group')
  return (row) => {
    const cells: (SheetText | null)[] = []
    for (const { column, depth } of columns) cells[depth] ??= filled(row, column)
    const heading = headings.findLast((one) => one < row)
    if (heading !== undefined) cells[0] ??= filled(heading, columns[0]?.column ?? weight)
    return Array.from(cells, (cell) => cell ?? null)
  }
}

/** Merged across the row, the words of a heading lie in its first cell. */
function headingOf(table: Table, row: number, labels: number): string {
  return table.cell(row, labels).trim() || (rowAt(table, row).find((cell) => cell.trim() !== '') ?? '').trim()
}
