/**
 * The one doorway: document → results.
 *   marks → pooled rows (ratings/pool-row) → scores (aggregate, by-total) → thresholds → ranks → order to show.
 * Given the results before an edit, everything the edit did not touch is taken over; the answer is the same.
 */
import { leavesOf } from '../criteria/tree'
import { weightTable } from '../criteria/weights'
import type { Criterion, CriterionId, Evaluation, NodeId, VendorId } from '../evaluation'
import { poolRows } from '../ratings/pool-row'
import { mean } from '../ratings/pooling'
import { aggregate, planOf } from './aggregate'
import { totalsOf } from './by-total'
import { criteriaProblems } from './problems'
import { isSamePlace, rankContenders, unplaced } from './rank'
import type { PooledRow, Results, Standing, StandingStatus } from './results'
import { keptRows, keptVendors } from './reuse'
import { scoreUnit } from './score-unit'
import { checkThresholds, thresholdNodes } from './thresholds'

export function evaluate(document: Evaluation, before?: Results): Results {
  const { criteria: root, rules, vendors } = document
  const leaves = leavesOf(root)
  const weights = before?.document.criteria === root ? before.weights : weightTable(root)
  const unit = scoreUnit(root, weights, rules.display)

  const rows = rowsOf(document, leaves, before)
  const byCriterion = new Map<CriterionId, PooledRow>(rows.map((row) => [row.criterion, row]))

  const plan = planOf({ root, weights, rows: byCriterion, rules, unit })
  const sumsOf = rules.pooledBy === 'total' ? totalsOf(document, leaves, plan) : (v: number) => aggregate(plan, v)
  const limited = thresholdNodes(root)
  const kept = before ? keptVendors(before, document, rows) : []
  const drafts = vendors.map((_, v): Draft => {
    if (kept[v]) return drafted.get(before!.standings[v]!)!
    const sums = sumsOf(v)
    return { sums, thresholds: checkThresholds(limited, root, byCriterion, sums, v) }
  })

  const statusOf = (v: number): StandingStatus => {
    if (vendors[v]!.status === 'out') return 'out'
    if (drafts[v]!.thresholds.failures.length > 0) return 'below-threshold'
    return drafts[v]!.sums.score === null ? 'unscored' : 'ranked'
  }
  const contenders = vendors.flatMap((vendor, v) => {
    const status = statusOf(v)
    if (status === 'out' || status === 'below-threshold') return []
    const { sums, thresholds } = drafts[v]!
    if (neverScores(sums)) return []
    const scoreIn = (node: NodeId) => {
      const score = sums.groupScores.get(node) ?? byCriterion.get(node as CriterionId)?.values[v]
      return score === undefined || Number.isNaN(score) ? -1 : score
    }
    const { score, low, high, coverage } = sums
    // A tie-break may look at a criterion that weighs nothing, so that its missing mark does not show in the range.
    const isFinal = score !== null && low === high && (coverage === 1 || rules.tieBreaks.length === 0)
    return [{ vendor: vendor.id, score, low, high, isFinal, couldFail: thresholds.isOpen, scoreIn }]
  })
  const places = rankContenders(contenders, rules.tieBreaks)

  const standings = vendors.map((vendor, v): Standing => {
    const { sums, thresholds } = drafts[v]!
    const status = statusOf(v)
    const place = places.get(vendor.id) ?? unplaced
    const { low, high } = neverScores(sums) ? nothing : sums
    const earlier = kept[v] ? before!.standings[v]! : null
    if (earlier?.status === status && isSamePlace(earlier, place)) return earlier
    const standing: Standing = {
      vendor: vendor.id,
      status,
      ...place,
      score: sums.score,
      low,
      high,
      coverage: sums.coverage,
      get contributions() {
        return sums.contributions
      },
      groupScores: sums.groupScores,
      failures: thresholds.failures,
      atRisk: thresholds.atRisk,
    }
    drafted.set(standing, drafts[v]!)
    return standing
  })
  const inRace = standings.filter((s) => s.status !== 'out')
  return {
    document,
    criteria: leaves.map((c) => c.id),
    vendors: vendors.map((v) => v.id),
    weights,
    rows,
    standings,
    ranking: orderToShow(standings),
    unit,
    coverage: inRace.length === 0 ? 0 : mean(inRace.map((s) => s.coverage)),
    problems: before?.document.criteria === root ? before.problems : criteriaProblems(root, weights),
  }
}

function rowsOf(document: Evaluation, leaves: readonly Criterion[], before: Results | undefined): PooledRow[] {
  if (!before) return poolRows(document, leaves)
  const kept = keptRows(before, document, leaves)
  const pooled = poolRows(
    document,
    leaves.filter((_, i) => !kept[i]),
  )
  let next = 0
  return kept.map((row) => row ?? pooled[next++]!)
}

const nothing = { low: 0, high: 0 }

/** All is answered and nothing applies: no mark is missing that could give it a score. */
function neverScores({ score, coverage }: Draft['sums']): boolean {
  return score === null && coverage === 1
}

interface Draft {
  readonly sums: ReturnType<typeof aggregate>
  readonly thresholds: ReturnType<typeof checkThresholds>
}

/** What a standing was made from, so that an edit elsewhere need not make it again. */
const drafted = new WeakMap<Standing, Draft>()

const order: Record<StandingStatus, number> = { ranked: 0, unscored: 1, 'below-threshold': 2, out: 3 }

function orderToShow(standings: readonly Standing[]): Standing[] {
  return standings.toSorted(
    (a, b) => order[a.status] - order[b.status] || (a.rank ?? 0) - (b.rank ?? 0) || (b.score ?? -1) - (a.score ?? -1),
  )
}

/** The standing of one vendor; undefined when it is not in the document. */
export function standingOf(results: Results, vendor: VendorId): Standing | undefined {
  return results.standings[results.vendors.indexOf(vendor)]
}
