/** The form of `form-csv.ts` as it comes back from a spreadsheet, read by its ids; the order of rows may have changed. */
import { leavesOf } from '@/domain/criteria/tree'
import {
  idPattern,
  type CriterionId,
  type Evaluation,
  type EvaluatorId,
  type Rating,
  type VendorId,
} from '@/domain/evaluation'
import type { Problem, Result } from '@/domain/result'
import { readMark } from '../import/level-cell'
import { finish } from '../steps'
import { readTextSteps } from '../table/read-table'
import type { DecimalMark } from '../table/sniff-delimiter'
import type { Table } from '../table/table'
import { formHeading, formMark, formVersion } from './form-csv'
import { packMarks } from './marks'
import { problemOf, refused } from './refused'
import type { Scorecard } from './scorecard'

export interface ReadForm {
  readonly scorecard: Scorecard
  /** Of cells that could not be read, with their lines. */
  readonly problems: readonly Problem[]
}

/** A table does not say when it was finished. */
export const tableTime = new Date(0).toISOString()

export function isForm(text: string): boolean {
  return text.slice(0, 200).includes(formMark)
}

/** @param document whose scales tell what the levels mean */
export function readForm(text: string, document: Pick<Evaluation, 'criteria'>): Result<ReadForm> {
  const read = finish(readTextSteps(text))
  if (!read.ok) return read
  const { table, decimal } = read.value
  const head = headOf(table)
  if (head.get(formMark)?.[0] !== String(formVersion)) return refused('scorecard-newer')
  const heading = headingRow(table)
  const [invitation = '', [evaluator = '', evaluatorName = ''] = [], [evaluation = ''] = [], [basis = ''] = []] = [
    head.get('invitation')?.[0],
    head.get('evaluator'),
    head.get('evaluation'),
    head.get('basis'),
  ]
  const revision = Number(head.get('revision')?.[0])
  const isWhole =
    [invitation, evaluator, evaluation].every((id) => idPattern.test(id)) && /^h-[0-9a-f]{64}$/.test(basis)
  if (!isWhole || heading < 0 || !Number.isSafeInteger(revision) || revision < 1) return refused('scorecard-table-head')
  const { ratings, problems } = marksOf(table, heading, document, decimal)
  const [conflict = '', said = ''] = head.get('conflict') ?? []
  return {
    ok: true,
    value: {
      scorecard: {
        invitation,
        evaluation,
        evaluator: evaluator as EvaluatorId,
        evaluatorName,
        basis: basis.slice('h-'.length),
        revision,
        finishedAt: tableTime,
        nonce: '',
        declaration: conflict === '' ? null : { hasConflict: !isNo(conflict), text: said, at: tableTime },
        marks: packMarks(ratings, tableTime),
      },
      problems,
    },
  }
}

function isNo(text: string): boolean {
  return ['no', 'n', '0', 'false', '否', '无', '没有'].includes(text.trim().toLowerCase())
}

/** What stands before the heading, by its first cell; spreadsheets fill short rows up with empty cells. */
function headOf(table: Table): ReadonlyMap<string, readonly string[]> {
  const head = new Map<string, readonly string[]>()
  for (let row = 0; row < Math.min(table.rowCount, 20); row++)
    head.set(table.cell(row, 0).trim(), [table.cell(row, 1).trim(), table.cell(row, 2)])
  return head
}

function headingRow(table: Table): number {
  for (let row = 0; row < Math.min(table.rowCount, 20); row++)
    if (formHeading.some((_, column) => table.cell(row, column).trim() === formHeading[0])) return row
  return -1
}

function marksOf(table: Table, heading: number, { criteria }: Pick<Evaluation, 'criteria'>, decimal: DecimalMark) {
  const columns = new Map<string, number>()
  for (let column = 0; column < table.widthOf(heading); column++)
    columns.set(table.cell(heading, column).trim(), column)
  const scales = new Map<string, (typeof leaves)[number]>()
  const leaves = leavesOf(criteria)
  for (const leaf of leaves) scales.set(leaf.id, leaf)
  const ratings: Record<CriterionId, Record<VendorId, Rating>> = {}
  const problems: Problem[] = []
  for (let row = heading + 1; row < table.rowCount; row++) {
    const at = (name: (typeof formHeading)[number]) => table.cell(row, columns.get(name) ?? -1)
    const [criterionId, vendor] = [at('criterion_id').trim(), at('vendor_id').trim()]
    if (criterionId === '' && vendor === '') continue
    const place = { line: table.lineOf(row), column: (columns.get('level') ?? 0) + 1 }
    const reject = (code: string, params: Problem['params'] = {}) =>
      void problems.push({ ...problemOf(code, { ...place, ...params }), ...place })
    const criterion = scales.get(criterionId)
    if (!criterion) reject('form-criterion-unknown', { id: criterionId, name: at('criterion') })
    else if (!idPattern.test(vendor)) reject('form-vendor-unknown', { id: vendor, name: at('vendor') })
    else if (ratings[criterion.id]?.[vendor as VendorId])
      reject('rating-twice', { vendor: at('vendor'), criterion: criterion.name })
    else {
      const level = at('level').trim()
      const remarks = remarksOf(at('note'), at('evidence'))
      const mark = level === '' ? null : readMark(level, criterion.scale, decimal)
      if (mark?.state === null) reject(mark.code, mark.params)
      const rating = ratingOf(mark?.state ? mark : null, remarks)
      if (rating) (ratings[criterion.id] ??= {})[vendor as VendorId] = rating
    }
  }
  return { ratings, problems }
}

function remarksOf(note: string, evidence: string): { readonly note?: string; readonly evidence?: string } {
  return { ...(note !== '' && { note }), ...(evidence !== '' && { evidence }) }
}

function ratingOf(
  mark: { readonly state: Rating['state']; readonly level: number } | null,
  remarks: ReturnType<typeof remarksOf>,
): Rating | null {
  if (mark?.state === 'rated') return { ...remarks, state: 'rated', level: mark.level }
  if (mark && mark.state !== 'unrated') return { ...remarks, state: mark.state }
  return Object.keys(remarks).length > 0 ? { ...remarks, state: 'unrated' } : null
}
