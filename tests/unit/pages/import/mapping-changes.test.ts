import { describe, expect, it } from 'vitest'
import { tableOf } from '@/io/table/table'
import { rowsFrom, withColumn, withRow } from '@/pages/import/mapping-changes'

describe('choosing what a column is', () => {
  it('takes a role that belongs to one column away from the other', () => {
    expect(withColumn(['criterion', 'weight', 'value'], 2, 'weight')).toEqual(['criterion', 'aside', 'weight'])
  })
  it('lets many columns hold levels, groups within groups, or nothing', () => {
    expect(withColumn(['group', 'aside', 'value'], 1, 'group')).toEqual(['group', 'group', 'value'])
    expect(withColumn(['value', 'value', 'aside'], 2, 'value')).toEqual(['value', 'value', 'value'])
    expect(withColumn(['value', 'value', 'aside'], 0, 'aside')).toEqual(['aside', 'value', 'aside'])
  })
})

describe('choosing what a row is', () => {
  it('leaves the former total out, so that it is not read as a criterion', () => {
    expect(withRow({ 4: 'total' }, 9, 'total')).toEqual({ 4: 'skip', 9: 'total' })
  })
  it('makes a row an ordinary one again', () => {
    expect(withRow({ 4: 'total', 5: 'group' }, 4, '')).toEqual({ 5: 'group' })
  })
  it('lets many rows be group headings', () => {
    expect(withRow({ 1: 'group' }, 3, 'group')).toEqual({ 1: 'group', 3: 'group' })
  })
})

describe('a table without what stands above', () => {
  const table = rowsFrom(tableOf([['title'], ['', 'x'], ['name', 'a'], ['p', '1'], ['q', '1']]), 2)
  it('begins at that row and keeps the lines of the file', () => {
    expect([table.rowCount, table.cell(0, 0), table.lineOf(0), table.widthOf(1)]).toEqual([3, 'name', 3, 2])
  })
  it('has the distinct texts of its own rows', () => {
    const { texts, ids } = table.distinct(1)
    expect([...ids].map((id) => texts[id])).toEqual(['a', '1', '1'])
  })
})
