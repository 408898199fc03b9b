/** A list of criteria, as a tree by parent ids or by a column of groups; new ones are added, known ones changed. */
import { findNode, leavesOf, nodesOf, parentOf, pathOf } from '@/domain/criteria/tree'
import { applyEdit } from '@/domain/edits/apply'
import { canMove } from '@/domain/edits/commands/criteria-edits'
import type { Edit } from '@/domain/edits/edit'
import {
  maxDepth,
  type CriteriaNode,
  type Evaluation,
  type GroupId,
  type NodeId,
  type Scale,
} from '@/domain/evaluation'
import { numberedLevels, parseScale } from '../csv/scale-notation'
import { itemsByName, nameKey, splitPath } from '../names'
import { isPartialResult, type ColumnRole } from '../table/headings'
import { isIdleRow, type Table } from '../table/table'
import { takeChanges, weighGroups } from './criteria-changes'
import { CriteriaDraft } from './criteria-draft'
import { readNumber, readThreshold } from './figure-cells'
import { columnOf, type Mapping } from './mapping'
import { groupsDown, groupWeightsDown, type SheetText } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'
import { inPercent, readWeight, sharedOutRows } from './sheet-weights'
import { rowRoleOf } from './special-rows'

export interface CriteriaRow {
  readonly line: number
  readonly id: string
  readonly parent: SheetText | null
  readonly group: string
  readonly groupWeights: readonly (SheetText | null)[]
  readonly name: SheetText
  readonly weight: number | null
  readonly scale: Scale | null
  readonly threshold: number | null
  readonly description: string | null
  readonly kind: 'group' | 'criterion'
}

