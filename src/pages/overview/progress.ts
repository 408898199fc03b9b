/** The four stages of an evaluation and how far each has come. */
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'

export interface Stage {
  readonly name: 'criteria' | 'vendors' | 'scores' | 'results'
  /** Path below the evaluation. */
  readonly place: string
  readonly state: 'done' | 'begun' | 'empty'
  /** Figures for the stage's one-line message. */
  readonly figures: Readonly<Record<string, number | string>>
}

/** A comparison needs two to compare. */
const fewestVendors = 2

export function progressOf(document: Evaluation, results: Results): readonly Stage[] {
  const criteria = leavesOf(document.criteria).length
  const groups = document.criteria.children.filter((n) => n.kind === 'group').length
  const inRace = document.vendors.filter((v) => v.status !== 'out').length
  const scored = results.standings.filter((s) => s.score !== null).length
  const isComplete = criteria > 0 && inRace > 0 && results.coverage === 1
  const hasErrors = results.problems.some((p) => p.severity === 'error')
  const leader = results.ranking[0]
  const leaderName = leader?.rank === 1 ? (document.vendors.find((v) => v.id === leader.vendor)?.name ?? '') : ''
  return [
    {
      name: 'criteria',
      place: 'criteria',
      state: criteria === 0 ? 'empty' : hasErrors ? 'begun' : 'done',
      figures: { criteria, groups },
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
      state: isComplete ? 'done' : scored > 0 ? 'begun' : 'empty',
      figures: { coverage: results.coverage, scored },
    },
    {
      name: 'results',
      place: 'results',
      state: isComplete && leaderName ? 'done' : leaderName ? 'begun' : 'empty',
      figures: { leader: leaderName },
    },
  ]
}
