/** Values of the chosen vendors by group or by criterion, always on one scale from 0 to 100. */
import { leavesOf, parentOf } from '@/domain/criteria/tree'
import type { CriterionId, VendorId } from '@/domain/evaluation'
import { standingOf } from '@/domain/ranking/evaluate'
import type { Results } from '@/domain/ranking/results'
import type { Profile } from '@/components/charts/profile'
import { chartVendor } from '../names'

export type ProfileBy = 'group' | 'criterion'

export const mostRadarAxes = 8
export const fewestRadarAxes = 3

export function profileOf(results: Results, vendors: readonly VendorId[], by: ProfileBy): Profile {
  const root = results.document.criteria
  const rowOf = new Map(results.rows.map((row) => [row.criterion, row]))
  const nodes = by === 'group' ? root.children.filter((n) => leavesOf(n).length > 0) : leavesOf(root)
  const groupNameOf = (id: CriterionId) => {
    const parent = parentOf(root, id)
    return !parent || parent === root ? '' : parent.name
  }
  return {
    axes: nodes.map((node) => ({
      id: node.id,
      name: node.name,
      group: by === 'criterion' ? groupNameOf(node.id as CriterionId) : '',
    })),
    lines: vendors.map((id) => {
      const standing = standingOf(results, id)!
      const v = results.vendors.indexOf(id)
      return {
        vendor: chartVendor(results, id),
        values: nodes.map((node) => {
          const value = node.kind === 'criterion' ? rowOf.get(node.id)?.values[v] : standing.groupScores.get(node.id)
          return value === undefined || Number.isNaN(value) ? null : value * 100
        }),
      }
    }),
  }
}

export interface ProfileFacts {
  /** Index of the axis with the widest spread, and its ends. */
  readonly widest: number
  readonly low: number
  readonly high: number
  /** Index of the line that is best, or as good as the best, on the most axes. */
  readonly strongest: number
  readonly bestOn: number
}

/** What the picture proves; null with fewer than two vendors to compare. */
export function profileFacts({ axes, lines }: Profile): ProfileFacts | null {
  if (lines.length < 2 || axes.length === 0) return null
  const wins = lines.map(() => 0)
  let found = { widest: -1, low: 0, high: 0 }
  axes.forEach((_, i) => {
    const values = lines.flatMap((line) => line.values[i] ?? [])
    if (values.length === 0) return
    const [low, high] = [Math.min(...values), Math.max(...values)]
    if (values.length > 1 && (found.widest === -1 || high - low > found.high - found.low)) {
      found = { widest: i, low, high }
    }
    lines.forEach((line, l) => {
      if (line.values[i] === high) wins[l]! += 1
    })
  })
  if (found.widest === -1) return null
  const bestOn = Math.max(...wins)
  return { ...found, strongest: wins.indexOf(bestOn), bestOn }
}
