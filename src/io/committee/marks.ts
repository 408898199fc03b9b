/**
 * One evaluator's marks as rows of cells, a tenth of what they take as records: a number is a level, `n` not
 * applicable, `a` abstained, null nothing; times are milliseconds before the scorecard was finished; remarks stand apart
 * as [row, column, note, evidence]. Ids are sorted, so that the same marks are the same text.
 */
import {
  idPattern,
  type CellState,
  type CriterionId,
  type EvaluatorRatings,
  type IsoTime,
  type Rating,
  type VendorId,
} from '@/domain/evaluation'
import { isRecord } from '../loose-json'

export interface Marks {
  readonly criteria: readonly CriterionId[]
  readonly vendors: readonly VendorId[]
  readonly cells: readonly (readonly Cell[])[]
  readonly times: readonly (readonly (number | null)[])[]
  readonly remarks: readonly (readonly [row: number, column: number, note: string, evidence: string])[]
}

type Cell = number | 'n' | 'a' | null

const letters: Partial<Record<CellState, Cell>> = { na: 'n', abstain: 'a', unrated: null }

/** @param idOf what a vendor is called in the scorecard; null leaves the vendor out */
export function packMarks(
  ratings: EvaluatorRatings,
  finishedAt: IsoTime,
  idOf: (vendor: VendorId) => VendorId | null = (vendor) => vendor,
): Marks {
  const end = Date.parse(finishedAt)
  const rows = new Map<CriterionId, Map<VendorId, Rating>>()
  const seen = new Set<VendorId>()
  for (const [criterion, row] of Object.entries(ratings) as [CriterionId, EvaluatorRatings[CriterionId]][]) {
    const named = new Map<VendorId, Rating>()
    for (const [vendor, mark] of Object.entries(row) as [VendorId, Rating][]) {
      const id = idOf(vendor)
      if (id === null) continue
      named.set(id, mark)
      seen.add(id)
    }
    if (named.size > 0) rows.set(criterion, named)
  }
  const criteria = [...rows.keys()].sort()
  const vendors = [...seen].sort()
  const remarks: (readonly [number, number, string, string])[] = []
  const cells: Cell[][] = []
  const times: (number | null)[][] = []
  criteria.forEach((criterion, r) => {
    const row = rows.get(criterion)!
    cells.push(vendors.map((vendor) => cellOf(row.get(vendor))))
    times.push(vendors.map((vendor) => timeOf(row.get(vendor), end)))
    vendors.forEach((vendor, c) => {
      const { note = '', evidence = '' } = row.get(vendor) ?? {}
      if (note !== '' || evidence !== '') remarks.push([r, c, note, evidence])
    })
  })
  return { criteria, vendors, cells, times, remarks }
}

function cellOf(mark: Rating | undefined): Cell {
  if (mark === undefined) return null
  return mark.state === 'rated' ? mark.level : letters[mark.state]!
}

function timeOf(mark: Rating | undefined, end: number): number | null {
  return mark?.ratedAt === undefined || mark.state === 'unrated' ? null : end - Date.parse(mark.ratedAt)
}

export interface UnpackedMark {
  readonly state: CellState
  /** NaN unless rated. */
  readonly level: number
  readonly note: string
  readonly evidence: string
  readonly ratedAt: IsoTime
}

/**
 * A reader of the rows, to be called from the first on; cells with neither mark nor remark are left out. The mark that
 * is handed on is the same object each time: 300,000 of them would be most of the work.
 */
export function rowReader(marks: Marks, finishedAt: IsoTime) {
  const end = Date.parse(finishedAt)
  const iso = isoWriter()
  const mark = { state: 'unrated' as CellState, level: NaN, note: '', evidence: '', ratedAt: '' }
  let next = 0
  return (row: number, take: (column: number, mark: UnpackedMark) => void): void => {
    const cells = marks.cells[row]!
    const times = marks.times[row]!
    for (let column = 0; column < cells.length; column++) {
      const remark = marks.remarks[next]
      const isRemarked = remark?.[0] === row && remark[1] === column
      if (isRemarked) next++
      const cell = cells[column]!
      if (cell === null && !isRemarked) continue
      const ago = times[column]!
      mark.state = typeof cell === 'number' ? 'rated' : cell === 'n' ? 'na' : cell === 'a' ? 'abstain' : 'unrated'
      mark.level = typeof cell === 'number' ? cell : NaN
      mark.note = isRemarked ? remark[2] : ''
      mark.evidence = isRemarked ? remark[3] : ''
      mark.ratedAt = ago === null ? '' : iso(end - ago)
      take(column, mark)
    }
  }
}

/** As `Date` writes it, but only once a minute: marks are given one after the other. */
function isoWriter(): (time: number) => IsoTime {
  let minute = NaN
  let start = ''
  return (time) => {
    const now = Math.floor(time / 60_000)
    if (now !== minute) {
      minute = now
      start = new Date(now * 60_000).toISOString().slice(0, -'00.000Z'.length)
    }
    const rest = time - now * 60_000
    return `${start}${String(Math.floor(rest / 1000)).padStart(2, '0')}.${String(rest % 1000).padStart(3, '0')}Z`
  }
}

/** More than any evaluation that the app can show. */
const maxCells = 1_000_000
const maxRemark = 100_000
/** A thousand years in milliseconds: what is beyond cannot be a time. */
const maxAgo = 3.2e13

/** Whether unknown JSON is what `packMarks` makes. */
export function isMarks(value: unknown): value is Marks {
  if (!isRecord(value) || !isIdList(value.criteria) || !isIdList(value.vendors)) return false
  const rows = value.criteria.length
  const columns = value.vendors.length
  if (rows * columns > maxCells || (rows === 0) !== (columns === 0)) return false
  return (
    isGrid(value.cells, rows, columns, isCell) &&
    isGrid(value.times, rows, columns, isAgo) &&
    areRemarks(value.remarks, rows, columns)
  )
}

/** Sorted, each once. */
function isIdList(value: unknown): value is readonly string[] {
  if (!Array.isArray(value)) return false
  return (value as unknown[]).every(
    (id, i) => typeof id === 'string' && idPattern.test(id) && (i === 0 || (value[i - 1] as string) < id),
  )
}

function isGrid(value: unknown, rows: number, columns: number, isPart: (part: unknown) => boolean): boolean {
  if (!Array.isArray(value) || value.length !== rows) return false
  return value.every((row) => Array.isArray(row) && row.length === columns && row.every(isPart))
}

function isCell(cell: unknown): boolean {
  return cell === null || cell === 'n' || cell === 'a' || (typeof cell === 'number' && Number.isFinite(cell))
}

function isAgo(ago: unknown): boolean {
  return ago === null || (Number.isSafeInteger(ago) && Math.abs(ago as number) < maxAgo)
}

/** In the order of the cells, each once, none empty. */
function areRemarks(value: unknown, rows: number, columns: number): boolean {
  if (!Array.isArray(value)) return false
  let last = -1
  return (value as unknown[]).every((remark) => {
    if (!Array.isArray(remark) || remark.length !== 4) return false
    const [row, column, note, evidence] = remark as unknown[]
    if (!isIndex(row, rows) || !isIndex(column, columns) || !isText(note) || !isText(evidence)) return false
    const place = row * columns + column
    const isNext = place > last && (note !== '' || evidence !== '')
    last = place
    return isNext
  })
}

function isIndex(value: unknown, limit: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < limit
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= maxRemark
}
