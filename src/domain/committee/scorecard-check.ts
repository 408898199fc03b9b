/** What an evaluator should look at before finishing; the cells of their own part, in the order of the page. */
import { valuePoints } from '../criteria/scales'
import { leavesOf } from '../criteria/tree'
import type { Criterion, Evaluation, Rated, Vendor } from '../evaluation'
import { isAsked, partOf } from '../ratings/parts'
import { shareOfScale } from './cell-marks'
import type { CommitteeOptions } from './committee'

export interface AskedCell {
  readonly criterion: Criterion
  readonly vendor: Vendor
}

export interface ScorecardCheck {
  readonly asked: number
  readonly missing: readonly AskedCell[]
  /** Marks without the note that the chair requires. */
  readonly withoutNote: readonly AskedCell[]
  /** Abstentions without a reason. */
  readonly withoutReason: readonly AskedCell[]
  /** Every mark at the same place of its scale. */
  readonly isAllSame: boolean
}

/** From this many marks on, the same everywhere is worth a word. */
const fewestForSame = 3

/** @param document of an evaluator who scores alone */
export function checkScorecard(document: Evaluation): ScorecardCheck {
  const evaluator = document.evaluators[0]!
  const part = partOf(evaluator, document.criteria)
  const ratings = document.ratings[evaluator.id] ?? {}
  const { notes } = document.committee.options
  const missing: AskedCell[] = []
  const withoutNote: AskedCell[] = []
  const withoutReason: AskedCell[] = []
  const places: number[] = []
  let asked = 0
  for (const vendor of document.vendors) {
    for (const criterion of leavesOf(document.criteria)) {
      if (!isAsked(part, criterion.id, vendor.id)) continue
      asked++
      const cell = { criterion, vendor }
      const mark = ratings[criterion.id]?.[vendor.id]
      if (!mark || mark.state === 'unrated') missing.push(cell)
      else if (mark.state === 'rated') {
        places.push(shareOfScale(criterion.scale, mark.level))
        if (!mark.note && needsNote(notes, criterion, mark)) withoutNote.push(cell)
      } else if (mark.state === 'abstain' && !mark.note) withoutReason.push(cell)
    }
  }
  const isAllSame = places.length >= fewestForSame && places.every((place) => place === places[0])
  return { asked, missing, withoutNote, withoutReason, isAllSame }
}

function needsNote(notes: CommitteeOptions['notes'], { scale }: Criterion, { level }: Rated): boolean {
  if (notes !== 'ends') return notes === 'always'
  const points = valuePoints(scale)
  return level <= points[0]!.level || level >= points.at(-1)!.level
}
