import { describe, expect, it } from 'vitest'
import { readTime } from '@/io/import/time-cell'

describe('a time in a file', () => {
  it('is read in the ways people write it', () => {
    expect(readTime('2026-02-28')).toBe('2026-02-28T00:00:00.000Z')
    expect(readTime('2026年2月3日 9:30Z')).toBe('2026-02-03T09:30:00.000Z')
    expect(readTime('')).toBe('')
  })

  it('is no time on a day that the calendar does not have', () => {
    expect(['2026-02-30', '2026-04-31T10:00:00.000Z', '2026-13-01', 'soon'].map(readTime)).toEqual(Array(4).fill(null))
    expect(readTime('2028-02-29')).toBe('2028-02-29T00:00:00.000Z')
  })
})
