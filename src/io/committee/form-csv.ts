/**
 * The scorecard as a table for whoever insists on a spreadsheet: a head that says whose it is, then one row a cell with
 * `level`, `note` and `evidence` to fill in. Every id and hash begins with a letter and a hyphen, so that no
 * spreadsheet turns it into a number. It is neither sealed nor signed.
 */
import { leavesOf, pathOf } from '@/domain/criteria/tree'
import type { Criterion, Evaluation, Rating } from '@/domain/evaluation'
import { isAsked, partOf } from '@/domain/ratings/parts'
import { formatCsv, type CsvRow } from '../csv/format-csv'
import { allowed } from '../import/level-cell'
import { joinPath, labelsOf } from '../names'

export const formMark = 'evenhand-scorecard'
export const formVersion = 1
export const formHeading = [
  'criterion_id',
  'vendor_id',
  'group',
  'criterion',
  'vendor',
  'allowed',
  'level',
  'note',
  'evidence',
] as const

/** @param document of an evaluator who scores alone */
export function formCsv(document: Evaluation): string {
  return formatCsv(formRows(document))
}

function* formRows(document: Evaluation): Generator<CsvRow, void, undefined> {
  const session = document.committee.session!
  const evaluator = document.evaluators[0]!
  yield [formMark, formVersion]
  yield ['invitation', session.invitation]
  yield ['evaluation', session.evaluation, document.title]
  yield ['evaluator', evaluator.id, evaluator.name]
  yield ['basis', `h-${session.basis}`]
  yield ['revision', (session.finished.at(-1)?.revision ?? 0) + 1]
  // `no`, or `yes` and what it is.
  yield ['conflict', conflictOf(document), session.declaration?.text ?? '']
  yield ['']
  yield formHeading
  const part = partOf(evaluator, document.criteria)
  const labels = labelsOf(document.vendors)
  for (const criterion of leavesOf(document.criteria)) {
    const group = joinPath(groupsOf(document, criterion.id))
    for (const [v, vendor] of document.vendors.entries()) {
      const mark = document.ratings[evaluator.id]?.[criterion.id]?.[vendor.id]
      // What was left for a conflict of interest goes out as abstained.
      if (!mark && !isAsked(part, criterion.id, vendor.id)) continue
      const head = [criterion.id, vendor.id, group, criterion.name, labels[v]!, allowedText(criterion)]
      yield [...head, levelText(mark), mark?.note ?? '', mark?.evidence ?? '']
    }
  }
}

/** Of a measure any number goes: what matters is in which unit. */
function allowedText({ scale }: Criterion): string {
  return scale.kind === 'measure' ? scale.unit : allowed(scale).range
}

function conflictOf({ committee }: Evaluation): string {
  const said = committee.session!.declaration
  if (!said) return ''
  return said.hasConflict ? 'yes' : 'no'
}

function groupsOf(document: Evaluation, criterion: Parameters<typeof pathOf>[1]): string[] {
  return pathOf(document.criteria, criterion)
    .slice(1, -1)
    .map((group) => group.name)
}

function levelText(mark: Rating | undefined) {
  if (!mark || mark.state === 'unrated') return ''
  return mark.state === 'rated' ? mark.level : { verbatim: mark.state === 'na' ? 'N/A' : '-' }
}
