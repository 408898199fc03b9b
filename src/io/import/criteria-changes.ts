/** What a list of criteria changes in those that are there. */
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import type { Edit } from '@/domain/edits/edit'
import type { CriteriaGroup, CriteriaNode, NodeId, Scale } from '@/domain/evaluation'
import { sum } from '@/domain/sum'
import { formatScale, parseScale } from '../csv/scale-notation'
import type { FieldChange } from './plan'
import type { CriteriaRow } from './plan-criteria'
import type { PlanDraft } from './plan-draft'

/**
 * Notes what a row changes in a node that is there. An empty cell says nothing; where the scale changes, marks are carried
 * to the level of the same value.
 * @returns false when nothing may be changed
 */
export function takeChanges(node: CriteriaNode, row: CriteriaRow, moved: FieldChange | null, plan: PlanDraft): boolean {
  const fields: FieldChange[] = []
  const { id } = node
  const edits: Edit[] = []
  const name = row.name.text
  if (name !== node.name) {
    fields.push({ field: 'name', before: node.name, after: name })
    edits.push({ name: 'describeNode', args: { id, name } })
  }
  if (row.description && withoutReturns(row.description) !== withoutReturns(node.description)) {
    fields.push({ field: 'description', before: node.description, after: row.description })
    edits.push({ name: 'describeNode', args: { id, description: row.description } })
  }
  if (row.weight !== null && !isSameNumber(row.weight, node.weight)) {
    fields.push({ field: 'weight', before: node.weight, after: row.weight })
    edits.push({ name: 'setWeights', args: { weights: { [id]: row.weight } } })
  }
  const isRescaled = row.scale !== null && node.kind === 'criterion' && !isSameScale(row.scale, node.scale)
  if (isRescaled && row.scale && node.kind === 'criterion') {
    fields.push({ field: 'scale', before: node.scale, after: row.scale })
    edits.push({ name: 'setScale', args: { criterion: node.id, scale: row.scale, recorded: 'rescale' } })
  }
  if (row.threshold !== null && (isRescaled || !isSameNumber(row.threshold, node.threshold ?? NaN))) {
    fields.push({ field: 'threshold', before: node.threshold, after: row.threshold })
    edits.push({ name: 'setThreshold', args: { id, threshold: row.threshold } })
  }
  if (moved) fields.push(moved)
  if (fields.length > 0 && plan.isLocked) {
    plan.reject('criterion-locked', row.name, { name: node.name })
    return false
  }
  plan.edits.push(...edits)
  plan.note(
    fields.length > 0 ? 'changed' : 'unchanged',
    { subject: node.kind, line: row.line, id, name: node.name },
    fields,
  )
  return true
}

/**
 * A list that names the groups of all criteria weighs these over the whole: each group weighs what its criteria do
 * together. Where the shares stay as they are, nothing changes.
 */
export function weighGroups(
  root: CriteriaGroup,
  matched: readonly { readonly node: CriteriaNode; readonly row: CriteriaRow }[],
  plan: PlanDraft,
): void {
  const ofLeaf = new Map(matched.flatMap(({ node, row }) => (row.weight === null ? [] : [[node.id, row.weight]])))
  if (plan.isLocked || !leavesOf(root).every(({ id }) => ofLeaf.has(id))) return
  const total = (node: CriteriaNode): number =>
    node.kind === 'criterion' ? (ofLeaf.get(node.id) ?? 0) : sum(node.children.map(total))
  const weights: Record<NodeId, number> = {}
  const visit = (parent: CriteriaGroup) => {
    const [theirs, mine] = [total(parent), sum(parent.children.map((child) => child.weight))]
    const groups = parent.children.filter((child) => child.kind === 'group')
    const differs = groups.some((group) => Math.abs(total(group) * mine - group.weight * theirs) > 1e-9 * mine * theirs)
    for (const group of groups) {
      if (differs) weights[group.id] = total(group)
      visit(group)
    }
  }
  visit(root)
  const line = matched[0]?.row.line ?? 1
  for (const { id, name, weight } of nodesOf(root)) {
    const after = weights[id]
    if (after === undefined || after === weight) continue
    plan.note('changed', { subject: 'group', line, id, name }, [{ field: 'weight', before: weight, after }])
  }
  if (Object.keys(weights).length > 0) plan.edits.push({ name: 'setWeights', args: { weights } })
}

/** Spreadsheets keep 15 digits, and line breaks of their own. */
const isSameNumber = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.abs(b)
const withoutReturns = (text: string) => text.replace(/\r\n?/g, '\n')

function isSameScale(a: Scale, b: Scale): boolean {
  const canonical = (scale: Scale) =>
    JSON.stringify(parseScale(formatScale(scale), scale.kind === 'points' ? scale.full : null))
  return canonical(a) === canonical(b)
}
