/** What an import would do; the preview shows exactly this value, and accepting applies exactly `edit`. */
import type { Edit, RateCell } from '@/domain/edits/edit'
import type { EvaluatorId, IsoTime, Rating, Scale } from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import type { AuditFinding } from '../audit'
import type { DecimalMark } from '../table/sniff-delimiter'
import type { TableKind } from './mapping'
import type { PlannedList } from './planned-list'

export interface MergePlan {
  readonly kind: TableKind
  readonly added: PlannedList
  readonly changed: PlannedList
  readonly unchanged: PlannedList
  /** Ratings only: the file says something else than what is there. In `edit` only where the file wins. */
  readonly conflicting: PlannedList
  /** The problems that keep a row or a cell out. */
  readonly rejected: readonly Problem[]
  /** All of them, in the order of the file; the rejections too. */
  readonly problems: readonly Problem[]
  readonly audit: readonly AuditFinding[]
  /** One `batch`; null when there is nothing to do. */
  readonly edit: Edit | null
}

export type Planned = PlannedRating | PlannedItem

export interface PlannedRating {
  readonly subject: 'rating'
  readonly line: number
  readonly evaluator: EvaluatorId
  readonly cell: RateCell
  readonly before: Rating | null
}

export interface PlannedItem {
  readonly subject: 'criterion' | 'group' | 'vendor' | 'evaluator'
  /** 0 where no line of the file stands behind it. */
  readonly line: number
  readonly id: string
  readonly name: string
  /** What differs; for something new, what it begins with. */
  readonly fields: readonly FieldChange[]
}

export interface FieldChange {
  readonly field:
    'name' | 'weight' | 'scale' | 'threshold' | 'description' | 'parent' | 'website' | 'contact' | 'status' | 'note'
  readonly before: string | number | Scale | null
  readonly after: string | number | Scale | null
}

export interface ImportOptions {
  /** Whose levels a matrix holds, and rating rows without an evaluator; null adds an evaluator. */
  readonly evaluator: EvaluatorId | null
  /** For the evaluator that is added where the file names none. */
  readonly evaluatorName: string
  /** Names of evaluators in the file → evaluators of the document, chosen by the user. */
  readonly evaluatorNames?: ReadonlyMap<string, EvaluatorId>
  /** Whether names that the document does not know become new ones; else their rows are rejected. */
  readonly create: { readonly criteria: boolean; readonly vendors: boolean; readonly evaluators: boolean }
  readonly conflicts: 'file-wins' | 'keep-mine'
  /** For criteria that are there: whether weights of a matrix replace theirs. */
  readonly weights: 'keep' | 'file'
  readonly decimal: DecimalMark
  /** The rest of a new id, 1–60 letters and digits; never the same twice. */
  readonly ids: () => string
  readonly now: IsoTime
}

export interface PlanSummary {
  readonly added: PlanCounts
  readonly changed: PlanCounts
  readonly unchanged: PlanCounts
  readonly conflicting: number
  readonly rejected: number
  readonly warnings: number
  readonly totalsThatDiffer: number
}

export type PlanCounts = Readonly<Record<Planned['subject'], number>>

export function summaryOf(plan: MergePlan): PlanSummary {
  return {
    added: plan.added.counts,
    changed: plan.changed.counts,
    unchanged: plan.unchanged.counts,
    conflicting: plan.conflicting.length,
    rejected: plan.rejected.length,
    warnings: plan.problems.length - plan.rejected.length,
    totalsThatDiffer: plan.audit.length,
  }
}
