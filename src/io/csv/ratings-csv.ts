/** One row a rating, nothing lost; a cell that only holds a note is a row with the state `unrated`. */
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation, Rating } from '@/domain/evaluation'
import { labelsOf } from '../names'
import type { CsvRow } from './format-csv'

export const ratingsHeading = [
  'evaluator',
  'vendor',
  'criterion_id',
  'criterion',
  'state',
  'level',
  'note',
  'evidence',
  'rated_at',
] as const

/** Evaluators, then criteria in tree order, then vendors. */
export function* ratingsRows(document: Evaluation): Generator<CsvRow, void, undefined> {
  yield ratingsHeading
  const leaves = leavesOf(document.criteria)
  const vendorLabels = labelsOf(document.vendors)
  const evaluatorLabels = labelsOf(document.evaluators)
  for (const [e, evaluator] of document.evaluators.entries()) {
    const byCriterion = document.ratings[evaluator.id]
    if (!byCriterion) continue
    const who = evaluatorLabels[e] as string
    for (const { id, name } of leaves) {
      const row = byCriterion[id]
      if (!row) continue
      for (const [v, vendor] of document.vendors.entries()) {
        const mark = row[vendor.id]
        if (mark) yield ratingRow(who, vendorLabels[v] as string, id, name, mark)
      }
    }
  }
}

function ratingRow(evaluator: string, vendor: string, id: string, criterion: string, mark: Rating): CsvRow {
  const level = mark.state === 'rated' ? mark.level : ''
  return [evaluator, vendor, id, criterion, mark.state, level, mark.note ?? '', mark.evidence ?? '', mark.ratedAt ?? '']
}

/** How many rows `ratingsRows` gives, the heading included. */
export function countRatingsRows(document: Evaluation): number {
  let count = 1
  for (const { id } of document.evaluators)
    for (const row of Object.values(document.ratings[id] ?? {})) count += Object.keys(row).length
  return count
}
