/** Weights of groups beside those of criteria (一级权重, 二级权重): what a group weighs is shared out within it. */
import { sum } from '@/domain/sum'
import { nameKey } from '../names'

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
