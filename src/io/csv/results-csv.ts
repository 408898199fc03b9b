/** The ranking in the order shown; scores in `results.unit`, also those of the top-level groups (or criteria) behind. */
import type { CriterionId, Evaluation, NodeId } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import { findNode } from '@/domain/criteria/tree'
import { showScore } from '@/domain/ranking/score-unit'
import { labelsOf } from '../names'
import { statusText, withoutNoise } from './comparison-csv'
import type { Cell, CsvRow } from './format-csv'

export function resultsRows(document: Evaluation, results: Results): CsvRow[] {
  const { unit, ranking } = results
  const labels = labelsOf(document.vendors)
  const shown = (score: number | null | undefined): Cell =>
    score == null || Number.isNaN(score) ? '' : withoutNoise(showScore(score, unit))
  const rowOf = new Map(results.rows.map((row) => [row.criterion, row]))
  const nameOf = (id: NodeId | null) => (id === null ? '' : (findNode(document.criteria, id)?.name ?? id))
  const top = document.criteria.children
  return [
    [
      ...['rank', 'vendor', 'score', 'score_low', 'score_high', 'coverage', 'status', 'tie_break'],
      ...top.map((node) => node.name),
    ],
    ...ranking.map((standing): CsvRow => {
      const v = results.vendors.indexOf(standing.vendor)
      const { rank, score, low, high, coverage, tieBreak, groupScores } = standing
      return [
        rank ?? '',
        labels[v] ?? standing.vendor,
        ...[score, low, high].map(shown),
        withoutNoise(coverage),
        statusText(standing),
        nameOf(tieBreak),
        ...top.map((node) => shown(groupScores.get(node.id) ?? rowOf.get(node.id as CriterionId)?.values[v])),
      ]
    }),
  ]
}
