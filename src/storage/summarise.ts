/** What the first page shows of an evaluation, so that the list need not open each of them. */
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import type { Results } from '@/domain/ranking/results'
import type { Summary } from './shelf'

export function summarise(document: Evaluation, results: Results = evaluate(document)): Summary {
  const first = results.ranking.filter((s) => s.rank === 1)
  const names = first.map((s) => document.vendors.find((v) => v.id === s.vendor)!.name)
  return {
    title: document.title,
    isSample: document.isSample,
    coverage: results.coverage,
    vendorCount: document.vendors.length,
    criterionCount: leavesOf(document.criteria).length,
    leader: names.length > 0 ? names.join(' = ') : null,
  }
}
