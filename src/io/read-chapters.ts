/** The chapters of a document beside the matrix; what cannot be read of one leaves the others whole. */
import { blankChapters, type Evaluation } from '@/domain/evaluation'

type Chapters = Pick<Evaluation, keyof typeof blankChapters>

export function readChapters(): Chapters {
  return blankChapters
}
