import { describe, expect, it } from 'vitest'
import { dropSide } from '@/components/ui/drop-side'

describe('dropSide', () => {
  it('splits a plain row in halves', () => {
    expect([0, 0.49, 0.5, 1].map((y) => dropSide(y, false))).toEqual(['before', 'before', 'after', 'after'])
  })

  it('keeps the middle half of a group for "into it"', () => {
    expect([0.1, 0.25, 0.5, 0.75, 0.9].map((y) => dropSide(y, true))).toEqual([
      'before',
      'inside',
      'inside',
      'inside',
      'after',
    ])
  })
})
