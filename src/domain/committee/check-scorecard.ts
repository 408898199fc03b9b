/**
 * What an evaluator should look at before finishing. Nothing of it stops anybody: a cell may be left out, but not by
 * oversight. Cells in tree order, then by vendor; only those that the evaluator is asked for.
 */
import { extremeLevels } from '../criteria/scales'
import { leavesOf } from '../criteria/tree'
import type { Criterion, CriterionId, Evaluation, EvaluatorId, Rating, VendorId } from '../evaluation'
import { isAsked, partOf } from '../ratings/parts'
import type { CommitteeOptions } from './committee'

export interface ScorecardCheck {
  readonly expected: number
  /** Answered: rated, not applicable or abstained. */
  readonly given: number
  readonly missing: readonly CellPlace[]
  /** A mark without the note that the chair asks for, or an abstention without its reason. */
  readonly unexplained: readonly CellPlace[]
  /** Criteria on which all vendors got the same mark, where there are at least three. */
  readonly uniform: readonly CriterionId[]
}

export interface CellPlace {
  readonly criterion: CriterionId
  readonly vendor: VendorId
}

export function checkScorecard(document: Evaluation, evaluatorId: EvaluatorId): ScorecardCheck {
  const evaluator = document.evaluators.find((e) => e.id === evaluatorId)!
  const part = partOf(evaluator, document.criteria)
  const missing: CellPlace[] = []
  const unexplained: CellPlace[] = []
  const uniform: CriterionId[] = []
  let expected = 0
  for (const criterion of leavesOf(document.criteria)) {
    const row = document.ratings[evaluatorId]?.[criterion.id] ?? {}
    const levels: (number | null)[] = []
    for (const vendor of document.vendors) {
      if (vendor.status === 'out' || !isAsked(part, criterion.id, vendor.id)) continue
      expected++
      const mark = row[vendor.id]
      const place = { criterion: criterion.id, vendor: vendor.id }
      levels.push(mark?.state === 'rated' ? mark.level : null)
      if (!mark || mark.state === 'unrated') missing.push(place)
      else if (!mark.note && needsNote(mark, criterion, document.committee.options.notes)) unexplained.push(place)
    }
    const isUniform = levels.length >= 3 && levels[0] !== null && levels.every((level) => level === levels[0])
    if (isUniform) uniform.push(criterion.id)
  }
  return { expected, given: expected - missing.length, missing, unexplained, uniform }
}

/** Whether a mark on this criterion must say why. */
export function needsNote(mark: Rating, { scale }: Criterion, notes: CommitteeOptions['notes']): boolean {
  if (mark.state === 'abstain') return true
  if (mark.state !== 'rated' || notes === 'never') return false
  if (notes === 'always') return true
  const { worst, best } = extremeLevels(scale)
  const [low, high] = [Math.min(worst, best), Math.max(worst, best)]
  return mark.level <= low || mark.level >= high
}
