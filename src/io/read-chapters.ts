/** The chapters of a document beside the matrix; what cannot be read of one leaves the others whole. */
import { blankChapters, type Evaluation } from '@/domain/evaluation'
import type { ChapterReport } from './chapter-report'
import type { LooseRecord } from './loose-json'
import { readCommittee } from './read-committee'
import { readConsensus } from './read-consensus'
import { readLocks } from './read-locks'
import { readScenarios } from './read-scenarios'
import { readWeighting } from './read-weighting'

type Chapters = Pick<Evaluation, keyof typeof blankChapters>

/** @param known what the chapters may name */
export function readChapters(
  input: LooseRecord,
  { criteria, vendors, evaluators }: Pick<Evaluation, 'criteria' | 'vendors' | 'evaluators'>,
  report: ChapterReport,
): Chapters {
  return {
    ...blankChapters,
    weighting: readWeighting(input.weighting, criteria, evaluators, report),
    locks: readLocks(input.locks, report),
    scenarios: readScenarios(input.scenarios, criteria, vendors, report),
    committee: readCommittee(input.committee, evaluators, report),
    consensus: readConsensus(input.consensus, criteria, vendors, report),
  }
}
