/** Scales of criteria that the document does not have; what they were taken for is a field of the plan. */
import type { Scale } from '@/domain/evaluation'
import { numberedLevels } from '../csv/scale-notation'
import { gradesOf, isCost } from './grades'
import { inferScale, isBinary, isMeasure, isTwoSided, scaleOfWords, spreadOf, type LevelSpread } from './infer-scale'
import { fractionOf, plainLevel, unitOfRow } from './level-cell'
import type { Mapping } from './mapping'
import type { MatrixSheet, SheetCriterion } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'
import { rangeFromTotals } from './printed-range'

/** By position of the criterion in the sheet. */
export function newScales(
  sheet: MatrixSheet,
  weights: readonly (number | null)[],
  mapping: Mapping,
  plan: PlanDraft,
): (criterion: number) => Scale {
  const { decimal } = plan.options
  const isOwn = mapping.kind === 'comparison'
  const fulls = sheet.criteria.map(({ full }) => {
    const points = full && plainLevel(full.text, decimal)
    return points !== null && points > 0 ? points : null
  })
  const texts = sheet.criteria.map((_, c) => sheet.vendors.map((_, v) => sheet.cell(c, v).text))
  // Our own sheet has marks below any name, and so has a row with full points.
  const units = sheet.criteria.map(({ name }, c) => unitOfRow(isOwn || fulls[c] ? '' : name, texts[c]!, decimal))
  const levels = texts.map((row, c) => row.map((text) => plainLevel(text, decimal, units[c])))
  const marks = levels.map((row) => row.filter((level) => level !== null))
  const isApart = ({ name }: SheetCriterion, c: number) => isOwn || units[c] !== undefined || isCost(name)
  const slip = rowOfSlip(sheet.criteria.map((row, c) => (isApart(row, c) ? [] : marks[c]!)))
  const spreads = marks.map((row, c) => spreadOf(c === slip ? row.filter((level) => level <= 10) : row))
  /** Sheets may mix 1–5 with 0–100 and 0/1: a criterion is judged with those of its own magnitude. */
  const graded = spreads.filter(
    (one, c) => one && units[c] === undefined && !isMeasure(one) && !isBinary(one),
  ) as LevelSpread[]
  const together = (peers: readonly LevelSpread[]): LevelSpread | null => {
    const all = spreadOf(peers.flatMap((peer) => [peer.min, peer.max]))
    return all && { ...all, isWhole: peers.every((peer) => peer.isWhole) }
  }
  const [any, large, small] = [
    together(graded),
    together(graded.filter(({ max }) => max > 10)),
    together(graded.filter(({ max }) => max <= 10)),
  ]
  const signed = together(spreads.filter((own, c): own is LevelSpread => own !== null && units[c] === undefined))
  const most = signed && isTwoSided(signed) ? Math.max(-signed.min, signed.max) : 0
  const peersOf = (own: LevelSpread | null) => (own && (own.max > 10 ? large : small)) ?? any
  const isWhole = spreads.every((own) => !own || isMeasure(own) || own.isWhole)
  const printed = isOwn ? rangeFromTotals(sheet, weights, levels, decimal) : null
  // Most levels keep within their full points; where they do not, the column only weighs.
  const within = levels.flatMap((row, c) =>
    row.flatMap((level) => (level === null || fulls[c] == null ? [] : [level <= fulls[c]])),
  )
  const areFull = within.filter(Boolean).length * 2 >= within.length
  const grades = gradesOf(texts)
  return (c) => {
    const worded = scaleOfWords(texts[c] as string[], grades)
    if (worded) return worded
    const own = spreads[c] ?? null
    if (printed && own && !isMeasure(own)) return printed(isWhole)
    if (units[c] !== undefined) return inferScale(own, null, null, units[c])
    if (most > 0) return numberedLevels(-most, most)
    const declared = wholeOf(texts[c] as string[]) ?? (areFull ? (fulls[c] ?? null) : null)
    const peers = peersOf(own)
    const isAnswer = own && isBinary(own) && (own.min === 0 || !small) && (!peers || peers.min >= 1)
    if (isAnswer && declared === null) return { kind: 'yes-no', anchors: [] }
    return inferScale(own, peers ?? own, declared)
  }
}

/**
 * One mark beyond 10 among small ones, in a sheet without another row beyond them, says nothing of the scale: 45 among
 * 1 to 5 is a slip. The row keeps to the scale of the others, and that cell is refused. -1 where there is none.
 */
function rowOfSlip(rows: readonly (readonly number[])[]): number {
  const odd = rows.findIndex((row) => row.some((level) => level > 10))
  const others = rows.filter((row, c) => c !== odd && row.length > 0)
  const most = spreadOf(others.flat())?.max ?? 99
  const fitting = rows[odd]?.filter((level) => level <= Math.max(5, most)) ?? []
  return others.length > 1 && most <= 10 && fitting.length > 1 && fitting.length + 1 === rows[odd]?.length ? odd : -1
}

/** The full points that all fractions of a row name: `8/10`. Stars are levels. */
function wholeOf(texts: readonly string[]): number | null {
  const [whole, ...others] = new Set(
    texts.flatMap((text) => (text.includes('★') ? [] : (fractionOf(text)?.whole ?? []))),
  )
  return others.length === 0 && whole ? whole : null
}
