/** The chapters of a document beside the matrix; what cannot be read of one leaves the others whole. */
import { blankChapters, type CriteriaGroup, type Evaluation, type Evaluator } from '@/domain/evaluation'
import type { LooseRecord } from './loose-json'
import { readWeighting } from './read-weighting'

type Chapters = Pick<Evaluation, keyof typeof blankChapters>

export function readChapters(input: LooseRecord, criteria: CriteriaGroup, evaluators: readonly Evaluator[]): Chapters {
  return { ...blankChapters, weighting: readWeighting(input.weighting, criteria, evaluators) }
}
