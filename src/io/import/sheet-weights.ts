/** The weights that a sheet gives: read, shared out where groups have their own, compared with those that are there. */
import { weightTable } from '@/domain/criteria/weights'
import type { CriteriaGroup, CriteriaNode, Criterion, NodeId } from '@/domain/evaluation'
import { sum } from '@/domain/sum'
import { nameKey, splitPath } from '../names'
import { roleOfHeading } from '../table/headings'
import { parseNumberCell, type NumberCell } from '../table/number-cell'
import type { Table } from '../table/table'
import { shareOut } from './group-weights'
import { plainLevel } from './level-cell'
import type { Mapping } from './mapping'
import type { MatrixSheet, Place, SheetCriterion, SheetText } from './matrix-sheet'
import { isFilled, isShare } from './meant-sheet'
import type { PlanDraft } from './plan-draft'

/** Weights are taken in proportion: whoever wrote percentages, or printed their sum, should see where it is another. */
export function warnWrongSum(
  sheet: MatrixSheet,
  weights: readonly (number | null)[],
  table: Table,
  { rows, columns }: Mapping,
  plan: PlanDraft,
): void {
  const cells = sheet.criteria.flatMap(({ weight, groupWeights }) => [...groupWeights, weight]).filter(isFilled)
  const isPercent = cells.some(isShare)
  const totalRow = Number(Object.keys(rows).findLast((row) => rows[Number(row)] === 'total') ?? NaN)
  const printed = plainLevel(table.cell(totalRow, columns.indexOf('weight')), plan.options.decimal)
  const whole = isPercent ? 100 : (printed ?? NaN)
  const total = sum(weights.map((weight) => weight ?? NaN)) * (isPercent ? 100 : 1)
  const ratio = total / whole
  // Groups may each have a whole of their own.
  if (Math.abs(ratio - Math.round(ratio)) > 0.0101 && !plan.problems.some(({ code }) => code === 'weights-mixed'))
    plan.warn('weights-wrong-sum', cells[0]!, { total: +total.toFixed(2), whole })
}

/** Of the whole; null where a criterion has a wrong one. Where groups have weights, theirs are shared out. */
export function sheetWeights(sheet: MatrixSheet, plan: PlanDraft): (number | null)[] {
  const own = ownWeights(sheet, plan)
  return sharedOutRows(
    sheet.criteria.map((at, c) => ({ at, group: at.group, groupWeights: at.groupWeights, own: own[c] ?? null })),
    plan,
  )
}

/** As written. In a sheet without weights the full points are the weights (满分制). */
function ownWeights(sheet: MatrixSheet, plan: PlanDraft): (number | null)[] {
  const cells = inPercent(
    sheet.criteria.map(({ weight, full }) => weight ?? full),
    plan,
  )
  const isEmpty = cells.every((cell) => !cell || cell.text.trim() === '')
  return sheet.criteria.map((criterion, c) => {
    if (isEmpty) return 1
    const cell = cells[c]
    if (cell && cell.text.trim() !== '') return readWeight(cell, plan)
    if (nameKey(criterion.name) !== '') plan.warn('weight-missing', cell ?? criterion, { name: criterion.name })
    return 0
  })
}

interface SharedRow {
  readonly at: Place
  readonly group: string
  readonly groupWeights: readonly (SheetText | null)[]
  /** As written. */
  readonly own: number | null
}

/** Weights of the whole; the rows' own where no group weighs anything. */
export function sharedOutRows(rows: readonly SharedRow[], plan: PlanDraft): (number | null)[] {
  const [first] = rows.flatMap((row) => row.groupWeights.flatMap((cell) => cell ?? []))
  if (!first) return rows.map(({ own }) => own)
  const paths = rows.map(({ group }) => splitPath(group))
  const cells = inPercent(
    rows.flatMap((row) => row.groupWeights),
    plan,
  ).values()
  const read = rows.map((row) => ({ ...row, groupWeights: row.groupWeights.map(() => cells.next().value ?? null) }))
  const weightOf = groupWeights(read, paths, plan)
  const weights = shareOut(
    rows.map(({ own }, row) => ({
      path: paths[row]!,
      groupWeights: paths[row]!.map((_, depth) => weightOf(row, depth)),
      own,
    })),
  )
  if (rows.some(({ own }, i) => own !== null && Math.abs(own - weights[i]!) > 1e-9 * own))
    plan.warn('weights-shared-out', { line: first.line, column: first.column })
  return weights
}

