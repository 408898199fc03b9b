/** The four stages of an evaluation and how far each has come. */
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import { vendorName } from '../results/names'

export interface Stage {
  readonly name: 'criteria' | 'vendors' | 'scores' | 'results'
  /** Path below the evaluation. */
  readonly place: string
  readonly state: 'done' | 'begun' | 'empty'
  /** Figures for the stage's one-line message; `count` chooses between none, one and many. */
  readonly figures: Readonly<Record<string, number | string>>
}

/** A comparison needs two to compare. */
const fewestVendors = 2

export function progressOf(document: Evaluation, results: Results): readonly Stage[] {
  const criteria = leavesOf(document.criteria).length
  const groups = document.criteria.children.filter((n) => n.kind === 'group').length
  const inRace = document.vendors.filter((v) => v.status !== 'out').length
  // Of the vendors in the race: what those that are out have been given ranks nobody.
  const scoring = results.coverage === 1 ? 'done' : results.coverage > 0 ? 'begun' : 'empty'
  const hasErrors = results.problems.some((p) => p.severity === 'error')
  const first = results.ranking.filter((s) => s.rank === 1).map((s) => vendorName(results, s.vendor))
  return [
    {
      name: 'criteria',
      place: 'criteria',
      state: criteria === 0 ? 'empty' : hasErrors ? 'begun' : 'done',
      figures: { criteria, count: groups },
    },
    {
      name: 'vendors',
      place: 'vendors',
      state: document.vendors.length === 0 ? 'empty' : inRace < fewestVendors ? 'begun' : 'done',
      figures: { vendors: document.vendors.length, inRace },
    },
    {
      name: 'scores',
      place: 'scores',
      state: scoring,
      figures: { coverage: results.coverage },
    },
    {
      name: 'results',
      place: 'results',
      state: scoring,
      figures: { first: first.join(' = '), count: first.length },
    },
  ]
}
