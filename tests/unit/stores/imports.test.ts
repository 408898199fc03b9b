import { describe, expect, it } from 'vitest'
import type { Result } from '@/domain/result'
import { recogniseTable } from '@/io/import/recognise'
import { writeEvaluationJson } from '@/io/write-evaluation-json'
import { problemListCsv, planTable, readFile, readSource, type Content } from '@/stores/imports'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { importOptions } from '../../support/import-options'
import pack from '../../../criteria/generic-saas.json'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const readText = (name: string, text: string) => readSource({ kind: 'file', name, bytes: bytesOf(text) }, {}, {})
const kindOf = (read: Result<Content>) => (read.ok ? read.value.kind : read.problem.code)

describe('a file on its way in', () => {
  it('is refused by its size before a byte is read', async () => {
    const file = {
      name: 'huge.csv',
      size: 100 * 1024 * 1024,
      arrayBuffer: () => Promise.reject(new Error('was read')),
    } as unknown as File
    expect(await readFile(file)).toMatchObject({ ok: false, problem: { code: 'file-too-large' } })
  })
  it('is refused when it is empty', async () => {
    expect(await readFile(new File([], 'a.csv'))).toMatchObject({ problem: { code: 'file-empty' } })
  })
  it('is refused, not thrown, when it cannot be read', async () => {
    const folder = { name: 'folder', size: 4096, arrayBuffer: () => Promise.reject(new Error()) } as unknown as File
    expect(await readFile(folder)).toMatchObject({ problem: { code: 'file-unreadable', params: { name: 'folder' } } })
  })
  it('is a table, a backup or a pack by what is in it, whatever it is called', async () => {
    const backup = writeEvaluationJson(aSmallEvaluation(), [])
    expect(kindOf(await readText('a.txt', 'vendor,website\nA,b\n'))).toBe('table')
    expect(kindOf(await readText('a.json', backup))).toBe('backup')
    expect(kindOf(await readText('a.txt', `\uFEFF\n ${backup}`))).toBe('backup')
    expect(kindOf(await readText('a.json', JSON.stringify(pack)))).toBe('pack')
  })
  it('is refused in words when it is JSON of another kind, or broken', async () => {
    expect(kindOf(await readText('package.json', '{"name":"x"}'))).toBe('json-not-an-evaluation')
    expect(kindOf(await readText('a.json', '{"format":"evenhand/evaluation",'))).toBe('json-broken')
    expect(kindOf(await readText('a.json', '{"format":"evenhand/criteria-pack",'))).toBe('json-broken')
  })
  it('says that a backup is older or newer', async () => {
    const older = writeEvaluationJson(aSmallEvaluation(), []).replace(/"schemaVersion":\s*\d+/, '"schemaVersion": 1')
    const newer = older.replace('"schemaVersion": 1', '"schemaVersion": 999')
    expect(await readText('a.json', older)).toMatchObject({ value: { kind: 'backup', isOlder: true } })
    expect(await readText('a.json', newer)).toMatchObject({ value: { kind: 'backup', read: { kind: 'newer' } } })
  })
})

describe('pasted cells', () => {
  it('are read by their tabs', async () => {
    const read = await readSource({ kind: 'pasted', text: 'a\tb\n1,5\t2', html: '' }, {}, {})
    expect(read).toMatchObject({ value: { kind: 'table', encoding: null, delimiter: null, decimal: ',' } })
  })
  it('are read as a file where they have none', async () => {
    const read = await readSource({ kind: 'pasted', text: 'a;b\n1;2', html: '' }, {}, {})
    expect(read).toMatchObject({ value: { kind: 'table', delimiter: ';' } })
  })
  it('may be the text of a backup', async () => {
    const text = writeEvaluationJson(aSmallEvaluation(), [])
    expect(kindOf(await readSource({ kind: 'pasted', text, html: '' }, {}, {}))).toBe('backup')
  })
})

describe('planning', () => {
  const table = async (text: string) => {
    const read = await readText('a.csv', text)
    if (!read.ok || read.value.kind !== 'table') throw new Error('no table')
    return read.value.table
  }
  it('makes a new evaluation in which somebody can score, even from a list of vendors', async () => {
    const read = await table('vendor\nAurora\nBorealis\n')
    const planned = await planTable(read, recogniseTable(read, null), null, importOptions(), {})
    expect(planned.created?.vendors.map(({ name }) => name)).toEqual(['Aurora', 'Borealis'])
    expect(planned.created?.evaluators).toHaveLength(1)
  })
  it('is for exactly the document it was given', async () => {
    const document = aSmallEvaluation()
    const read = await table('vendor\nBorealis\n')
    const planned = await planTable(read, recogniseTable(read, document), document, importOptions(), {})
    expect(planned.base).toBe(document)
    expect(planned.created).toBeNull()
    expect(planned.plan.edit?.name).toBe('batch')
  })
})

describe('the list of problems as a file', () => {
  it('has one row each, safe for a spreadsheet', async () => {
    const csv = await problemListCsv(
      [{ code: 'x', severity: 'error', params: {}, line: 3, column: 2 }],
      ['line', 'column', 'severity', 'what'],
      () => ['Rejected', '=cmd|calc'],
    )
    expect(csv).toBe("\uFEFFline,column,severity,what\r\n3,2,Rejected,'=cmd|calc\r\n")
  })
})
