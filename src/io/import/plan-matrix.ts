/** A sheet of criteria × vendors: structure where it is missing, one evaluator's marks, and the audit of its totals. */
import { leavesOf, pathOf } from '@/domain/criteria/tree'
import type { CriteriaGroup, Criterion, CriterionId, GroupId, NodeId, Scale, VendorId } from '@/domain/evaluation'
import { itemsByName, nameKey, splitPath } from '../names'
import { roleOfHeading } from '../table/headings'
import type { Table } from '../table/table'
import { CriteriaDraft } from './criteria-draft'
import { readThreshold } from './figure-cells'
import { noteFigures, noteGrades } from './grades'
import { readMark } from './level-cell'
import type { Mapping } from './mapping'
import { matrixSheet, type MatrixSheet, type SheetCriterion } from './matrix-sheet'
import { warnEvaluators, warnLeftOut, warnUnheaded } from './matrix-warnings'
import { meantSheet } from './meant-sheet'
import { newScales } from './new-scales'
import type { PlanDraft } from './plan-draft'
import { pooledMarks } from './pooled-marks'
import { sheetAudit } from './sheet-audit'
import {
  comparedWeights,
  replacesWeights,
  settleWeights,
  sheetWeights,
  warnSecondWeights,
  warnWrongSum,
  weightUnit,
  type WeightComparison,
} from './sheet-weights'

export interface PlacedCriterion {
  readonly id: CriterionId
  readonly scale: Scale
  readonly isNew: boolean
}

export function planMatrix(table: Table, mapping: Mapping, plan: PlanDraft): void {
  const sheet = meantSheet(matrixSheet(table, mapping), plan.options.decimal)
  if (sheet.vendors.length === 0 || sheet.criteria.length === 0) {
    plan.reject('matrix-without-levels', { line: table.lineOf(Math.max(0, mapping.headingRow)) })
    return
  }
  if (mapping.kind === 'matrix' && lacksHeadings(sheet, table.cell(mapping.headingRow, 0))) {
    plan.reject('vendor-missing', sheet.vendors[0]!)
    return
  }
  const weights = sheetWeights(sheet, plan)
  const vendors = placeVendors(sheet, plan)
  const known = knownCriteria(plan.document.criteria)
  const found = sheet.criteria.map(known)
  const compared = comparedWeights(sheet, sheet.hasWeights ? found : [], weights, plan.document.criteria)
  const { criteria, added } = placeCriteria(sheet, found, weights, compared, mapping, plan)
  if (sheet.hasWeights) settleWeights(compared, added, plan)
  else if (criteria.some((criterion) => criterion?.isNew)) {
    const isByFull = sheet.criteria.some(({ full }) => full)
    plan.warn(isByFull ? 'weights-from-full' : 'weights-missing', {
      line: table.lineOf(Math.max(0, mapping.headingRow)),
    })
  }
  if (mapping.kind === 'matrix' && mapping.headingRow >= 0) {
    warnUnheaded(table, mapping, plan)
    warnLeftOut(table, mapping, plan)
    warnSecondWeights(table, mapping, plan)
    if (sheet.hasWeights) warnWrongSum(sheet, weights, table, mapping, plan)
  }
  warnEvaluators(table, sheet, mapping, plan)
  const pooled = mapping.kind === 'comparison' ? pooledMarks(sheet, criteria, vendors, plan) : null
  const evaluator = plan.evaluator()
  sheet.criteria.forEach((_, c) => {
    const criterion = criteria[c]
    if (!criterion) return
    sheet.vendors.forEach((_, v) => {
      const vendor = vendors[v]
      if (!vendor) return
      const cell = sheet.cell(c, v)
      if (pooled?.has(`${c} ${v}`)) return
      const mark = readMark(cell.text, criterion.scale, plan.options.decimal)
      if (mark.state === null) plan.reject(mark.code, cell, mark.params)
      else if (mark.state === 'rated')
        plan.mark(evaluator, { criterion: criterion.id, vendor, state: 'rated', level: mark.level }, cell.line)
      else if (mark.state !== 'unrated')
        plan.mark(evaluator, { criterion: criterion.id, vendor, state: mark.state }, cell.line)
    })
  })
  plan.audit.push(...sheetAudit(sheet, weights, criteria, vendors, mapping.kind === 'comparison', plan))
}

/** A sheet copied without its headings has figures in place of names; but 1, 2, 3 below a heading may be names. */
function lacksHeadings({ vendors }: MatrixSheet, label: string): boolean {
  const [first = NaN, second = NaN] = vendors.map(({ name }) => Number(name))
  const isCount = second - first === 1 && (label.trim() === '' || roleOfHeading(label) !== undefined)
  return !isCount && vendors.every(({ name }) => /^[\d.]+%?$/.test(name.trim()))
}

