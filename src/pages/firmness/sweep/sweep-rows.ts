/** The scores behind the lines, at round weights, at the present one and where the first place changes. */
import { setWeights } from '@/domain/edits/commands/criteria-edits'
import type { VendorId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { quotientAt } from '@/domain/robustness/quotient'
import type { Race } from '@/domain/robustness/race'
import type { Sweep } from '@/domain/robustness/sweep'
import { weightsForShare } from '@/domain/robustness/weight-line'

export interface SweepRow {
  readonly share: number
  readonly isPresent: boolean
  readonly isTurn: boolean
  /** In the order of the sweep's vendors. */
  readonly scores: readonly (number | null)[]
}

export function sweepRows(race: Race, swept: Sweep): SweepRow[] {
  const turns = swept.leads.slice(1).map((lead) => lead.from)
  const { present } = swept.line
  const round = Array.from({ length: 11 }, (_, i) => i / 10).filter((t) => Math.abs(t - present) > 1e-9)
  const shares = [...round, present, ...turns].toSorted((a, b) => a - b)
  return [...new Set(shares)].map((share) => ({
    share,
    isPresent: share === present,
    isTurn: turns.includes(share),
    scores: scoresAt(race, swept, share),
  }))
}

/** Where scores are rounded, the app itself is asked, so that the table agrees with the results to the last digit. */
function scoresAt(race: Race, { line, scores }: Sweep, share: number): (number | null)[] {
  const { document } = race.results
  if (document.rules.rounding.stage === 'none' || document.rules.rounding.stage === 'cell')
    return scores.map(({ score }) => quotientAt(score, share))
  const { standings } = evaluate(
    setWeights(document, { weights: weightsForShare(race, line.node, share) }),
    race.results,
  )
  const byVendor = new Map<VendorId, number | null>(standings.map((s) => [s.vendor, s.score]))
  return scores.map(({ vendor }) => byVendor.get(vendor) ?? null)
}
