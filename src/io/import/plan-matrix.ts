/** A sheet of criteria × vendors: structure where it is missing, one evaluator's marks, and the audit of its totals. */
import { leavesOf, pathOf } from '@/domain/criteria/tree'
import type { CriteriaGroup, Criterion, CriterionId, GroupId, NodeId, Scale, VendorId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { itemsByName, nameKey, splitPath } from '../names'
import { isAside, isEvaluator, isPartialResult, roleOfHeading, stateOfMark } from '../table/headings'
import type { Table } from '../table/table'
import { CriteriaDraft } from './criteria-draft'
import { gradesOf, noteGrades } from './grades'
import { shareOfLevels } from './heading-row'
import { inferScale, isBinary, isMeasure, scaleOfWords, spreadOf, type LevelSpread } from './infer-scale'
import { fractionOf, plainLevel, readMark } from './level-cell'
import type { Mapping } from './mapping'
import { matrixSheet, type MatrixSheet, type SheetCriterion, type SheetVendor } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'
import { rangeFromTotals } from './printed-range'
import { sheetAudit } from './sheet-audit'
import {
  comparedWeights,
  replacesWeights,
  settleWeights,
  sheetWeights,
  warnSecondWeights,
  weightUnit,
  type WeightComparison,
} from './sheet-weights'

export interface PlacedCriterion {
  readonly id: CriterionId
  readonly scale: Scale
  readonly isNew: boolean
}

export function planMatrix(table: Table, mapping: Mapping, plan: PlanDraft): void {
  const sheet = matrixSheet(table, mapping)
  if (sheet.vendors.length === 0 || sheet.criteria.length === 0) {
    plan.reject('matrix-without-levels', { line: table.lineOf(Math.max(0, mapping.headingRow)) })
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

/** Their marks would become those of one evaluator, on criteria or vendors that are people. */
function warnEvaluators(table: Table, sheet: MatrixSheet, { down, headingRow, columns }: Mapping, plan: PlanDraft) {
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
function warnLeftOut(table: Table, { headingRow, columns, down }: Mapping, plan: PlanDraft): void {
  const labels = columns.indexOf(down === 'criteria' ? 'criterion' : 'vendor')
  columns.forEach((role, column) => {
    const name = table.cell(headingRow, column).trim()
    if (role !== 'aside' || column < labels || name === '' || isAside(name)) return
    if (shareOfLevels(table, headingRow, column) < 0.5)
      plan.warn('column-without-levels', { line: table.lineOf(headingRow), column: column + 1 }, { name })
  })
}

/** Several evaluators under one vendor, say: only the first has a heading. */
function warnUnheaded(table: Table, { headingRow, columns }: Mapping, plan: PlanDraft): void {
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

/**
 * Our own sheet of several evaluators holds their pooled marks, which are nobody's. Where nine in ten are what the
 * document gives today, those are left out, and only what was changed in the sheet comes in.
 */
function pooledMarks(
  sheet: MatrixSheet,
  criteria: readonly (PlacedCriterion | null)[],
  vendors: readonly (VendorId | null)[],
  plan: PlanDraft,
): ReadonlySet<string> {
  const { document, options } = plan
  const pooled = new Set<string>()
  if (document.evaluators.length < 2) return pooled
  const results = evaluate(document)
  const rowOf = new Map(results.rows.map((row) => [row.criterion, row]))
  let filled = 0
  criteria.forEach((criterion, c) => {
    const row = criterion && rowOf.get(criterion.id)
    vendors.forEach((vendor, v) => {
      const { text } = sheet.cell(c, v)
      if (text.trim() === '') return
      filled++
      const at = results.vendors.indexOf(vendor as VendorId)
      const level = row?.states[at] === 'rated' ? (row.levels[at] as number) : NaN
      const difference = Math.abs((plainLevel(text, options.decimal) ?? NaN) - level)
      if (difference <= Math.abs(level) * 1e-9 || stateOfMark(text) === row?.states[at]) pooled.add(`${c} ${v}`)
    })
  })
  if (pooled.size === 0 || pooled.size * 10 < filled * 9) return new Set()
  plan.warn('marks-pooled', sheet.vendors[0] as SheetVendor, { count: pooled.size })
  return pooled
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
    noteGrades(scale, name, row, plan, sheet.cell(c, 0).text)
    draft.add({ id, kind: 'criterion', name, description: '', weight, threshold: null, scale, children: [] }, parent)
    plan.note('added', { subject: 'criterion', line: row.line, id, name }, [
      { field: 'weight', before: null, after: weight },
      { field: 'scale', before: null, after: scale },
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

/** Scales of criteria that the document does not have; what they were taken for is a field of the plan. */
function newScales(
  sheet: MatrixSheet,
  weights: readonly (number | null)[],
  mapping: Mapping,
  plan: PlanDraft,
): (criterion: number) => Scale {
  const texts = sheet.criteria.map((_, c) => sheet.vendors.map((_, v) => sheet.cell(c, v).text))
  const levels = texts.map((row) => row.map((text) => plainLevel(text, plan.options.decimal)))
  const spreads = levels.map((row) => spreadOf(row.filter((level) => level !== null)))
  /** Sheets may mix 1–5 with 0–100 and 0/1: a criterion is judged with those of its own magnitude. */
  const graded = spreads.filter((one) => one !== null && !isMeasure(one) && !isBinary(one)) as LevelSpread[]
  const together = (peers: readonly LevelSpread[]): LevelSpread | null => {
    const all = spreadOf(peers.flatMap((peer) => [peer.min, peer.max]))
    return all && { ...all, isWhole: peers.every((peer) => peer.isWhole) }
  }
  const [any, large, small] = [
    together(graded),
    together(graded.filter(({ max }) => max > 10)),
    together(graded.filter(({ max }) => max <= 10)),
  ]
  const peersOf = (own: LevelSpread | null) => (!own || isBinary(own) ? any : own.max > 10 ? large : small)
  const isWhole = spreads.every((own) => !own || isMeasure(own) || own.isWhole)
  const printed = mapping.kind === 'comparison' ? rangeFromTotals(sheet, weights, levels, plan.options.decimal) : null
  const fulls = sheet.criteria.map(({ full }) => {
    const points = full && plainLevel(full.text, plan.options.decimal)
    return points !== null && points > 0 ? points : null
  })
  // Most levels keep within their full points; where they do not, the column only weighs.
  const within = levels.flatMap((row, c) =>
    row.flatMap((level) => (level === null || fulls[c] == null ? [] : [level <= fulls[c]])),
  )
  const areFull = within.filter(Boolean).length * 2 >= within.length
  const grades = gradesOf(texts)
  return (c) => {
    const worded = scaleOfWords(texts[c] as string[], grades)
    if (worded) return worded
    const own = spreads[c] ?? null
    if (printed && own && !isMeasure(own)) return printed(isWhole)
    const declared = wholeOf(texts[c] as string[]) ?? (areFull ? (fulls[c] ?? null) : null)
    const peers = peersOf(own)
    if (own && isBinary(own) && declared === null && peers && peers.min >= 1) return { kind: 'yes-no', anchors: [] }
    return inferScale(own, peers ?? own, declared)
  }
}

/** The full points that all fractions of a row name: `8/10`. Stars are levels. */
function wholeOf(texts: readonly string[]): number | null {
  const [whole, ...others] = new Set(
    texts.flatMap((text) => (text.includes('★') ? [] : (fractionOf(text)?.whole ?? []))),
  )
  return others.length === 0 && whole ? whole : null
}