export function planCriteria(table: Table, mapping: Mapping, plan: PlanDraft): void {
  const { criteria: root } = plan.document
  const { rows, refused } = readRows(table, mapping, plan)
  const draft = new CriteriaDraft(
    root,
    () => plan.newId('g') as GroupId,
    (id, name, line) => plan.note('added', { subject: 'group', line, id, name }),
  )
  const known = new Map<string, CriteriaNode>(nodesOf(root).map((node) => [node.id, node]))
  const leafByName = itemsByName(leavesOf(root))
  const hasIds = columnOf(mapping, 'id') >= 0
  const hasWeights = columnOf(mapping, 'weight') >= 0

  /** Ids of the file → ids in the document. */
  const idOf = new Map<string, NodeId>()
  const waiting: CriteriaRow[] = []
  const seen = new Set<string>()
  const matched: { node: CriteriaNode; row: CriteriaRow }[] = []
  for (const row of rows) {
    if (row.id !== '' && seen.has(row.id)) {
      plan.reject('id-twice', row, { id: row.id })
      continue
    }
    seen.add(row.id)
    const node = known.get(row.id) ?? (hasIds && row.id !== '' ? undefined : leafByName.get(nameKey(row.name.text)))
    if (node && node.id !== root.id) {
      idOf.set(row.id, node.id)
      if (seen.has(`=${node.id}`)) plan.reject('criterion-twice', row.name, { name: row.name.text })
      else matched.push({ node, row })
      seen.add(`=${node.id}`)
    } else if (!plan.options.create.criteria) plan.reject('criterion-unknown', row.name, { name: row.name.text })
    else waiting.push(row)
  }

  // Parents may stand below their children: whoever's parent is placed can be placed.
  let left = waiting
  for (;;) {
    const later = left.filter((row) => !place(row))
    if (later.length === left.length) break
    left = later
  }
  const isLost = ({ parent }: CriteriaRow) => !!parent?.text.trim() && parentIdOf(parent.text.trim()) === undefined
  for (const row of [...left, ...refused.filter(isLost)])
    plan.reject('parent-unknown', row.parent ?? row, { name: row.name.text, parent: row.parent?.text ?? '' })

  // Not before the new groups are there: a criterion may move into one.
  let now = draft.edits().reduce(applyEdit, plan.document)
  const moves: Edit[] = []
  plan.onFinish(() => [...draft.edits(), ...moves])
  for (const { node, row } of matched) {
    const move = moveOf(now, node, row)
    if (!takeChanges(node, row, move?.field ?? null, plan) || !move) continue
    now = applyEdit(now, move.edit)
    moves.push(move.edit)
  }
  if (columnOf(mapping, 'group') >= 0 && columnOf(mapping, 'parent') < 0) weighGroups(root, matched, plan)

  /** Where the file puts a node that is there; null where it is already, or cannot go: that is listed. */
  function moveOf(document: Evaluation, { id }: CriteriaNode, row: CriteriaRow) {
    if (!row.parent) return null
    const wanted = row.parent.text.trim()
    const parent = wanted === '' ? root.id : parentIdOf(wanted)
    const before = parentOf(root, id)
    if (parent === before?.id) return null
    const group = parent && findNode(document.criteria, parent)
    if (group?.kind === 'group' && canMove(document.criteria, id, group.id)) {
      const edit: Edit = { name: 'moveNode', args: { id, parent: group.id, index: group.children.length } }
      return { edit, field: { field: 'parent', before: before?.name ?? '', after: group.name } as const }
    }
    const isTooDeep = group?.kind === 'group' && !pathOf(document.criteria, group.id).some((node) => node.id === id)
    if (isTooDeep) plan.reject('criteria-too-deep', row.name, { name: row.name.text })
    else plan.reject('parent-unknown', row.parent, { name: row.name.text, parent: wanted })
    return null
  }

  function place(row: CriteriaRow): boolean {
    const wanted = row.parent?.text.trim() ?? ''
    const parent = wanted === '' ? draft.groupAt(splitPath(row.group), row.line) : parentIdOf(wanted)
    if (parent === undefined) return false
    const depth = parent === null ? maxDepth : draft.depthOf(parent)
    if (parent === null || depth === undefined || depth >= maxDepth) {
      plan.reject('criteria-too-deep', row.name, { name: row.name.text })
      return true
    }
    const { kind } = row
    const id = plan.idFor(kind === 'group' ? 'g' : 'c', row.id, draft.isTaken) as NodeId
    idOf.set(row.id, id)
    const scale = kind === 'group' ? null : (row.scale ?? numberedLevels(1, 5))
    const name = row.name.text
    const { threshold, description } = row
    const weight = row.weight ?? (!hasWeights && scale?.kind === 'points' ? scale.full : 1)
    draft.add({ id, kind, name, description: description ?? '', weight, threshold, scale, children: [] }, parent)
    plan.note('added', { subject: kind, line: row.line, id, name }, [
      { field: 'weight', before: null, after: weight },
      ...(scale ? [{ field: 'scale', before: null, after: scale } as const] : []),
    ])
    return true
  }

  function parentIdOf(wanted: string): GroupId | undefined {
    const id = idOf.get(wanted) ?? (known.get(wanted)?.kind === 'group' ? (wanted as NodeId) : undefined)
    if (id === undefined) return undefined
    const node = findNode(root, id)
    return node?.kind === 'criterion' ? undefined : (id as GroupId)
  }
}