function placeVendors(sheet: MatrixSheet, plan: PlanDraft): (VendorId | null)[] {
  const seen = new Set<VendorId>()
  return sheet.vendors.map((vendor) => {
    const id = plan.vendorNamed(vendor.name, vendor)
    if (id === null || !seen.has(id)) {
      if (id) seen.add(id)
      return id
    }
    plan.reject('vendor-twice', vendor, { name: vendor.name })
    return null
  })
}

/** `added`: global weight of the new criteria in each group that was there before. */
function placeCriteria(
  sheet: MatrixSheet,
  known: readonly (Criterion | undefined)[],
  weights: readonly (number | null)[],
  compared: WeightComparison,
  mapping: Mapping,
  plan: PlanDraft,
): { criteria: (PlacedCriterion | null)[]; added: ReadonlyMap<NodeId, number> } {
  const { document } = plan
  const unitIn = weightUnit(compared, document.criteria, replacesWeights(compared, plan))
  const added = new Map<NodeId, number>()
  const scaleOf = newScales(sheet, weights, mapping, plan)
  const draft = new CriteriaDraft(
    document.criteria,
    () => plan.newId('g') as GroupId,
    (id, name, line) => plan.note('added', { subject: 'group', line, id, name }),
  )
  const seen = new Set<CriterionId>()
  const twins = new Set<string>()
  const placed = sheet.criteria.map((row, c): PlacedCriterion | null => {
    const found = known[c]
    if (found) {
      if (seen.has(found.id)) {
        plan.reject('criterion-twice', row, { name: row.name })
        return null
      }
      seen.add(found.id)
      return { id: found.id, scale: found.scale, isNew: false }
    }
    if (nameKey(row.name) === '') return refuse(plan, 'criterion-missing', row)
    if (!plan.options.create.criteria) return refuse(plan, 'criterion-unknown', row, { name: row.name })
    const written = weights[c] as number | null
    if (written === null) return null
    const path = splitPath(row.group)
    const parent = draft.groupAt(path, row.line)
    if (parent === null) return refuse(plan, 'criteria-too-deep', row, { name: row.name })
    const within = groupAlong(document.criteria, path)
    const weight = written * unitIn(within)
    added.set(within.id, (added.get(within.id) ?? 0) + written * compared.factor)
    const id = plan.idFor('c', row.id, draft.isTaken) as CriterionId
    const scale = scaleOf(c)
    const name = row.name.trim()
    noteGrades(scale, name, row, plan)
    noteFigures(scale, sheet.cell(c, 0).text, row, plan)
    const threshold = readThreshold(row.threshold, scale, plan) ?? null
    draft.add({ id, kind: 'criterion', name, description: '', weight, threshold, scale, children: [] }, parent)
    plan.note('added', { subject: 'criterion', line: row.line, id, name }, [
      { field: 'weight', before: null, after: weight },
      { field: 'scale', before: null, after: scale },
      ...(threshold === null ? [] : [{ field: 'threshold', before: null, after: threshold } as const]),
    ])
    const key = `${nameKey(row.group)}\n${nameKey(name)}`
    if (twins.has(key)) plan.warn('criterion-twice', row, { name })
    twins.add(key)
    return { id, scale, isNew: true }
  })
  plan.onFinish(() => draft.edits())
  return { criteria: placed, added }
}

/** The innermost group of the path that is there already. */
function groupAlong(root: CriteriaGroup, path: readonly string[]): CriteriaGroup {
  let group = root
  for (const name of path) {
    const inner = group.children.find((child) => child.kind === 'group' && nameKey(child.name) === nameKey(name))
    if (inner?.kind !== 'group') break
    group = inner
  }
  return group
}

function refuse(plan: PlanDraft, code: string, row: SheetCriterion, params: Record<string, string> = {}): null {
  plan.reject(code, row, params)
  return null
}

/** By id, else by name within the same group, else by a name that only one criterion has. */
function knownCriteria(root: CriteriaGroup): (row: SheetCriterion) => Criterion | undefined {
  const leaves = leavesOf(root)
  const byName = itemsByName(leaves)
  const byPath = new Map<string, Criterion>()
  const ids = new Map<string, Criterion>(leaves.map((leaf) => [leaf.id, leaf]))
  for (const leaf of leaves) {
    const groups = pathOf(root, leaf.id).slice(1, -1)
    byPath.set([...groups.map((group) => nameKey(group.name)), nameKey(leaf.name)].join('\n'), leaf)
  }
  return ({ id, name, group }) =>
    ids.get(id) ?? byPath.get([...splitPath(group), name].map(nameKey).join('\n')) ?? byName.get(nameKey(name))
}
