import { describe, expect, it } from 'vitest'
import { pool } from '@/domain/ratings/pooling'

const by = (pooling: 'mean' | 'weighted-mean' | 'median' | 'trimmed-mean', trimFrom = 5) => ({ pooling, trimFrom })
const ones = [1, 1, 1, 1, 1, 1, 1]

describe('pooling', () => {
  it.each([
    ['mean', [3, 4, 5, 4], ones, by('mean'), 4],
    ['weighted mean', [2, 5], [2, 1], by('weighted-mean'), 3],
    ['weighted mean, a level of weight zero', [2, 5], [0, 1], by('weighted-mean'), 5],
    ['weighted mean where all weights are zero: the plain mean', [2, 5], [0, 0], by('weighted-mean'), 3.5],
    ['median of an odd count', [9, 1, 4], ones, by('median'), 4],
    ['median of an even count', [9, 1, 4, 6], ones, by('median'), 5],
    ['trimmed mean: one high and one low', [1, 4, 5, 6, 100], ones, by('trimmed-mean'), 5],
    ['trimmed mean: one copy of a shared extreme', [1, 1, 5, 9, 9], ones, by('trimmed-mean'), 5],
    ['trimmed mean below its minimum: the plain mean', [0, 4, 4, 8], ones, by('trimmed-mean'), 4],
    ['trimmed mean from three on', [0, 5, 100], ones, by('trimmed-mean', 3), 5],
    ['trimmed mean never from fewer than three', [0, 10], ones, by('trimmed-mean', 1), 5],
    ['trimmed mean sorts numbers, not text', [9, 10, 11, 2, 100], ones, by('trimmed-mean'), 10],
    ['one level', [3], [0], by('weighted-mean'), 3],
  ])('%s', (_, levels, weights, rule, expected) => {
    expect(pool(levels, weights, rule)).toBe(expected)
  })

  it('reads only so many of a buffer and leaves it as it is', () => {
    const buffer = Float64Array.of(9, 1, 4, 1000)
    for (const pooling of ['mean', 'weighted-mean', 'median', 'trimmed-mean'] as const)
      expect(pool(buffer, Float64Array.of(1, 1, 1, 1), by(pooling), 3)).toBeLessThan(9)
    expect([...buffer]).toEqual([9, 1, 4, 1000])
  })
})