/** Of a row that is refused every fault is listed. */
function readRows(
  table: Table,
  mapping: Mapping,
  plan: PlanDraft,
): { rows: readonly CriteriaRow[]; refused: readonly CriteriaRow[] } {
  const at = (row: number, role: ColumnRole): SheetText | null => {
    const column = columnOf(mapping, role)
    return column < 0 ? null : { text: table.cell(row, column), line: table.lineOf(row), column: column + 1 }
  }
  const body: number[] = []
  for (let row = mapping.headingRow + 1; row < table.rowCount; row++)
    if (!isIdleRow(table, row, mapping.headingRow)) body.push(row)
  const parents = new Set(body.map((row) => at(row, 'parent')?.text.trim() ?? ''))
  const hasTree = columnOf(mapping, 'parent') >= 0 && columnOf(mapping, 'scale') >= 0
  const rows: CriteriaRow[] = []
  const refused: CriteriaRow[] = []
  const groupOf = groupsDown(table, mapping)
  const groupWeightsOf = groupWeightsDown(table, mapping)
  const weightCells = inPercent(
    body.map((row) => at(row, 'weight')),
    plan,
  )
  for (const [i, row] of body.entries()) {
    const line = table.lineOf(row)
    const id = at(row, 'id')?.text.trim() ?? ''
    const name = at(row, 'criterion') ?? { text: '', line, column: 1 }
    if (id === '#total') {
      totalThreshold(at(row, 'threshold'), plan)
      continue
    }
    if (id.startsWith('#')) continue
    const isOurs = /^[cg]-/.test(id)
    const labels = isOurs ? [] : [id, name.text, at(row, 'group')?.text ?? '']
    if (labels.some((text) => rowRoleOf(text) !== undefined || isPartialResult(text))) continue
    const isNamed = name.text.trim() !== ''
    if (!isNamed) plan.reject('criterion-missing', name)
    const scaleCell = at(row, 'scale')
    const isGroup =
      parents.has(id) && id !== '' ? true : hasTree && scaleCell?.text.trim() === '' && id.startsWith('g-')
    const full = readNumber(at(row, 'full'), 'full-not-a-number', plan)
    const scale = isGroup ? null : readScale(scaleCell, full ?? null, plan)
    const isBounded = full !== undefined && scale
    const threshold = readThreshold(at(row, 'threshold'), isGroup ? 'group' : isBounded ? scale : null, plan)
    const weightCell = weightCells[i]
    const weight = weightCell && weightCell.text.trim() !== '' ? readWeight(weightCell, plan) : undefined
    const isRead = isNamed && ![full, scale, threshold].includes(undefined) && weight !== null
    ;(isRead ? rows : refused).push({
      line,
      id,
      parent: at(row, 'parent'),
      group: groupOf(row),
      groupWeights: groupWeightsOf(row),
      name,
      weight: weight ?? null,
      scale: scale ?? null,
      threshold: threshold ?? null,
      description: at(row, 'description')?.text ?? null,
      kind: isGroup ? 'group' : 'criterion',
    })
  }
  if (columnOf(mapping, 'groupWeight') < 0) return { rows, refused }
  const shared = sharedOutRows(
    rows.map(({ name: at, group, groupWeights, weight, scale }) => {
      const own = weight ?? (scale?.kind === 'points' ? scale.full : 1)
      return { at, group, groupWeights, own }
    }),
    plan,
  )
  return { rows: rows.map((row, i) => ({ ...row, weight: shared[i] ?? row.weight })), refused }
}

/** undefined, with a problem, for what is no number; null for an empty or absent cell. */
function readScale(cell: SheetText | null, full: number | null, plan: PlanDraft): Scale | null | undefined {
  if (!cell || cell.text.trim() === '') return full !== null && full > 0 ? { kind: 'points', full, anchors: [] } : null
  const scale = parseScale(cell.text, full)
  if (scale) return scale
  plan.reject('scale-not-understood', cell, { text: cell.text.slice(0, 80) })
  return undefined
}

function totalThreshold(cell: SheetText | null, plan: PlanDraft): void {
  const threshold = readNumber(cell, 'threshold-not-a-number', plan)
  const { criteria: root } = plan.document
  if (threshold == null || threshold === root.threshold || !cell) return
  if (plan.isLocked) return plan.reject('criterion-locked', cell, { name: '#total' })
  plan.edits.push({ name: 'setThreshold', args: { id: root.id, threshold } })
  plan.note('changed', { subject: 'group', line: cell.line, id: root.id, name: root.name }, [
    { field: 'threshold', before: root.threshold, after: threshold },
  ])
}
