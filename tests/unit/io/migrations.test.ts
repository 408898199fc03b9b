import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import { evaluate } from '@/domain/ranking/evaluate'
import { readEvaluationJson } from '@/io/evaluation-json'
import { writeEvaluationJson } from '@/io/write-evaluation-json'
import { migrate, migrations, newestVersion } from '@/io/migrations'
import { schemaVersion } from '@/io/schema-version'

const folder = new URL('../../fixtures/evaluations/', import.meta.url)
const files = readdirSync(folder).filter((name) => /^v\d+-.*\.json$/.test(name))
const versionOf = (file: string) => Number(/^v(\d+)-/.exec(file)![1])
const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8')

type Parts = Record<string, unknown> & { readonly document: Record<string, unknown> & { readonly vendors: object[] } }
const partsOf = (file: string) => JSON.parse(textOf(file)) as Parts

describe('the list of migrations', () => {
  it('has one step per version, ending at the present one', () => {
    expect(migrations.map(({ to }) => to)).toEqual(migrations.map((_, i) => i + 2))
    expect(newestVersion(migrations)).toBe(schemaVersion)
    expect(newestVersion([])).toBe(1)
  })

  it.each([
    ['a gap', [2, 4]],
    ['a step that is there twice', [2, 2]],
    ['steps out of order', [3, 2]],
    ['a first step that skips a version', [3]],
  ])('is refused with %s', (_, versions) => {
    expect(() => newestVersion(versions.map((to) => ({ to })))).toThrow(/stands where/)
  })

  it('has a file written in every version so far, the present one included', () => {
    expect([...new Set(files.map(versionOf))].sort()).toEqual(Array.from({ length: schemaVersion }, (_, i) => i + 1))
  })

  it.each(migrations)('step to $to changes nothing in what it is given: $name', ({ to, migrate: step }) => {
    for (const file of files.filter((name) => versionOf(name) === to - 1)) {
      const before = partsOf(file).document
      step(before)
      expect(before).toEqual(partsOf(file).document)
    }
  })

  it.each(migrations)('step to $to does not stumble over parts of any shape: $name', ({ migrate: step }) => {
    for (const part of [undefined, null, 7, 'text', [], [null, 7, []], {}])
      expect(step({ vendors: part, rules: part, criteria: part, ratings: part })).toBeTypeOf('object')
  })
})

describe.each(files)('%s', (file) => {
  const read = readEvaluationJson(textOf(file))
  if (read.kind !== 'read') throw new Error(JSON.stringify(read))
  const old = partsOf(file)

  it('becomes a document of today with nothing left out', () => {
    expect(read.problems).toEqual([])
    expect(read.version).toBe(versionOf(file))
    expect(read.document).toMatchObject(old.document)
    expect(read.trail).toEqual(old.trail)
  })

  it('can be evaluated', () => {
    expect(evaluate(read.document).problems).toEqual([])
    expect(leavesOf(read.document.criteria).length).toBe(file.includes('blank') ? 0 : 4)
  })

  it('stays as it is when it is written and read again', () => {
    expect(readEvaluationJson(writeEvaluationJson(read.document, read.trail))).toEqual({
      ...read,
      version: schemaVersion,
    })
  })
})

describe('version 1', () => {
  it('gave vendors no colour and always showed 0–100', () => {
    const { document } = partsOf('v1-committee.json')
    const migrated = migrate(document, 1) as { vendors: { color: number }[]; rules: object }
    expect(migrated.vendors.map(({ color }) => color)).toEqual([0, 1, 2])
    expect(migrated.rules).toMatchObject({ trimFrom: 5, display: 'hundred', pooling: 'weighted-mean' })
  })

  it('goes through every step once', () => {
    expect(migrate({ vendors: [] }, schemaVersion)).toEqual({ vendors: [] })
  })
})
