/** The sheet that a committee circulates: a row a criterion, a column a vendor, results below. */
import { leavesOf, pathOf } from '@/domain/criteria/tree'
import type { Criterion, Evaluation } from '@/domain/evaluation'
import type { PooledRow, Results, Standing } from '@/domain/ranking/results'
import { showScore } from '@/domain/ranking/score-unit'
import { joinPath, labelsOf } from '../names'
import type { Cell, CsvRow, Verbatim } from './format-csv'

const abstained: Verbatim = { verbatim: '-' }

/** A cell is the pooled level on the criterion's own scale; `weight` is the global weight; `#score` is in `results.unit`. */
export function comparisonRows(document: Evaluation, results: Results): CsvRow[] {
  const rowOf = new Map(results.rows.map((row) => [row.criterion, row]))
  const { standings, unit } = results
  const result = (id: string, name: string, show: (standing: Standing) => Cell): CsvRow => [
    id,
    '',
    name,
    '',
    ...standings.map(show),
  ]
  return [
    ['id', 'group', 'criterion', 'weight', ...labelsOf(document.vendors)],
    ...leavesOf(document.criteria).map((criterion): CsvRow => {
      const row = rowOf.get(criterion.id)
      const weight = results.weights.globals.get(criterion.id) ?? 0
      return [criterion.id, groupPath(document, criterion), criterion.name, weight, ...levelCells(row)]
    }),
    result('#score', 'Score', ({ score }) => (score === null ? '' : withoutNoise(showScore(score, unit)))),
    result('#rank', 'Rank', ({ rank }) => rank ?? ''),
    result('#coverage', 'Coverage', ({ coverage }) => withoutNoise(coverage)),
    result('#status', 'Status', statusText),
  ]
}

/** `ranked`, `unscored`, `below threshold: c-sso; g-cost`, `out`. */
export function statusText({ status, failures }: Standing): string {
  if (status !== 'below-threshold') return status
  return `below threshold: ${failures.map((failure) => failure.node).join('; ')}`
}

/** Ten significant digits: enough to recompute, and no 82.40000000000001. */
export function withoutNoise(x: number): number {
  return Number(x.toPrecision(10))
}

function groupPath(document: Evaluation, criterion: Criterion): string {
  return joinPath(
    pathOf(document.criteria, criterion.id)
      .slice(1, -1)
      .map((group) => group.name),
  )
}

function levelCells(row: PooledRow | undefined): Cell[] {
  if (!row) return []
  return row.states.map((state, v) => {
    if (state === 'rated') return row.levels[v] as number
    if (state === 'na') return 'N/A'
    return state === 'abstain' ? abstained : ''
  })
}
