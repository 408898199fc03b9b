import { plainEvaluator, type Evaluation } from '../../evaluation'
import { withoutEvaluator } from './committee-edits'
import type { EditArgs } from '../edit'
import { weightingWithoutEvaluator } from './without-weighting'

export function addEvaluator(document: Evaluation, { evaluator }: EditArgs['addEvaluator']): Evaluation {
  if (document.evaluators.some((e) => e.id === evaluator.id)) return document
  // A journal of an earlier version may hold an evaluator without the later fields.
  const whole = { ...plainEvaluator, ...evaluator }
  return { ...document, evaluators: [...document.evaluators, whole] }
}

export function updateEvaluator(document: Evaluation, { id, changes }: EditArgs['updateEvaluator']): Evaluation {
  if (!document.evaluators.some((e) => e.id === id)) return document
  return { ...document, evaluators: document.evaluators.map((e) => (e.id === id ? { ...e, ...changes } : e)) }
}

/** The evaluator's marks, invitations and scorecards go too; undo brings them back. */
export function removeEvaluator(document: Evaluation, { id }: EditArgs['removeEvaluator']): Evaluation {
  if (!document.evaluators.some((e) => e.id === id)) return document
  const { [id]: _, ...ratings } = document.ratings
  const evaluators = document.evaluators.filter((e) => e.id !== id)
  const weighting = weightingWithoutEvaluator(document.weighting, id)
  return { ...document, evaluators, ratings, weighting, committee: withoutEvaluator(document.committee, id) }
}
