/** Where the chosen vendors lie furthest apart, weighted. */
import { countedValue, widestSpreads } from '@/domain/ranking/explain'
import type { Results, Standing } from '@/domain/ranking/results'
import type { SpreadRow } from '@/components/charts/spread-bars-layout'
import { chartVendor, nodeName } from '../names'

export interface Spreads {
  /** The widest, at most `most`. */
  readonly rows: readonly SpreadRow[]
  /** Share of all spreads that these make up, 0..1. */
  readonly share: number
}

export function spreadsOf(results: Results, standings: readonly Standing[], most: number): Spreads {
  const all = widestSpreads(results, standings).filter((spread) => spread.difference > 0)
  const rows = all.slice(0, most).map(({ node, difference }): SpreadRow => {
    const row = results.rows.find((r) => r.criterion === node)!
    const valueOf = (s: Standing) => countedValue(results, row, results.vendors.indexOf(s.vendor))
    const rated = standings.filter((s) => !Number.isNaN(valueOf(s)))
    const best = rated.reduce((a, b) => (valueOf(b) > valueOf(a) ? b : a))
    const name = nodeName(results, node)
    return { id: node, name, points: difference * results.unit.range, best: chartVendor(results, best.vendor) }
  })
  const total = all.reduce((sum, spread) => sum + spread.difference, 0)
  const shown = all.slice(0, most).reduce((sum, spread) => sum + spread.difference, 0)
  return { rows, share: total > 0 ? shown / total : 0 }
}
