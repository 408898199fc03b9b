/**
 * Ratings, one row each. Every different text of a column is understood once; the rows then only combine numbers,
 * so that planning 300,000 of them takes less time than cutting their cells out of the file would.
 */
import type { RateCell } from '@/domain/edits/edit'
import type { CellState, CriterionId, EvaluatorId, IsoTime, Scale, VendorId } from '@/domain/evaluation'
import type { Steps } from '../steps'
import { stateOfMark } from '../table/headings'
import { distinctIn, isIdleRow, type Table } from '../table/table'
import { CellSet } from './cell-set'
import { readMark, type Mark } from './level-cell'
import { columnOf, type Mapping } from './mapping'
import type { PlanDraft } from './plan-draft'
import { rowCriteria } from './row-criteria'
import { readTime } from './time-cell'

const rowsPerStep = 2000

export function* planRatingsSteps(table: Table, mapping: Mapping, plan: PlanDraft): Steps<void> {
  const evaluatorColumn = columnOf(mapping, 'evaluator')
  const vendorColumn = columnOf(mapping, 'vendor')
  const stateColumn = columnOf(mapping, 'state')
  const levelColumn = columnOf(mapping, 'level')
  const noteColumn = columnOf(mapping, 'note')
  const evidenceColumn = columnOf(mapping, 'evidence')
  const timeColumn = columnOf(mapping, 'ratedAt')

  const evaluators = distinctIn(table, evaluatorColumn)
  const vendors = distinctIn(table, vendorColumn)
  yield 0.1
  const states = distinctIn(table, stateColumn)
  const levels = distinctIn(table, levelColumn)
  yield 0.2
  const criteria = rowCriteria(table, mapping, plan, levels)
  yield 0.3

  const evaluatorOf = new Array<EvaluatorId | null | undefined>(evaluators.texts.length)
  const vendorOf = new Array<VendorId | null | undefined>(vendors.texts.length)
  const evaluatorIndex = new Array<number | undefined>(evaluators.texts.length)
  const vendorIndex = new Array<number | undefined>(vendors.texts.length)
  const stateOf = states.texts.map((text) => (text.trim() === '' ? 'rated-if-level' : stateOfMark(text)))
  const marksOn = new Map<Scale, (Mark | undefined)[]>()
  const marksOf = (scale: Scale) => {
    let marks = marksOn.get(scale)
    if (!marks) marksOn.set(scale, (marks = new Array<Mark | undefined>(levels.texts.length)))
    return marks
  }
  const marksOfCriterion: (Mark | undefined)[][] = []
  const headingVendor = vendors.ids[mapping.headingRow]
  const marked = new CellSet(evaluators.texts.length + 1, criteria.limit, vendors.texts.length)

  for (let row = mapping.headingRow + 1; row < table.rowCount; row++) {
    if (row % rowsPerStep === 0) yield 0.3 + (0.7 * row) / table.rowCount
    const v = vendors.ids[row] as number
    const e = evaluators.ids[row] as number
    const s = states.ids[row] as number
    const l = levels.ids[row] as number
    const line = table.lineOf(row)
    if ((vendors.texts[v] === '' || v === headingVendor) && isIdleRow(table, row, mapping.headingRow)) continue

    // Any of these may be wrong; each wrong one is listed.
    const criterion = criteria.at(row, line)
    let vendor = vendorOf[v]
    if (vendor == null) {
      vendor = vendorOf[v] = plan.vendorNamed(vendors.texts[v] as string, { line, column: vendorColumn + 1 })
    }
    let evaluator = evaluatorOf[e]
    if (evaluator == null) {
      evaluator = evaluatorOf[e] = plan.evaluatorNamed(evaluators.texts[e] as string, {
        line,
        column: evaluatorColumn + 1,
      })
    }
    let state: CellState | null = null
    let level = NaN
    const wanted = stateOf[s] as (typeof stateOf)[number]
    if (wanted === null)
      plan.reject('state-not-understood', { line, column: stateColumn + 1 }, { text: states.texts[s] as string })
    if (wanted === 'na' || wanted === 'abstain' || wanted === 'unrated') state = wanted
    else if (criterion) {
      const marks = (marksOfCriterion[criterion.index] ??= marksOf(criterion.scale))
      const mark = (marks[l] ??= readMark(levels.texts[l] as string, criterion.scale, plan.options.decimal))
      if (mark.state === null) plan.reject(mark.code, { line, column: levelColumn + 1 }, mark.params)
      else if (wanted === 'rated' && mark.state !== 'rated')
        plan.reject('level-missing', { line, column: levelColumn + 1 })
      else if (wanted) ({ state, level } = mark)
    }
    const timeText = timeColumn < 0 ? '' : table.cell(row, timeColumn)
    const ratedAt = timeText === '' ? '' : readTime(timeText)
    if (ratedAt === null) plan.warn('time-not-understood', { line, column: timeColumn + 1 }, { text: timeText })
    if (!criterion || !state || !vendor || !evaluator) continue

    const note = noteColumn < 0 ? '' : table.cell(row, noteColumn)
    const evidence = evidenceColumn < 0 ? '' : table.cell(row, evidenceColumn)
    if (state === 'unrated' && note === '' && evidence === '') continue
    const who = (evaluatorIndex[e] ??= plan.evaluatorIndex(evaluator))
    const which = (vendorIndex[v] ??= plan.vendorIndex(vendor))
    if (!marked.add(who, criterion.index, which)) {
      plan.reject('rating-twice', { line }, { vendor: vendors.texts[v] as string, criterion: criterion.name })
      continue
    }
    plan.mark(evaluator, cellOf(criterion.id, vendor, state, level, note, evidence, ratedAt ?? ''), line)
  }
}

/** Whole literals for what most rows are: properties added one by one cost half as much time again. */
function cellOf(
  criterion: CriterionId,
  vendor: VendorId,
  state: CellState,
  level: number,
  note: string,
  evidence: string,
  ratedAt: IsoTime,
): RateCell {
  if (note === '' && evidence === '' && ratedAt !== '')
    return state === 'rated' ? { criterion, vendor, state, level, ratedAt } : { criterion, vendor, state, ratedAt }
  return {
    criterion,
    vendor,
    state,
    ...(state === 'rated' && { level }),
    ...(note !== '' && { note }),
    ...(evidence !== '' && { evidence }),
    ...(ratedAt !== '' && { ratedAt }),
  }
}
