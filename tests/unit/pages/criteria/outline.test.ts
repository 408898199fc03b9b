import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageWeight, newNode } from '@/pages/criteria/new-node'
import { outlineOf, sliderMaxima } from '@/pages/criteria/outline'
import type { CriteriaNode } from '@/domain/evaluation'
import { criterion, group } from '../../../support/criteria'

const weight = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1000, noNaN: true }), fc.integer({ min: 0, max: 100 }))
const tree = fc
  .array(fc.tuple(weight, fc.array(weight, { maxLength: 6 })), { minLength: 1, maxLength: 8 })
  .map((groups) =>
    group(
      'g-root',
      1,
      groups.map(([w, leaves], i): CriteriaNode =>
        leaves.length === 0
          ? criterion(`c-${i}`, w)
          : group(
              `g-${i}`,
              w,
              leaves.map((leaf, j) => criterion(`c-${i}-${j}`, leaf)),
            ),
      ),
    ),
  )
const tenths = (x: number) => Math.round(x * 10)
const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0)

describe('outlineOf', () => {
  it('shows shares that add up to exactly 100 among siblings, or to 0 where nothing weighs', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const { rows } = outlineOf(root)
        for (const parent of new Set(rows.map((row) => row.parent))) {
          const siblings = rows.filter((row) => row.parent === parent)
          const isWeighted = siblings.some((row) => row.node.weight > 0)
          expect(sum(siblings.map((row) => tenths(row.share)))).toBe(isWeighted ? 1000 : 0)
        }
      }),
    )
  })

  it('shows global weights of which each group is exactly the sum of what is in it', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const { rows } = outlineOf(root)
        for (const row of rows) {
          const children = rows.filter((child) => child.parent === row.node.id)
          if (children.some((child) => child.node.weight > 0))
            expect(sum(children.map((child) => tenths(child.global)))).toBe(tenths(row.global))
        }
        const top = rows.filter((row) => row.depth === 1)
        if (top.some((row) => row.node.weight > 0)) expect(sum(top.map((row) => tenths(row.global)))).toBe(1000)
      }),
    )
  })

  it('names groups whose weights are all zero, the root too', () => {
    const outline = outlineOf(group('g-root', 1, [group('g-a', 0, [criterion('c-1', 0)]), group('g-b', 0, [])]))
    expect(outline.isRootUnweighted).toBe(true)
    expect(outline.rows.filter((row) => row.isUnweighted).map((row) => row.node.id)).toEqual(['g-a'])
  })

  it('goes to hundredths in a large tree', () => {
    const large = group(
      'g-root',
      1,
      Array.from({ length: 150 }, (_, i) => criterion(`c-${i}`)),
    )
    expect(outlineOf(large).decimals).toBe(2)
    expect(sum(outlineOf(large).rows.map((row) => Math.round(row.share * 100)))).toBe(10_000)
  })
})

describe('sliderMaxima', () => {
  it('does not shrink when weights do, while a slider is moved', () => {
    const before = sliderMaxima(group('g-root', 1, [criterion('c-1', 80), criterion('c-2', 20)]), null)
    const after = sliderMaxima(group('g-root', 1, [criterion('c-1', 5), criterion('c-2', 5)]), before)
    expect([...after.values()]).toEqual([...before.values()])
  })
})

describe('newNode', () => {
  const ids = (kind: string) => `${kind[0]}-new` as never
  const siblings = [
    criterion('c-1', 10, { kind: 'points', full: 100, anchors: [{ level: 50, anchor: 'half' }] }),
    criterion('c-2', 20),
  ]

  it('weighs as much as its siblings on average', () => {
    expect(averageWeight(siblings)).toBe(15)
    expect(averageWeight([])).toBeGreaterThan(0)
    expect(averageWeight([criterion('c-1', 0)])).toBeGreaterThan(0)
    expect(averageWeight([criterion('c-1', 1e-6)])).toBe(1e-6)
  })

  it('takes the nearest scale without its words', () => {
    const root = group('g-root', 1, siblings)
    const node = newNode('criterion', 'x', siblings.slice(0, 1), root, ids)
    expect(node).toMatchObject({ name: 'x', scale: { kind: 'points', full: 100, anchors: [] }, threshold: null })
    expect(newNode('group', 'y', siblings, root, ids)).toMatchObject({ kind: 'group', children: [] })
  })
})
