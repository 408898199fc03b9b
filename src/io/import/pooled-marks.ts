/**
 * Our own sheet of several evaluators holds their pooled marks, which are nobody's. Where nine in ten are what the
 * document gives today, those are left out, and only what was changed in the sheet comes in.
 */
import type { CriterionId, VendorId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { stateOfMark } from '../table/headings'
import { plainLevel } from './level-cell'
import type { MatrixSheet, SheetVendor } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'

/** @returns cells, as `criterion vendor` by position in the sheet */
export function pooledMarks(
  sheet: MatrixSheet,
  criteria: readonly ({ readonly id: CriterionId } | null)[],
  vendors: readonly (VendorId | null)[],
  plan: PlanDraft,
): ReadonlySet<string> {
  const { document, options } = plan
  const pooled = new Set<string>()
  if (document.evaluators.length < 2) return pooled
  const results = evaluate(document)
  const rowOf = new Map(results.rows.map((row) => [row.criterion, row]))
  let filled = 0
  criteria.forEach((criterion, c) => {
    const row = criterion && rowOf.get(criterion.id)
    vendors.forEach((vendor, v) => {
      const { text } = sheet.cell(c, v)
      if (text.trim() === '') return
      filled++
      const at = results.vendors.indexOf(vendor as VendorId)
      const level = row?.states[at] === 'rated' ? (row.levels[at] as number) : NaN
      const difference = Math.abs((plainLevel(text, options.decimal) ?? NaN) - level)
      if (difference <= Math.abs(level) * 1e-9 || stateOfMark(text) === row?.states[at]) pooled.add(`${c} ${v}`)
    })
  })
  if (pooled.size === 0 || pooled.size * 10 < filled * 9) return new Set()
  plan.warn('marks-pooled', sheet.vendors[0] as SheetVendor, { count: pooled.size })
  return pooled
}
