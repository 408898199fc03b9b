import { plainEvaluator, type Evaluation } from '../evaluation'
import type { EditArgs } from './edit'
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

/** The evaluator's marks go too; undo brings both back. */
export function removeEvaluator(document: Evaluation, { id }: EditArgs['removeEvaluator']): Evaluation {
  if (!document.evaluators.some((e) => e.id === id)) return document
  const { [id]: _, ...ratings } = document.ratings
  const weighting = weightingWithoutEvaluator(document.weighting, id)
  return { ...document, evaluators: document.evaluators.filter((e) => e.id !== id), ratings, weighting }
}