/**
 * What the group of a row weighs at each depth, each cell read once whatever number of rows it stands over. null where
 * no group of that depth has a weight; 0, with a word, where only this one has none.
 */
function groupWeights(rows: readonly SharedRow[], paths: readonly (readonly string[])[], plan: PlanDraft) {
  const keyOf = (row: number, depth: number) => {
    const names = paths[row]!.slice(0, depth + 1)
    return names.map(nameKey).join('\n')
  }
  const texts = new Map<string, string>()
  const weights = new Map<string, number>()
  const weighed = new Set<number>()
  rows.forEach((row, r) =>
    row.groupWeights.forEach((cell, depth) => {
      if (!cell || depth >= paths[r]!.length) return
      weighed.add(depth)
      const key = keyOf(r, depth)
      const before = texts.get(key)
      if (before === undefined) {
        texts.set(key, cell.text.trim())
        weights.set(key, readWeight(cell, plan) ?? 0)
      } else if (cell.text.trim() !== before)
        plan.warn('group-weight-differs', cell, { name: paths[r]![depth]!, used: before })
    }),
  )
  return (row: number, depth: number): number | null => {
    if (!weighed.has(depth)) return null
    const key = keyOf(row, depth)
    if (!weights.has(key)) {
      plan.warn('weight-missing', rows[row]!.at, { name: paths[row]![depth]! })
      weights.set(key, 0)
    }
    return weights.get(key)!
  }
}

/** A bare 60 beside 40% is 60% where that makes up the whole, or one of each group; else somebody should look. */
export function inPercent(cells: readonly (SheetText | null)[], plan: PlanDraft): (SheetText | null)[] {
  const read = cells.map((cell) => {
    const parsed = parseNumberCell(cell?.text ?? '', plan.options)
    return parsed.ok ? parsed.value : null
  })
  const isBare = (_: unknown, i: number) => !!read[i] && !read[i].isPercent && read[i].value > 1
  const bare = cells.find(isBare)
  if (!bare || !read.some((number) => number?.isPercent)) return [...cells]
  const share = ({ value, isPercent }: NumberCell) => (isPercent || value > 1 ? value : value * 100)
  const total = sum(read.map((number) => (number ? share(number) : 0)))
  const isWhole = total > 99 && Math.abs(total - 100 * Math.round(total / 100)) < 0.5
  if (isWhole)
    return cells.map((cell, i) => (cell && isBare(cell, i) ? { ...cell, text: `${cell.text.trim()}%` } : cell))
  plan.warn('weights-mixed', bare, { text: bare.text.trim() })
  return [...cells]
}

/** ≥ 0; null with a problem for anything else. */
export function readWeight(cell: SheetText, plan: PlanDraft): number | null {
  const parsed = parseNumberCell(cell.text, plan.options)
  if (!parsed.ok) plan.reject('weight-not-a-number', cell, { text: cell.text })
  else if (parsed.value.value < 0) plan.reject('weight-negative', cell, { text: cell.text })
  else return parsed.value.isPercent ? parsed.value.value / 100 : parsed.value.value
  return null
}

/** The weights of a file beside those of the criteria that are there. */
export interface WeightComparison {
  readonly ofFile: ReadonlyMap<NodeId, { readonly weight: number; readonly at: SheetText; readonly name: string }>
  /** From weights of the file to global weights of the document. */
  readonly factor: number
  /** Those that differ. */
  readonly differing: readonly NodeId[]
}

