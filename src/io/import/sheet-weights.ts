/** The weights that a sheet gives: read, shared out where groups have their own, compared with those that are there. */
import { weightTable } from '@/domain/criteria/weights'
import type { CriteriaNode, NodeId } from '@/domain/evaluation'
import { sum } from '@/domain/sum'
import { nameKey, splitPath } from '../names'
import { roleOfHeading } from '../table/headings'
import { parseNumberCell } from '../table/number-cell'
import type { Table } from '../table/table'
import { shareOut } from './group-weights'
import type { Mapping } from './mapping'
import type { MatrixSheet, SheetCriterion, SheetText } from './matrix-sheet'
import type { PlacedCriterion } from './plan-matrix'
import type { PlanDraft } from './plan-draft'

/** Of the whole; null where a criterion has a wrong one. Where groups have weights, theirs are shared out. */
export function sheetWeights(sheet: MatrixSheet, plan: PlanDraft): (number | null)[] {
  const own = ownWeights(sheet, plan)
  return sharedOutRows(
    sheet.criteria.map(({ group, groupWeights }, c) => ({ group, groupWeights, own: own[c] ?? null })),
    plan,
  )
}

/** As written. In a sheet without weights the full points are the weights (满分制). */
function ownWeights(sheet: MatrixSheet, plan: PlanDraft): (number | null)[] {
  const cells = sheet.criteria.map(({ weight, full }) => (sheet.hasWeights ? weight : full))
  const isEmpty = cells.every((cell) => !cell || cell.text.trim() === '')
  return sheet.criteria.map((criterion, c) => {
    if (isEmpty) return 1
    const cell = cells[c]
    if (cell && cell.text.trim() !== '') return readWeight(cell, plan)
    if (nameKey(criterion.name) !== '') plan.warn('weight-missing', cell ?? criterion, { name: criterion.name })
    return 0
  })
}

/** Each cell of a group's weight is read once, whatever number of rows it stands over. */
export function sharedOutRows(
  rows: readonly { group: string; groupWeights: readonly (SheetText | null)[]; own: number | null }[],
  plan: PlanDraft,
): (number | null)[] {
  const read = new Map<string, number | null>()
  const weightIn = (cell: SheetText | null) => {
    if (!cell) return null
    const key = `${cell.line} ${cell.column}`
    if (!read.has(key)) read.set(key, readWeight(cell, plan))
    return read.get(key) ?? null
  }
  const weights = shareOut(
    rows.map(({ group, groupWeights, own }) => ({
      path: splitPath(group),
      groupWeights: groupWeights.map(weightIn),
      own,
    })),
  )
  const [first] = rows.flatMap((row) => row.groupWeights.flatMap((cell) => cell ?? []))
  if (first && rows.some(({ own }, i) => own !== null && Math.abs(own - weights[i]!) > 1e-9 * own))
    plan.warn('weights-shared-out', { line: first.line, column: first.column })
  return weights
}

/** ≥ 0; null with a problem for anything else. */
export function readWeight(cell: SheetText, plan: PlanDraft): number | null {
  const parsed = parseNumberCell(cell.text, plan.options)
  if (!parsed.ok) plan.reject('weight-not-a-number', cell, { text: cell.text })
  else if (parsed.value.value < 0) plan.reject('weight-negative', cell, { text: cell.text })
  else return parsed.value.isPercent ? parsed.value.value / 100 : parsed.value.value
  return null
}

/** Weights of criteria that are there: replaced together, as global weights, or a difference is only reported. */
export function compareWeights(
  sheet: MatrixSheet,
  placed: readonly (PlacedCriterion | null)[],
  weights: readonly (number | null)[],
  plan: PlanDraft,
): void {
  const { criteria: root } = plan.document
  const ofFile = new Map<NodeId, { weight: number; at: SheetText; name: string }>()
  placed.forEach((criterion, c) => {
    const { weight: at, name } = sheet.criteria[c] as SheetCriterion
    const weight = weights[c]
    if (criterion && !criterion.isNew && at && weight != null) ofFile.set(criterion.id, { weight, at, name })
  })
  if (ofFile.size === 0) return
  const globals = weightTable(root).globals
  const mine = sum([...ofFile.keys()].map((id) => globals.get(id) ?? 0))
  const theirs = sum([...ofFile.values()].map(({ weight }) => weight))
  const factor = theirs > 0 && mine > 0 ? mine / theirs : 1
  const differing = [...ofFile].filter(([id, { weight }]) => Math.abs(weight * factor - (globals.get(id) ?? 0)) > 1e-6)
  if (differing.length === 0) return
  if (plan.options.weights === 'keep') {
    for (const [id, { at, weight, name }] of differing)
      plan.warn('weight-differs', at, { name, file: weight * factor, own: globals.get(id) ?? 0 })
    return
  }
  const changed: Record<NodeId, number> = {}
  const weigh = (node: CriteriaNode): number => {
    const own = ofFile.get(node.id)
    const weight =
      node.kind === 'group' ? sum(node.children.map(weigh)) : own ? own.weight * factor : (globals.get(node.id) ?? 0)
    if (node.id !== root.id) changed[node.id] = weight
    return weight
  }
  weigh(root)
  plan.edits.push({ name: 'setWeights', args: { weights: changed } })
  for (const [id, { at, weight, name }] of differing) {
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
