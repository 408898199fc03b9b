import { describe, expect, it } from 'vitest'
import type { Mapping } from '@/io/import/mapping'
import { tableOf } from '@/io/table/table'
import { sheetColumns, sheetExtent, sheetRows, shownColumns } from '@/pages/import/sheet-view'

const body = Array.from({ length: 40 }, (_, i) => [`Criterion ${i}`, '1', '4'])
const table = tableOf([['Our choice'], ['Criterion', 'Weight', 'Aurora'], ...body, ['Total', '40', '4']])
const mapping: Mapping = {
  kind: 'matrix',
  headingRow: 1,
  columns: ['criterion', 'weight', 'value'],
  down: 'criteria',
  rows: { 42: 'total' },
}

describe('the sheet of the mapping step', () => {
  it('names its columns as a spreadsheet does, with their headings', () => {
    expect(sheetColumns(table, mapping)[2]).toEqual({ letter: 'C', heading: 'Aurora', role: 'value' })
  })
  it('shows what stands above, the headings, the first rows, and special rows far below', () => {
    const rows = sheetRows(table, mapping)
    expect(rows.map(({ place }) => place).slice(0, 3)).toEqual(['above', 'heading', 'body'])
    expect(rows.at(-1)).toMatchObject({ row: 42, line: 43, role: 'total', isAfterGap: true })
    expect(rows.length).toBeLessThan(20)
  })
  it('always shows the last row, where a total may stand that nobody recognised', () => {
    expect(sheetRows(table, { ...mapping, rows: {} }).at(-1)).toMatchObject({ row: 42, role: '' })
  })
  it('counts what runs each way', () => {
    expect(sheetExtent(table, mapping)).toEqual({ down: 40, across: 1 })
  })
  it('works without headings', () => {
    const list = tableOf([['Aurora'], ['Borealis']])
    const names: Mapping = { kind: 'vendors', headingRow: -1, columns: ['vendor'], down: 'criteria', rows: {} }
    expect(sheetRows(list, names).map(({ place }) => place)).toEqual(['body', 'body'])
    expect(sheetExtent(list, names).down).toBe(2)
  })
  it('stays within bounds with very many columns and very long cells', () => {
    const wide = tableOf([Array.from({ length: 2000 }, () => 'x'.repeat(5000))])
    const columns = Array.from({ length: 2000 }, () => 'value' as const)
    const rows = sheetRows(wide, { ...mapping, headingRow: 0, columns, rows: {} })
    expect(rows[0]?.cells).toHaveLength(shownColumns)
    expect(rows[0]?.cells[0]?.length).toBeLessThan(200)
  })
})
