/** The pooled levels of all vendors, row by row as the tree has them, with what each cell needs to be read without colour. */
import { shownWeights } from '@/domain/criteria/shown-weights'
import type { CriteriaGroup, CriteriaNode, Criterion, VendorId } from '@/domain/evaluation'
import { standingOf } from '@/domain/ranking/evaluate'
import type { PooledState, Results } from '@/domain/ranking/results'

export interface HeatCell {
  readonly vendor: VendorId
  readonly state: PooledState
  /** On the criterion's scale; 0..100 for a group; NaN unless rated. */
  readonly level: number
  /** 0..1 for the tint; NaN unless rated. */
  readonly value: number
  /** As good as the best of the vendors that are not out. */
  readonly isAsGood: boolean
  /** The same, where they differ. */
  readonly isBest: boolean
  /** Agreed on by the committee, not pooled. */
  readonly isAgreed: boolean
}

interface HeatRowBase {
  /** 0 for the top level. */
  readonly depth: number
  /** Shown global weight, 0..100. */
  readonly weight: number
  readonly cells: readonly HeatCell[]
}

export type HeatRow =
  | (HeatRowBase & { readonly kind: 'group'; readonly node: CriteriaGroup })
  | (HeatRowBase & { readonly kind: 'criterion'; readonly node: Criterion })

export interface HeatTable {
  readonly rows: readonly HeatRow[]
  readonly weightDecimals: number
}

export function heatTable(results: Results, vendors: readonly VendorId[]): HeatTable {
  const { criteria: root } = results.document
  const shown = shownWeights(root)
  const rowOf = new Map(results.rows.map((row) => [row.criterion, row]))
  const standings = vendors.map((id) => standingOf(results, id)!)
  const columns = vendors.map((id) => results.vendors.indexOf(id))

  const rawCells = (node: CriteriaNode) =>
    vendors.map((vendor, i): Omit<HeatCell, 'isAsGood' | 'isBest'> => {
      if (node.kind === 'group') {
        const score = standings[i]!.groupScores.get(node.id)
        const state = score === undefined ? 'unrated' : 'rated'
        return { vendor, state, level: (score ?? NaN) * 100, value: score ?? NaN, isAgreed: false }
      }
      const row = rowOf.get(node.id)!
      const v = columns[i]!
      const isAgreed = results.document.consensus[node.id]?.[vendor] !== undefined
      return { vendor, state: row.states[v]!, level: row.levels[v]!, value: row.values[v]!, isAgreed }
    })
  const rows: HeatRow[] = []
  const visit = (node: CriteriaNode, depth: number) => {
    const cells = rawCells(node)
    const racing = cells.filter((cell, i) => cell.state === 'rated' && standings[i]!.status !== 'out')
    const values = racing.map((cell) => cell.value)
    const best = Math.max(...values)
    const isTold = values.some((value) => value < best)
    const base = {
      depth,
      weight: shown.globals.get(node.id) ?? 0,
      cells: cells.map((cell) => {
        const isAsGood = racing.includes(cell) && cell.value === best
        return { ...cell, isAsGood, isBest: isTold && isAsGood }
      }),
    }
    if (node.kind === 'criterion') rows.push({ ...base, kind: 'criterion', node })
    else {
      rows.push({ ...base, kind: 'group', node })
      node.children.forEach((child) => visit(child, depth + 1))
    }
  }
  root.children.forEach((node) => visit(node, 0))
  return { rows, weightDecimals: shown.decimals }
}

export interface HeatFacts {
  readonly vendor: VendorId
  readonly bestOn: number
  readonly criteria: number
}

/**
 * Who is best, alone or with others, on the most criteria; null when nobody stands out on any. Where all are equal
 * everybody is as good as the best: it counts, although no cell is marked.
 */
export function heatFacts({ rows }: HeatTable): HeatFacts | null {
  const wins = new Map<VendorId, number>()
  const criteria = rows.filter((row) => row.kind === 'criterion')
  if (!criteria.some((row) => row.cells.some((cell) => cell.isBest))) return null
  for (const cell of criteria.flatMap((row) => row.cells))
    if (cell.isAsGood) wins.set(cell.vendor, (wins.get(cell.vendor) ?? 0) + 1)
  const [first] = [...wins].toSorted((a, b) => b[1] - a[1])
  return first ? { vendor: first[0], bestOn: first[1], criteria: criteria.length } : null
}
