import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownWeights } from '@/domain/criteria/shown-weights'
import type { CriteriaGroup } from '@/domain/evaluation'

const group = (id: string, weight: number, children: unknown[]) =>
  ({ kind: 'group', id, name: id, weight, children }) as unknown as CriteriaGroup
const treeOf = (groups: readonly { readonly weight: number; readonly leaves: readonly number[] }[]) =>
  group(
    'g-root',
    1,
    groups.map(({ weight, leaves }, g) =>
      group(
        `g-${g}`,
        weight,
        leaves.map((leaf, c) => ({ kind: 'criterion', id: `c-${g}-${c}`, name: '', weight: leaf })),
      ),
    ),
  )

describe('shown weights', () => {
  it('add up to exactly 100, and a group is the sum of what shows below it', () => {
    const weight = fc.integer({ min: 1, max: 97 })
    const groups = fc.array(fc.record({ weight, leaves: fc.array(weight, { minLength: 1, maxLength: 30 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(groups, (some) => {
        const { globals, decimals } = shownWeights(treeOf(some))
        const units = (id: string) => Math.round((globals as ReadonlyMap<string, number>).get(id)! * 10 ** decimals)
        const below = some.map(({ leaves }, g) => leaves.reduce((sum, _, c) => sum + units(`c-${g}-${c}`), 0))
        expect(below.reduce((a, b) => a + b, 0)).toBe(100 * 10 ** decimals)
        some.forEach((_, g) => expect(units(`g-${g}`)).toBe(below[g]))
      }),
    )
  })

  it('give a group of 30 % of the whole 30.0, however its criteria are rounded', () => {
    const { globals } = shownWeights(
      treeOf([
        { weight: 30, leaves: [1, 1, 1, 1, 1, 1, 1] },
        { weight: 70, leaves: [1, 1, 1] },
      ]),
    )
    expect((globals as ReadonlyMap<string, number>).get('g-0')).toBe(30)
  })
})
