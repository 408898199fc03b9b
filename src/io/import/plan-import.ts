/** The doorway: a table and its mapping → what would happen. Nothing is written; the page shows and applies the plan. */
import { applyEditSteps } from '@/domain/edits/apply-steps'
import {
  blankChapters,
  defaultRules,
  plainEvaluator,
  type EvaluationId,
  type Evaluation,
  type EvaluatorId,
  type GroupId,
} from '@/domain/evaluation'
import { finish, within, type Steps } from '../steps'
import { widestRow, type Table } from '../table/table'
import type { Mapping } from './mapping'
import type { ImportOptions, MergePlan } from './plan'
import { PlanDraft } from './plan-draft'
import { planCriteria } from './plan-criteria'
import { planMatrix } from './plan-matrix'
import { planRatingsSteps } from './plan-ratings'
import { planResults } from './plan-results'
import { planVendors } from './plan-vendors'

export function planImport(table: Table, mapping: Mapping, document: Evaluation, options: ImportOptions): MergePlan {
  return finish(planImportSteps(table, mapping, document, options))
}

export function* planImportSteps(
  table: Table,
  mapping: Mapping,
  document: Evaluation,
  options: ImportOptions,
): Steps<MergePlan> {
  const plan = new PlanDraft(document, options)
  if (table.rowCount <= mapping.headingRow + 1) plan.reject('table-without-rows', { line: table.lineOf(0) })
  else if (mapping.kind === 'ratings') yield* planRatingsSteps(table, mapping, plan)
  else if (mapping.kind === 'criteria') planCriteria(table, mapping, plan)
  else if (mapping.kind === 'vendors') planVendors(table, mapping, plan)
  else if (mapping.kind === 'results') planResults(table, mapping, plan)
  else planMatrix(table, mapping, plan)
  warnRagged(table, mapping, plan)
  yield 1
  return plan.finished(mapping.kind)
}

/** Cells beyond the headings belong to no column: most often a comma that should have been quoted. */
function warnRagged(table: Table, mapping: Mapping, plan: PlanDraft): void {
  if (mapping.headingRow < 0) return
  const width = table.widthOf(mapping.headingRow)
  if (widestRow(table) <= width) return
  for (let row = mapping.headingRow + 1; row < table.rowCount; row++) {
    for (let column = width; column < table.widthOf(row); column++) {
      if (table.cell(row, column).trim() === '') continue
      plan.warn('row-too-long', { line: table.lineOf(row), column: column + 1 }, { width })
      break
    }
  }
}

export interface NewEvaluationOptions extends Omit<ImportOptions, 'evaluator' | 'create'> {
  readonly title: string
}

export interface NewEvaluationPlan {
  readonly plan: MergePlan
  /** What the plan would be applied to: empty, with one evaluator. */
  readonly base: Evaluation
  /** `base` with the plan applied. */
  readonly document: Evaluation
}

export function planNewEvaluation(table: Table, mapping: Mapping, options: NewEvaluationOptions): NewEvaluationPlan {
  return finish(planNewEvaluationSteps(table, mapping, options))
}

export function* planNewEvaluationSteps(
  table: Table,
  mapping: Mapping,
  options: NewEvaluationOptions,
): Steps<NewEvaluationPlan> {
  const namesEvaluators = mapping.kind === 'ratings' && mapping.columns.includes('evaluator')
  const base = emptyEvaluation(options, !namesEvaluators)
  const create = { criteria: true, vendors: true, evaluators: true }
  const evaluator = base.evaluators[0]?.id ?? null
  const plan = yield* within(planImportSteps(table, mapping, base, { ...options, evaluator, create }), 0, 0.8)
  return { plan, base, document: plan.edit ? yield* within(applyEditSteps(base, plan.edit), 0.8, 1) : base }
}

function emptyEvaluation(options: NewEvaluationOptions, withEvaluator: boolean): Evaluation {
  const { title, now, ids, evaluatorName: name } = options
  const evaluator = { ...plainEvaluator, id: `p-${ids()}` as EvaluatorId, name }
  return {
    id: `e-${ids()}` as EvaluationId,
    title,
    description: '',
    createdAt: now,
    isSample: false,
    criteria: {
      kind: 'group',
      id: `g-${ids()}` as GroupId,
      name: '',
      description: '',
      weight: 1,
      threshold: null,
      children: [],
    },
    vendors: [],
    evaluators: withEvaluator ? [evaluator] : [],
    ratings: {},
    rules: defaultRules,
    ...blankChapters,
  }
}
