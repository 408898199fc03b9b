/**
 * A conflict of interest that an evaluator declares before scoring. From the vendors named in it he stands back: they
 * are no longer asked for, and their cells go out as abstentions, so that the chair sees them answered and counts none.
 */
import { leavesOf } from '../criteria/tree'
import type { Edit, RateCell } from '../edits/edit'
import type { Evaluation, IsoTime, Recusal, VendorId } from '../evaluation'
import { isAsked, partOf } from '../ratings/parts'
import type { Declaration } from './committee'

/** Those of the evaluator's own; what the chair has recused him from holds no marks at all. */
export function declaredRecusals(document: Evaluation): readonly Recusal[] {
  const evaluator = document.evaluators[0]!
  const rows = Object.values(document.ratings[evaluator.id] ?? {})
  return evaluator.recusals.filter(({ vendor }) => rows.some((row) => row[vendor]?.state === 'abstain'))
}

/** One step: the declaration, the recusals, and the cells that go with them. */
export function declareEdit(
  document: Evaluation,
  declaration: Declaration,
  recusals: readonly Recusal[],
  at: IsoTime,
): Edit {
  const { id, ...evaluator } = document.evaluators[0]!
  const before = new Set(declaredRecusals(document).map((one) => one.vendor))
  const chairs = evaluator.recusals.filter((one) => !before.has(one.vendor))
  const now = new Set(recusals.map((one) => one.vendor))
  const part = partOf({ id, ...evaluator, recusals: chairs }, document.criteria)
  const cellsOf = (vendor: VendorId, cell: Pick<RateCell, 'state' | 'note'>): RateCell[] =>
    leavesOf(document.criteria)
      .filter((criterion) => isAsked(part, criterion.id, vendor))
      .map((criterion) => ({ criterion: criterion.id, vendor, ...cell }))
  const cells = [
    ...recusals.flatMap(({ vendor, reason }) => cellsOf(vendor, { state: 'abstain', note: reason })),
    ...[...before].filter((vendor) => !now.has(vendor)).flatMap((v) => cellsOf(v, { state: 'unrated', note: '' })),
  ]
  const edits: Edit[] = [
    { name: 'updateEvaluator', args: { id, changes: { recusals: [...chairs, ...recusals] } } },
    ...(cells.length > 0 ? [{ name: 'rate', args: { evaluator: id, at, cells } } as const] : []),
    { name: 'declareInterest', args: { declaration } },
  ]
  return { name: 'batch', args: { label: 'declare', edits } }
}
