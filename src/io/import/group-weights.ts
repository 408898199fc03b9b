/** Weights of groups beside those of criteria (一级权重, 二级权重): what a group weighs is shared out within it. */
import { sum } from '@/domain/sum'
import { nameKey } from '../names'
import type { DecimalMark } from '../table/sniff-delimiter'
import { plainLevel } from './level-cell'
import type { SheetCriterion, SheetText } from './matrix-sheet'
import { isWhole } from './sum-rows'

export interface WeighedRow {
  /** Names of its groups, outermost first. */
  readonly path: readonly string[]
  /** Of each of these groups as written, in any unit; null where the sheet says nothing. */
  readonly groupWeights: readonly (number | null)[]
  /** Its own as written: within its group or of the whole, both come to the same. null where it is wrong. */
  readonly own: number | null
}

interface Group {
  weight: number | null
  readonly groups: Map<string, Group>
  readonly rows: number[]
}

/**
 * Weights of the whole sheet, one a row: those of a group add up to what the group weighs, in the proportions written.
 * Where no group weighs anything of its own they are the rows' own. null where a row's is.
 */
export function shareOut(rows: readonly WeighedRow[]): (number | null)[] {
  const root: Group = { weight: null, groups: new Map(), rows: [] }
  rows.forEach(({ path, groupWeights }, row) => {
    let group = root
    path.map(nameKey).forEach((name, depth) => {
      let inner = group.groups.get(name)
      if (!inner) group.groups.set(name, (inner = { weight: null, groups: new Map(), rows: [] }))
      inner.weight ??= groupWeights[depth] ?? null
      group = inner
    })
    group.rows.push(row)
  })

  const weights = rows.map(({ own }) => own)
  const written = (group: Group): number =>
    group.weight ?? sum([...group.groups.values()].map(written)) + sum(group.rows.map((row) => rows[row]!.own ?? 0))
  const share = (group: Group, amount: number): void => {
    const inner = [...group.groups.values()]
    const total = sum(inner.map(written)) + sum(group.rows.map((row) => rows[row]!.own ?? 0))
    // Nothing says who gets how much: all the same.
    const part = (weight: number) =>
      total > 0 ? (amount * weight) / total : amount / (inner.length + group.rows.length)
    for (const one of inner) share(one, part(written(one)))
    for (const row of group.rows) {
      const { own } = rows[row]!
      if (own !== null) weights[row] = part(own)
    }
  }
  if (rows.some(({ groupWeights }) => groupWeights.some((weight) => weight !== null))) share(root, written(root))
  return weights
}

/**
 * A heading line reaches down to the next one, but criteria of its own level may stand there, too: those below the rows
 * that make up just what the heading weighs. Only where all rows together are the whole, else weights may be shares.
 */
export function endGroups(criteria: readonly SheetCriterion[], decimal: DecimalMark): readonly SheetCriterion[] {
  const weightIn = (cell: SheetText | null | undefined) => plainLevel(cell?.text ?? '', decimal) ?? NaN
  const weights = criteria.map(({ weight, full }) => weightIn(weight ?? full))
  if (!isWhole(sum(weights))) return criteria
  let line = 0
  let left = NaN
  return criteria.map((row, c) => {
    const [head] = row.groupWeights
    if (!head || head.line === row.line) return row
    if (head.line !== line) left = weightIn(head)
    line = head.line
    if (Math.abs(left) <= 1e-3 * weightIn(head) && weights[c]! > 0) return { ...row, group: '', groupWeights: [] }
    left -= weights[c]!
    return row
  })
}
