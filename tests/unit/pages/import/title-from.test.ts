import { describe, expect, it } from 'vitest'
import { titleFrom } from '@/pages/import/title-from'

describe('the title of an imported evaluation', () => {
  it('is the name of the file without its ending', () => {
    expect(titleFrom('2027年_CRM 选型.csv', true)).toBe('2027年 CRM 选型')
    expect(titleFrom('v1.2 scores.final.tsv', true)).toBe('v1.2 scores.final')
  })
  it('is left to the reader where cells were pasted', () => {
    expect(titleFrom('Pasted cells', false)).toBe('')
  })
  it('stays within the length of a title', () => {
    expect(titleFrom(`${'x'.repeat(5000)}.csv`, true)).toHaveLength(300)
  })
})
