/** The chapters of a document beside the matrix; what cannot be read of one leaves the others whole. */
import { blankChapters, type Evaluation } from '@/domain/evaluation'
import type { LooseRecord } from './loose-json'
import { readLocks } from './read-locks'

type Chapters = Pick<Evaluation, keyof typeof blankChapters>

export function readChapters(input: LooseRecord): Chapters {
  return { ...blankChapters, locks: readLocks(input.locks) }
}
