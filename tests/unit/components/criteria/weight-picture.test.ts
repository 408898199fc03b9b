import { describe, expect, it } from 'vitest'
import { weightBars } from '@/components/criteria/weight-picture'
import { outlineOf } from '@/pages/criteria/outline'
import { criterion, group } from '../../../support/criteria'

describe('weightBars', () => {
  const bars = weightBars(
    outlineOf(
      group('g-root', 1, [
        criterion('c-0', 10),
        group('g-a', 60, [criterion('c-1', 1), group('g-b', 1, [criterion('c-2'), criterion('c-3')])]),
        criterion('c-4', 30),
      ]),
    ).rows,
  )

  it('has a bar for each top-level group and one for criteria without a group', () => {
    expect(bars.map((bar) => [bar.group?.node.id ?? null, bar.global])).toEqual([
      [null, 40],
      ['g-a', 60],
    ])
  })

  it('has every criterion once, and marks where an inner group begins', () => {
    expect(bars.flatMap((bar) => bar.segments.map((s) => s.id)).toSorted()).toEqual(['c-0', 'c-1', 'c-2', 'c-3', 'c-4'])
    expect(bars[1]!.segments.map((s) => s.isStart)).toEqual([false, true, false])
  })

  it('adds up', () => {
    for (const bar of bars) expect(bar.segments.reduce((sum, s) => sum + s.global, 0)).toBeCloseTo(bar.global, 9)
  })
})
