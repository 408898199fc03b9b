import { describe, expect, it } from 'vitest'
import { columnLetter } from '@/components/import/sheet'

describe('column letters', () => {
  it('are those of a spreadsheet', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})
