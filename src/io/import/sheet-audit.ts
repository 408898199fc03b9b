/** Hands a matrix to the audit; our own sheet is scored by the rules of the document, as `evaluate` does it. */
import { nodesOf } from '@/domain/criteria/tree'
import { weightTable } from '@/domain/criteria/weights'
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
import { evaluate, standingOf } from '@/domain/ranking/evaluate'
import { auditCoverage, auditStatus, auditTotals, inUnits, type AuditedVendor, type AuditFinding } from '../audit'
import { statusText } from '../csv/comparison-csv'
import { stateOfMark } from '../table/headings'
import { plainLevel, readMark } from './level-cell'
import type { MatrixSheet, SheetVendor } from './matrix-sheet'
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
  const isPrinted = ({ total, rank, coverage, status }: SheetVendor) => total ?? rank ?? coverage ?? status
  if (!sheet.vendors.some(isPrinted)) return []
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
    const { name, total, rank } = vendor
    return { name, levels, total, rank, own: own?.get(vendors[v] as VendorId)?.scores ?? [] }
  })
  const audit = (those: readonly AuditedVendor[]) =>
    auditTotals(those, sheet.hasWeights ? weights.map((weight) => weight ?? 0) : null, decimal)
  const fulls = sheet.criteria.map(({ full }) => plainLevel(full?.text ?? '', decimal) ?? NaN)
  // Beside weights, full points say what a level is out of: as if all were out of ten.
  const outOfTen = audited.map((one) => ({ ...one, levels: one.levels.map((x, c) => (x / fulls[c]!) * 10) }))
  let findings = audit(audited)
  if (sheet.hasWeights && fulls.every((full) => full > 0)) {
    const others = audit(outOfTen)
    if (others.length <= findings.length) findings = others
  }
  sheet.vendors.forEach(({ name, coverage, status }, v) => {
    const standing = own?.get(vendors[v] as VendorId)
    if (!standing) return
    const { coverage: recomputed, isPooled, statuses } = standing
    findings.push(
      ...auditCoverage(name, coverage, { recomputed, isPooled }, decimal),
      ...auditStatus(name, status, statuses),
    )
  })
  const guessed = new Set(criteria.flatMap((criterion) => (criterion?.isNew ? [JSON.stringify(criterion.scale)] : [])))
  const wrongTotals = findings.filter(({ what }) => what === 'total').length
  // Our sheet does not carry its scales. Where several were guessed and most totals differ, the guess is wrong, not the sheet.
  if (!isOwn || guessed.size < 2 || wrongTotals * 2 <= sheet.vendors.length) return findings
  plan.warn('scales-guessed', sheet.vendors[0] ?? { line: 1 })
  return []
}

/** What the sheet may print of a vendor. */
interface OwnStanding {
  readonly scores: readonly number[]
  readonly coverage: number
  /** Whether its cells may hide marks that are missing. */
  readonly isPooled: boolean
  /** Empty where the document does not know. */
  readonly statuses: readonly string[]
}

const sheetReader = 'p-sheet' as EvaluatorId

/**
 * What the document's rules make of the sheet's own weights and cells. From pooled cells neither missing marks nor totals
 * by evaluator can be told: there the sheet may also print what the document gives today. Thresholds and who is out are
 * the document's: of a sheet with new criteria, or of a new vendor, it knows no status.
 */
function ownStandings(
  sheet: MatrixSheet,
  weights: readonly (number | null)[],
  criteria: readonly (PlacedCriterion | null)[],
  vendors: readonly (VendorId | null)[],
  plan: PlanDraft,
): Map<VendorId, OwnStanding> {
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
  const { globals } = weightTable(planned.criteria)
  // Global weights do not tell how criteria share a group that weighs nothing: the tree is asked as long as they agree.
  const agree = [...weightOf].every(([id, weight]) => Math.abs(weight - (globals.get(id) ?? 0)) <= 1e-9)
  const root = sheet.hasWeights && !agree ? reweighted(planned.criteria, weightOf) : planned.criteria
  const results = evaluate({
    ...planned,
    criteria: root,
    evaluators: [{ ...plainEvaluator, id: sheetReader, name: '' }],
    ratings: { [sheetReader]: ratings } as Evaluation['ratings'],
  })
  const areKnown = criteria.every((criterion) => criterion?.isNew === false)
  const today = areKnown ? evaluate(plan.document) : null
  return new Map(
    results.standings.map((standing) => {
      const before = today && standingOf(today, standing.vendor)
      const isPooled = !before || plan.document.evaluators.length > 1
      const possible = isPooled && before ? [standing, before] : [standing]
      const own: OwnStanding = {
        scores: possible.flatMap(({ score }) => inUnits(score, results.unit)),
        coverage: standing.coverage,
        isPooled,
        statuses: before ? possible.map(statusText) : [],
      }
      return [standing.vendor, own] as const
    }),
  )
}

function reweighted(root: CriteriaGroup, weightOf: ReadonlyMap<CriterionId, number>): CriteriaGroup {
  const visit = (node: CriteriaNode): CriteriaNode => {
    if (node.kind === 'criterion') return { ...node, weight: weightOf.get(node.id) ?? 0 }
    const children = node.children.map(visit)
    return { ...node, children, weight: children.reduce((total, child) => total + child.weight, 0) }
  }
  return nodesOf(root).length > 1 ? (visit(root) as CriteriaGroup) : root
}
