/**
 * How each evaluator marks beside the others, over the cells that somebody else has rated too, in values (0..1, so that
 * higher is always better). Severity: mean of (own − mean of the others'), negative is stricter. Spread: standard
 * deviation of the own values beside the mean of the others' standard deviations; much smaller means that hardly any
 * difference is made.
 */
import { valueFunction } from '../criteria/scales'
import { leavesOf } from '../criteria/tree'
import type { Evaluation, EvaluatorId } from '../evaluation'
import { sum } from '../sum'
import { cellMarks, partsOf, shareOfScale } from './cell-marks'

export interface Temper {
  readonly evaluator: EvaluatorId
  /** Levels given. */
  readonly count: number
  /** Cells that somebody else rated too. */
  readonly shared: number
  /** −1..1; null without shared cells. */
  readonly severity: number | null
  /** 0..1; null with fewer than two marks. */
  readonly spread: number | null
  readonly othersSpread: number | null
  /** Every mark at the same place of its scale. */
  readonly isAllSame: boolean
}

/** From this many marks on, the same everywhere is worth a word. */
const fewestForSame = 3

export function tempers(document: Evaluation): Temper[] {
  const parts = partsOf(document)
  const people = document.evaluators.map(() => ({
    values: [] as number[],
    places: new Set<number>(),
    deviations: [] as number[],
  }))
  for (const criterion of leavesOf(document.criteria)) {
    const valueOf = valueFunction(criterion.scale)
    for (const { id } of document.vendors) {
      const given = cellMarks(document, parts, criterion, id).map(({ isAsked, rating }) =>
        isAsked && rating?.state === 'rated' ? rating.level : NaN,
      )
      const values = given.map(valueOf)
      const rated = values.filter((value) => !Number.isNaN(value))
      const total = sum(rated)
      values.forEach((value, e) => {
        if (Number.isNaN(value)) return
        const person = people[e]!
        person.values.push(value)
        person.places.add(shareOfScale(criterion.scale, given[e]!))
        if (rated.length > 1) person.deviations.push(value - (total - value) / (rated.length - 1))
      })
    }
  }
  const spreads = people.map(({ values }) => standardDeviation(values))
  return document.evaluators.map(({ id }, e) => {
    const { values, places, deviations } = people[e]!
    const others = spreads.filter((spread, i) => i !== e && spread !== null) as number[]
    return {
      evaluator: id,
      count: values.length,
      shared: deviations.length,
      severity: deviations.length === 0 ? null : sum(deviations) / deviations.length,
      spread: spreads[e]!,
      othersSpread: others.length === 0 ? null : sum(others) / others.length,
      isAllSame: values.length >= fewestForSame && places.size === 1,
    }
  })
}

function standardDeviation(xs: readonly number[]): number | null {
  if (xs.length < 2) return null
  const mean = sum(xs) / xs.length
  return Math.sqrt(sum(xs.map((x) => (x - mean) ** 2)) / (xs.length - 1))
}
