/** The chapters of a document beside the matrix; what cannot be read of one leaves the others whole. */
import { blankChapters, type Evaluation } from '@/domain/evaluation'
import type { LooseRecord } from './loose-json'
import { readCommittee } from './read-committee'
import { readConsensus } from './read-consensus'

type Chapters = Pick<Evaluation, keyof typeof blankChapters>

/** @param known what the chapters may name */
export function readChapters(
  input: LooseRecord,
  known: Pick<Evaluation, 'criteria' | 'vendors' | 'evaluators'>,
): Chapters {
  return {
    ...blankChapters,
    committee: readCommittee(input.committee, known.evaluators),
    consensus: readConsensus(input.consensus, known.criteria, known.vendors),
  }
}
