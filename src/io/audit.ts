/**
 * Totals and ranks printed in a sheet are recomputed from its own weights and cells, and in a sheet of ours coverage and
 * status too; what does not recompute is named. Sheets total in different ways (Σwx/Σw, Σwx, points out of 100, …): the
 * sheet's own way is the one that gives more than half of its totals; where there is none, each total is held against
 * the way that comes closest.
 */
import type { ScoreUnit } from '@/domain/ranking/results'
import { showScore } from '@/domain/ranking/score-unit'
import { sum } from '@/domain/sum'
import type { DecimalMark } from './table/sniff-delimiter'
import { parseNumberCell } from './table/number-cell'

export interface AuditFinding {
  readonly vendor: string
  readonly what: 'total' | 'rank' | 'low' | 'high' | 'coverage' | 'status'
  /** A status as files have it; 0..1 for coverage. */
  readonly printed: number | string
  /** NaN where the cells give none. */
  readonly recomputed: number | string
  /** 1-based place of the printed figure. */
  readonly line: number
  readonly column: number
}

/** A score (0..1) in each unit in which a sheet of ours may print it. */
export function inUnits(score: number | null, unit: ScoreUnit): readonly number[] {
  const x = score ?? NaN
  return [showScore(x, unit), x * 100]
}

export interface PrintedFigure {
  readonly text: string
  readonly line: number
  readonly column: number
}

export interface AuditedVendor {
  readonly name: string
  /** One per criterion; NaN where there is none. */
  readonly levels: readonly number[]
  readonly total: PrintedFigure | null
  readonly rank: PrintedFigure | null
  /** Score by the rules of the document, where the sheet is our own, in each unit it may be printed in; else empty. */
  readonly own: readonly number[]
}

export function auditTotals(
  vendors: readonly AuditedVendor[],
  weights: readonly number[] | null,
  decimal: DecimalMark,
): AuditFinding[] {
  const printed = vendors.map(({ total }) => numberOf(total, decimal))
  const tolerance = roundingOf(
    vendors.map(({ total }) => total),
    decimal,
  )
  const agrees = (figure: number, total: number) => Math.abs(figure - total) <= tolerance + Math.abs(total) * 1e-9
  const isTie = (a: number, b: number) => Math.abs(a - b) <= Math.abs(b) * 1e-9 + 1e-12
  const totals = likeliestTotals(candidates(vendors, weights), printed, agrees)
  const findings: AuditFinding[] = []
  vendors.forEach((vendor, v) => {
    const recomputed = totals[v] as number
    const figure = printed[v] as number
    const { total, rank, name } = vendor
    if (total && !Number.isNaN(figure) && !agrees(figure, recomputed))
      findings.push(finding(name, 'total', figure, recomputed, total))

    const place = numberOf(rank, decimal)
    if (rank && !Number.isNaN(place)) {
      const ranked = totals.filter((_, i) => !Number.isNaN(numberOf(vendors[i]?.rank ?? null, decimal)))
      const ahead = countWhere(ranked, (other) => other > recomputed && !isTie(other, recomputed))
      const level = countWhere(ranked, (other) => isTie(other, recomputed))
      // Among equal totals a tie-break may have decided.
      if (place < ahead + 1 || place > ahead + level) findings.push(finding(name, 'rank', place, ahead + 1, rank))
    }
  })
  return findings
}

/** A lowest or highest score, printed in any of the units. */
export function auditBound(
  { name, what, printed }: { name: string; what: 'low' | 'high'; printed: PrintedFigure | null },
  recomputed: readonly number[],
  decimal: DecimalMark,
): AuditFinding[] {
  const figure = numberOf(printed, decimal)
  const tolerance = roundingOf([printed], decimal)
  if (!printed || Number.isNaN(figure) || recomputed.some((x) => Math.abs(figure - x) <= tolerance)) return []
  return [finding(name, what, figure, recomputed[0] ?? NaN, printed)]
}

/** Rounded to whole percentages at most; but 1 is complete, and nothing less is. */
const coverageTolerance = 0.005

/** @param isPooled a pooled cell hides how many evaluators answered, an empty one too: only "complete" can be refuted */
export function auditCoverage(
  name: string,
  printed: PrintedFigure | null,
  { recomputed, isPooled }: { readonly recomputed: number; readonly isPooled: boolean },
  decimal: DecimalMark,
): AuditFinding[] {
  const share = numberOf(printed, decimal)
  if (!printed || Number.isNaN(share)) return []
  const isRefuted = share > 1 || (share === 1 && recomputed < 1)
  const differs = !isPooled && Math.abs(share - recomputed) > coverageTolerance
  return isRefuted || differs ? [finding(name, 'coverage', share, recomputed, printed)] : []
}

