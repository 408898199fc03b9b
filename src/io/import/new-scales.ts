/** Scales of criteria that the document does not have; what they were taken for is a field of the plan. */
import type { Scale } from '@/domain/evaluation'
import { gradesOf } from './grades'
import { inferScale, isBinary, isMeasure, scaleOfWords, spreadOf, type LevelSpread } from './infer-scale'
import { fractionOf, plainLevel } from './level-cell'
import type { Mapping } from './mapping'
import type { MatrixSheet } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'
import { rangeFromTotals } from './printed-range'

/** By position of the criterion in the sheet. */
export function newScales(
  sheet: MatrixSheet,
  weights: readonly (number | null)[],
  mapping: Mapping,
  plan: PlanDraft,
): (criterion: number) => Scale {
  const texts = sheet.criteria.map((_, c) => sheet.vendors.map((_, v) => sheet.cell(c, v).text))
  const levels = texts.map((row) => row.map((text) => plainLevel(text, plan.options.decimal)))
  const spreads = levels.map((row) => spreadOf(row.filter((level) => level !== null)))
  /** Sheets may mix 1–5 with 0–100 and 0/1: a criterion is judged with those of its own magnitude. */
  const graded = spreads.filter((one) => one !== null && !isMeasure(one) && !isBinary(one)) as LevelSpread[]
  const together = (peers: readonly LevelSpread[]): LevelSpread | null => {
    const all = spreadOf(peers.flatMap((peer) => [peer.min, peer.max]))
    return all && { ...all, isWhole: peers.every((peer) => peer.isWhole) }
  }
  const [any, large, small] = [
    together(graded),
    together(graded.filter(({ max }) => max > 10)),
    together(graded.filter(({ max }) => max <= 10)),
  ]
  const peersOf = (own: LevelSpread | null) => (!own || isBinary(own) ? any : own.max > 10 ? large : small)
  const isWhole = spreads.every((own) => !own || isMeasure(own) || own.isWhole)
  const printed = mapping.kind === 'comparison' ? rangeFromTotals(sheet, weights, levels, plan.options.decimal) : null
  const fulls = sheet.criteria.map(({ full }) => {
    const points = full && plainLevel(full.text, plan.options.decimal)
    return points !== null && points > 0 ? points : null
  })
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
    const declared = wholeOf(texts[c] as string[]) ?? (areFull ? (fulls[c] ?? null) : null)
    const peers = peersOf(own)
    if (own && isBinary(own) && declared === null && peers && peers.min >= 1) return { kind: 'yes-no', anchors: [] }
    return inferScale(own, peers ?? own, declared)
  }
}

/** The full points that all fractions of a row name: `8/10`. Stars are levels. */
function wholeOf(texts: readonly string[]): number | null {
  const [whole, ...others] = new Set(
    texts.flatMap((text) => (text.includes('★') ? [] : (fractionOf(text)?.whole ?? []))),
  )
  return others.length === 0 && whole ? whole : null
}
