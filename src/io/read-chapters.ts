/** The chapters of a document beside the matrix; what cannot be read of one leaves the others whole. */
import { blankChapters, type CriteriaGroup, type Evaluation, type Vendor } from '@/domain/evaluation'
import type { LooseRecord } from './loose-json'
import { readScenarios } from './read-scenarios'

type Chapters = Pick<Evaluation, keyof typeof blankChapters>

export function readChapters(input: LooseRecord, criteria: CriteriaGroup, vendors: readonly Vendor[]): Chapters {
  return { ...blankChapters, scenarios: readScenarios(input.scenarios, criteria, vendors) }
}
