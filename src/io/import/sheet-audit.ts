/** Hands a matrix to the audit; our own sheet is scored by the rules of the document, as `evaluate` does it. */
import { nodesOf } from '@/domain/criteria/tree'
import { applyEdit } from '@/domain/edits/apply'
import { plainEvaluator } from '@/domain/evaluation'
import type {
  CriteriaGroup,
  CriteriaNode,
  CriterionId,
  Evaluation,
  EvaluatorId,
  Rating,
  VendorId,
} from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { showScore } from '@/domain/ranking/score-unit'
import { auditTotals, type AuditedVendor, type AuditFinding } from '../audit'
import { stateOfMark } from '../table/headings'
import { plainLevel, readMark } from './level-cell'
import type { MatrixSheet } from './matrix-sheet'
import type { PlacedCriterion } from './plan-matrix'
import type { PlanDraft } from './plan-draft'

export function sheetAudit(
  sheet: MatrixSheet,
  weights: readonly (number | null)[],
  criteria: readonly (PlacedCriterion | null)[],
  vendors: readonly (VendorId | null)[],
  isOwn: boolean,
  plan: PlanDraft,
): AuditFinding[] {
  if (sheet.vendors.every(({ total, rank, coverage }) => !total && !rank && !coverage)) return []
  const { decimal } = plan.options
  // With a row refused, our own sheet cannot be recomputed as a whole, and its totals say nothing against it.
  if (isOwn && criteria.some((criterion) => criterion === null)) return []
  const own = isOwn ? ownStandings(sheet, weights, criteria, vendors, plan) : null
  const audited = sheet.vendors.map((vendor, v): AuditedVendor => {
    const levels = sheet.criteria.map((_, c) => {
      const { text } = sheet.cell(c, v)
      const criterion = criteria[c]
      const mark = criterion ? readMark(text, criterion.scale, decimal) : null
      return mark?.state === 'rated' ? mark.level : (plainLevel(text, decimal) ?? NaN)
    })
    const { name, total, rank, coverage } = vendor
    return { name, levels, total, rank, coverage, own: own?.get(vendors[v] as VendorId) ?? null }
  })
  const findings = auditTotals(audited, sheet.hasWeights ? weights.map((weight) => weight ?? 0) : null, decimal)
  const guessed = new Set(criteria.flatMap((criterion) => (criterion?.isNew ? [JSON.stringify(criterion.scale)] : [])))
  const wrongTotals = findings.filter(({ what }) => what === 'total').length
  // Our sheet does not carry its scales. Where several were guessed and most totals differ, the guess is wrong, not the sheet.
  if (!isOwn || guessed.size < 2 || wrongTotals * 2 <= sheet.vendors.length) return findings
  plan.warn('scales-guessed', sheet.vendors[0] ?? { line: 1 })
  return []
}

const sheetReader = 'p-sheet' as EvaluatorId

/** What the document's rules make of the sheet's own weights and cells. */
function ownStandings(
  sheet: MatrixSheet,
  weights: readonly (number | null)[],
  criteria: readonly (PlacedCriterion | null)[],
  vendors: readonly (VendorId | null)[],
  plan: PlanDraft,
): Map<VendorId, NonNullable<AuditedVendor['own']>> {
  const planned = plan.structure().reduce(applyEdit, plan.document)
  const weightOf = new Map(
    criteria.flatMap((criterion, c) => (criterion ? [[criterion.id, weights[c] ?? 0] as const] : [])),
  )
  const ratings: Record<CriterionId, Record<VendorId, Rating>> = {}
  criteria.forEach((criterion, c) => {
    if (!criterion) return
    const row: Record<VendorId, Rating> = {}
    vendors.forEach((vendor, v) => {
      if (!vendor) return
      const { text } = sheet.cell(c, v)
      const level = plainLevel(text, plan.options.decimal)
      const state = stateOfMark(text)
      if (level !== null) row[vendor] = { state: 'rated', level }
      else if (state === 'na' || state === 'abstain') row[vendor] = { state }
    })
    ratings[criterion.id] = row
  })
  const root = sheet.hasWeights ? reweighted(planned.criteria, weightOf) : planned.criteria
  const results = evaluate({
    ...planned,
    criteria: root,
    evaluators: [{ ...plainEvaluator, id: sheetReader, name: '' }],
    ratings: { [sheetReader]: ratings } as Evaluation['ratings'],
  })
  return new Map(
    results.standings.map((standing) => {
      const score = standing.score ?? NaN
      const scores = [showScore(score, results.unit), score * 100]
      return [standing.vendor, { scores, coverage: standing.coverage }] as const
    }),
  )
}

function reweighted(root: CriteriaGroup, weightOf: ReadonlyMap<CriterionId, number>): CriteriaGroup {
  const visit = (node: CriteriaNode): CriteriaNode => {
    if (node.kind === 'criterion') return { ...node, weight: weightOf.get(node.id) ?? 0 }
    const children = node.children.map(visit)
    return { ...node, children, weight: children.reduce((total, child) => total + child.weight, 0) }
  }
  return [...nodesOf(root)].length > 1 ? (visit(root) as CriteriaGroup) : root
}
