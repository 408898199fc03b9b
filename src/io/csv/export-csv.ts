/** The five CSV files of an evaluation, in steps, as pieces for a `Blob`. */
import type { Evaluation } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import { finishPaced, type Pace, type Steps } from '../steps'
import { comparisonRows } from './comparison-csv'
import { criteriaRows } from './criteria-csv'
import { formatCsvSteps } from './format-csv'
import { countRatingsRows, ratingsRows } from './ratings-csv'
import { resultsRows } from './results-csv'
import { vendorsRows } from './vendors-csv'

export type CsvKind = 'comparison' | 'ratings' | 'criteria' | 'vendors' | 'results'

/** With a bar, and a way to cancel. */
export function csvPaced(kind: CsvKind, document: Evaluation, results: Results, pace: Pace): Promise<string[]> {
  return finishPaced(csvSteps(kind, document, results), pace)
}

export function csvSteps(kind: CsvKind, document: Evaluation, results: Results): Steps<string[]> {
  if (kind === 'ratings') return formatCsvSteps(ratingsRows(document), countRatingsRows(document))
  const rows = {
    comparison: () => comparisonRows(document, results),
    criteria: () => criteriaRows(document),
    vendors: () => vendorsRows(document),
    results: () => resultsRows(document, results),
  }[kind]()
  return formatCsvSteps(rows, rows.length)
}
