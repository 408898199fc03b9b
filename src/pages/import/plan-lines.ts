/** The plan in names: ids are looked up in the document and among what the plan itself adds. */
import type { LineChange, PlanLine } from '@/components/import/plan-line'
import { nodesOf } from '@/domain/criteria/tree'
import type { CellState, Evaluation, Rating, Scale } from '@/domain/evaluation'
import type { FieldChange, MergePlan, PlanCounts, Planned, PlannedRating } from '@/io/import/plan'

/** How marks and values are written for the reader. */
export interface Wording {
  readonly state: (state: CellState) => string
  readonly number: (x: number) => string
  readonly scale: (scale: Scale) => string
  /** Values that are words of the document, such as a vendor's status. */
  readonly field: (field: string, value: string) => string
}

const longest = 300

export function planLines(document: Evaluation, plan: MergePlan, wording: Wording): (planned: Planned) => PlanLine {
  const names = new Map<string, string>()
  for (const { id, name } of nodesOf(document.criteria)) names.set(id, name)
  for (const { id, name } of document.vendors) names.set(id, name)
  for (const { id, name } of document.evaluators) names.set(id, name)
  for (const list of [plan.changed, plan.added])
    for (const planned of list) {
      // Ratings come last, and there may be hundreds of thousands.
      if (planned.subject === 'rating') break
      names.set(planned.id, planned.name)
    }
  const nameOf = (id: string) => shortened(names.get(id) ?? id)

  return (planned) => {
    const { line, subject } = planned
    if (planned.subject === 'rating') {
      const { cell, evaluator } = planned
      return {
        line,
        subject,
        name: nameOf(cell.criterion),
        vendor: nameOf(cell.vendor),
        evaluator: nameOf(evaluator),
        changes: ratingChanges(planned, wording),
      }
    }
    const text = (field: string, value: FieldChange['before']) => {
      if (value === null || value === '') return ''
      if (typeof value === 'object') return shortened(wording.scale(value))
      return typeof value === 'number' ? wording.number(value) : shortened(wording.field(field, value))
    }
    return {
      line,
      subject,
      name: shortened(planned.name),
      changes: planned.fields.map(({ field, before, after }) => {
        const isParent = field === 'parent' && typeof after === 'string'
        return {
          field,
          before: isParent && typeof before === 'string' ? nameOf(before) : text(field, before),
          after: isParent ? nameOf(after) : text(field, after),
        }
      }),
    }
  }
}

function ratingChanges({ cell, before }: PlannedRating, { state, number }: Wording): LineChange[] {
  const mark = (rating: Pick<Rating, 'state'> & { level?: number }) =>
    rating.state === 'rated' && rating.level !== undefined ? number(rating.level) : state(rating.state)
  const changes: LineChange[] = []
  const old = before ? mark(before) : ''
  const next = mark({ state: cell.state, ...(cell.level !== undefined && { level: cell.level }) })
  if (old !== next || (cell.note === undefined && cell.evidence === undefined))
    changes.push({ field: 'level', before: old === next ? '' : old, after: next })
  for (const field of ['note', 'evidence'] as const) {
    const [was, is] = [before?.[field] ?? '', cell[field] ?? '']
    if (is !== '' && is !== was) changes.push({ field, before: shortened(was), after: shortened(is) })
  }
  return changes
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** Those that there are, in the order in which they hang together. */
export function shownCounts(counts: PlanCounts): [Planned['subject'], number][] {
  return (['group', 'criterion', 'vendor', 'evaluator', 'rating'] as const)
    .map((subject): [Planned['subject'], number] => [subject, counts[subject]])
    .filter(([, count]) => count > 0)
}