/** @param possible what it may be; the first is named where it is none of them */
export function auditStatus(name: string, printed: PrintedFigure | null, possible: readonly string[]): AuditFinding[] {
  const status = printed?.text.trim() ?? ''
  const [expected] = possible
  if (!printed || status === '' || expected === undefined || possible.includes(status)) return []
  return [finding(name, 'status', status, expected, printed)]
}

/** The way that gives most of the printed totals; where none gives more than half of them, the one that comes closest. */
function likeliestTotals(
  ways: readonly (readonly number[])[],
  printed: readonly number[],
  agrees: (figure: number, total: number) => boolean,
): readonly number[] {
  const [expected = []] = ways
  const shown = printed.flatMap((figure, v) => (Number.isNaN(figure) ? [] : [v]))
  const agreeing = (way: readonly number[]) => countWhere(shown, (v) => agrees(printed[v] as number, way[v] as number))
  const distance = (way: readonly number[]) =>
    sum(shown.map((v) => Math.abs((printed[v] as number) - (way[v] as number))))
  const best = ways.reduce((a, b) => (agreeing(b) > agreeing(a) ? b : a), expected)
  if (agreeing(best) * 2 > shown.length) return best
  return ways.reduce((a, b) => (distance(b) < distance(a) - 1e-9 ? b : a), expected)
}

/** Ways to total, the expected one first. */
function candidates(vendors: readonly AuditedVendor[], weights: readonly number[] | null): number[][] {
  const units = vendors[0]?.own.length ?? 0
  const own = Array.from({ length: units }, (_, unit) => vendors.map((vendor) => vendor.own[unit] ?? NaN))
  const count = vendors[0]?.levels.length ?? 0
  const each = weights ?? new Array<number>(count).fill(1)
  const all = sum(each)
  const weighted = vendors.map(({ levels }) =>
    sum(levels.map((x, c) => (Number.isNaN(x) ? 0 : x * (each[c] as number)))),
  )
  const present = vendors.map(({ levels }) => sum(levels.map((x, c) => (Number.isNaN(x) ? 0 : (each[c] as number)))))
  const mean = weighted.map((total, v) => total / (present[v] as number))
  const scaled = [1, 5, 10, 100].map((divisor) => weighted.map((total) => total / divisor))
  const ways = weights ? [mean, weighted.map((total) => total / all), ...scaled] : [weighted, mean]
  const outOfHundred = [5, 10].map((full) => mean.map((level) => (level / full) * 100))
  // Weights that no level exceeds may be full points, and the totals their plain sums.
  const mayBeFull = !vendors.some(({ levels }) => levels.some((x, c) => x > (each[c] as number)))
  const plain = vendors.map(({ levels }) => sum(levels.filter((x) => !Number.isNaN(x))))
  return [...own, ...ways, ...outOfHundred, ...(mayBeFull ? [plain] : [])]
}

function finding(
  vendor: string,
  what: AuditFinding['what'],
  printed: AuditFinding['printed'],
  recomputed: AuditFinding['recomputed'],
  { line, column }: PrintedFigure,
): AuditFinding {
  return { vendor, what, printed, recomputed, line, column }
}

function numberOf(figure: PrintedFigure | null, decimal: DecimalMark): number {
  if (!figure) return NaN
  const parsed = parseNumberCell(figure.text, { decimal })
  if (!parsed.ok) return NaN
  return parsed.value.isPercent ? parsed.value.value / 100 : parsed.value.value
}

/** Half a unit of the last decimal that any of the figures shows. */
export function roundingOf(figures: readonly (PrintedFigure | null)[], decimal: DecimalMark): number {
  return 0.5 * 10 ** -Math.max(0, ...figures.map((figure) => decimalsOf(figure, decimal))) + 1e-9
}

function decimalsOf(figure: PrintedFigure | null, decimal: DecimalMark): number {
  const fraction = figure?.text.normalize('NFKC').split(decimal)[1]
  return fraction === undefined ? 0 : (/^\d*/.exec(fraction)?.[0].length ?? 0)
}

function countWhere<Value>(values: readonly Value[], test: (value: Value, index: number) => boolean): number {
  return values.reduce((count, value, i) => count + (test(value, i) ? 1 : 0), 0)
}