/** @param found one a row of the sheet; undefined for a criterion that the document does not have */
export function comparedWeights(
  sheet: MatrixSheet,
  found: readonly (Criterion | undefined)[],
  weights: readonly (number | null)[],
  root: CriteriaGroup,
): WeightComparison {
  const ofFile = new Map<NodeId, { weight: number; at: SheetText; name: string }>()
  found.forEach((criterion, c) => {
    const { weight: own, groupWeights, name, line, column } = sheet.criteria[c] as SheetCriterion
    const weight = weights[c]
    const at = own ?? groupWeights.findLast((cell) => cell !== null) ?? { text: '', line, column }
    if (criterion && !ofFile.has(criterion.id) && weight != null) ofFile.set(criterion.id, { weight, at, name })
  })
  const globals = weightTable(root).globals
  const mine = sum([...ofFile.keys()].map((id) => globals.get(id) ?? 0))
  const theirs = sum([...ofFile.values()].map(({ weight }) => weight))
  const factor = theirs > 0 && mine > 0 ? mine / theirs : 1
  const differs = (id: NodeId, weight: number) => Math.abs(weight * factor - (globals.get(id) ?? 0)) > 1e-6
  return { ofFile, factor, differing: [...ofFile].flatMap(([id, { weight }]) => (differs(id, weight) ? [id] : [])) }
}

/** As the app shows numbers. */
const rounded = (x: number) => +x.toFixed(6)

/** Whether the file's weights take the place of those that are there. */
export function replacesWeights({ differing }: WeightComparison, plan: PlanDraft): boolean {
  return plan.options.weights !== 'keep' && differing.length > 0
}

/**
 * What a weight of the file is within a group that is there, so that a new criterion weighs beside the others as it does
 * in the file, whatever numbers they are written in.
 */
export function weightUnit({ ofFile, factor }: WeightComparison, root: CriteriaGroup, isReplaced: boolean) {
  const { globals } = weightTable(root)
  return (group: CriteriaGroup): number => {
    if (ofFile.size === 0) return 1
    const global = group.id === root.id ? 1 : (globals.get(group.id) ?? 0)
    const written = sum(group.children.map((child) => child.weight))
    return isReplaced || !(global > 0 && written > 0) ? factor : (factor * written) / global
  }
}

/**
 * Weights of criteria that are there: replaced together, as global weights, or a difference is only reported.
 * @param added global weight of the new criteria in each group that is there
 */
export function settleWeights(compared: WeightComparison, added: ReadonlyMap<NodeId, number>, plan: PlanDraft): void {
  const { criteria: root } = plan.document
  const { ofFile, factor, differing } = compared
  const globals = weightTable(root).globals
  if (!replacesWeights(compared, plan)) {
    for (const id of differing) {
      const { at, weight, name } = ofFile.get(id)!
      plan.warn('weight-differs', at, { name, file: rounded(weight * factor), own: rounded(globals.get(id) ?? 0) })
    }
    return
  }
  const changed: Record<NodeId, number> = {}
  const weigh = (node: CriteriaNode): number => {
    const own = ofFile.get(node.id)
    const weight =
      node.kind === 'group'
        ? sum(node.children.map(weigh)) + (added.get(node.id) ?? 0)
        : own
          ? own.weight * factor
          : (globals.get(node.id) ?? 0)
    if (node.id !== root.id) changed[node.id] = weight
    return weight
  }
  weigh(root)
  plan.edits.push({ name: 'setWeights', args: { weights: changed } })
  for (const id of differing) {
    const { at, weight, name } = ofFile.get(id)!
    const fields = [{ field: 'weight', before: globals.get(id) ?? 0, after: weight * factor }] as const
    plan.note('changed', { subject: 'criterion', line: at.line, id, name }, fields)
  }
}

/** Weights of groups beside those of criteria, most often. */
export function warnSecondWeights(table: Table, { headingRow, columns }: Mapping, plan: PlanDraft): void {
  const used = columns.indexOf('weight')
  columns.forEach((role, column) => {
    const heading = table.cell(headingRow, column).trim()
    if (used < 0 || role !== 'aside' || roleOfHeading(heading) !== 'weight') return
    plan.warn('weights-second-column', { line: table.lineOf(headingRow), column: column + 1 }, { used: used + 1 })
  })
}
