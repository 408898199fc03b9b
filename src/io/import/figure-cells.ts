/** Numbers that stand beside the names of criteria. Null: the cell is empty; undefined: it was refused, with the reason. */
import { levelBounds } from '@/domain/criteria/scales'
import type { Scale } from '@/domain/evaluation'
import { parseNumberCell } from '../table/number-cell'
import { allowed } from './level-cell'
import type { SheetText } from './matrix-sheet'
import type { PlanDraft } from './plan-draft'

export function readNumber(cell: SheetText | null, code: string, plan: PlanDraft): number | null | undefined {
  if (!cell || cell.text.trim() === '') return null
  const parsed = parseNumberCell(cell.text, plan.options)
  if (parsed.ok) return parsed.value.value
  plan.reject(code, cell, { text: cell.text })
  return undefined
}

/** @param scale of the criterion, whose levels the minimum is one of; of a group: a score, 0..100; null: not known here */
export function readThreshold(
  cell: SheetText | null,
  scale: Scale | 'group' | null,
  plan: PlanDraft,
): number | null | undefined {
  const threshold = readNumber(cell, 'threshold-not-a-number', plan)
  if (threshold == null || !cell || !scale) return threshold
  const bounds = scale === 'group' ? { min: 0, max: 100 } : levelBounds(scale)
  if (!bounds || (threshold >= bounds.min && threshold <= bounds.max)) return threshold
  const range = scale === 'group' ? '0–100' : allowed(scale).range
  plan.reject('threshold-outside-scale', cell, { text: String(threshold), range })
  return undefined
}
