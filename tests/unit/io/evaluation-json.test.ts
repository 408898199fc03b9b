import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Entry } from '@/domain/edits/timeline'
import { defaultRules } from '@/domain/evaluation'
import { readEvaluationJson } from '@/io/evaluation-json'
import { writeEvaluationJson } from '@/io/write-evaluation-json'
import { schemaVersion } from '@/io/schema-version'
import { describeTrail } from '@/pages/versions/describe-trail'
import { aCriterion, aGroup, anEvaluation, anEvaluator, aVendor } from '../../support/an-evaluation'
import { arbitraryEdit } from '../../support/arbitrary-edit'
import { arbitraryEvaluation } from '../../support/arbitrary-evaluation'
import { aSmallEvaluation } from '../../support/a-small-evaluation'

const format = 'evenhand/evaluation'
const at = '2026-02-02T02:02:02.020Z'

const readOf = (text: string) => {
  const read = readEvaluationJson(text)
  if (read.kind !== 'read') throw new Error(JSON.stringify(read))
  return read
}
const wrapped = (parts: object) => JSON.stringify({ format, schemaVersion, ...parts })

const arbitraryTrail = fc
  .tuple(fc.array(arbitraryEdit(aSmallEvaluation()), { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 4 }))
  .map(([edits, undos]): Entry[] => [
    ...edits.map((edit, i): Entry => ({ id: `t${i}`, at, session: 's', action: { kind: 'edit', edit } })),
    ...undos.map((n, i): Entry => ({
      id: `u${i}`,
      at,
      session: 's2',
      action: { kind: n % 2 ? 'undo' : 'redo', entry: `t${n % 8}` },
    })),
  ])

afterEach(() => {
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

describe('the JSON backup', () => {
  it('brings back any evaluation and its whole trail exactly', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), arbitraryTrail, (document, trail) => {
        const read = readOf(writeEvaluationJson(document, trail))
        expect(read.problems).toEqual([])
        expect(read.document).toEqual(document)
        expect(read.trail).toEqual(trail)
        expect(read.version).toBe(schemaVersion)
      }),
    )
  })

  it('keeps every part of a file whose ids are not ours, under ids that are', () => {
    const document = {
      ...anEvaluation().build(),
      id: '评选 1',
      criteria: { ...aGroup('root', []), id: 'root', children: [{ ...aCriterion('Fit'), id: '1' }, aCriterion('1')] },
      vendors: [{ ...aVendor('A'), id: '1' }, aVendor('1'), { ...aVendor('B'), id: '云启' }],
      evaluators: [{ ...anEvaluator('Ann'), id: 'ann@office' }],
      ratings: { 'ann@office': { '1': { '1': { state: 'rated', level: 4 }, 云启: { state: 'na' } } } },
      rules: { ...defaultRules, tieBreaks: ['1'] },
    }
    const read = readOf(wrapped({ document }))
    expect(read.problems).toEqual([{ code: 'document-ids-renamed', severity: 'warning', params: { count: 6 } }])
    const { criteria, vendors, evaluators, ratings, rules } = read.document
    const [a, one, b] = vendors.map(({ id }) => id)
    expect([one, criteria.children[1]!.id]).toEqual(['v-1', 'c-1'])
    expect(new Set([a, one, b]).size).toBe(3)
    const fit = criteria.children[0]!.id
    expect(ratings).toEqual({
      [evaluators[0]!.id]: { [fit]: { [a!]: { state: 'rated', level: 4 }, [b!]: { state: 'na' } } },
    })
    expect(rules.tieBreaks).toEqual([fit])
    expect(readOf(writeEvaluationJson(read.document, [])).document).toEqual(read.document)
  })

  it('keeps what weights, scenarios, agreed marks and parts of evaluators say of such ids', () => {
    const start = anEvaluation().build()
    const document = {
      ...start,
      criteria: { ...start.criteria, children: ['适配', '服务'].map((id) => ({ ...aCriterion('x'), id })) },
      vendors: [{ ...aVendor('A'), id: '云启' }],
      evaluators: [
        { ...anEvaluator('Ann'), id: 'ann@office', assigned: ['适配'], recusals: [{ vendor: '云启', reason: '' }] },
      ],
      consensus: {
        适配: { 云启: { level: 3, reason: 'Seen', agreedBy: '', at: '2026-01-01T00:00:00.000Z', replaced: null } },
      },
      weighting: {
        inputs: {
          [start.criteria.id]: {
            points: { 适配: 70, 服务: 30 },
            rank: { rule: 'sum', tiers: [['服务'], ['适配']] },
            pairwise: { judges: [{ name: 'Ann', judgements: { 适配: { 服务: 3 } } }] },
            'best-worst': { best: '适配', worst: '服务', bestOver: { 服务: 4 }, overWorst: {} },
            applied: { method: 'points', weights: { 适配: 70, 服务: 30 } },
          },
        },
        sets: [{ id: '销售', name: 'Sales', note: '', weights: { 服务: 9 }, evaluator: 'ann@office' }],
      },
      scenarios: [{ id: '情景 1', name: 'If', note: '', weights: { 适配: 2 }, levels: { 服务: { 云启: 5 } } }],
    }
    const { document: read } = readOf(wrapped({ document }))
    const [fit, service] = read.criteria.children.map(({ id }) => id)
    const [vendor, evaluator] = [read.vendors[0]!.id, read.evaluators[0]!]
    expect(evaluator).toMatchObject({ assigned: [fit], recusals: [{ vendor }] })
    expect(read.consensus).toMatchObject({ [fit!]: { [vendor]: { level: 3 } } })
    expect(read.weighting.inputs[read.criteria.id]).toEqual({
      points: { [fit!]: 70, [service!]: 30 },
      rank: { rule: 'sum', tiers: [[service], [fit]] },
      pairwise: { judges: [{ name: 'Ann', judgements: { [fit!]: { [service!]: 3 } } }] },
      'best-worst': { best: fit, worst: service, bestOver: { [service!]: 4 }, overWorst: {} },
      applied: { method: 'points', weights: { [fit!]: 70, [service!]: 30 } },
    })
    expect(read.weighting.sets).toMatchObject([{ id: 'w-1', weights: { [service!]: 9 }, evaluator: evaluator.id }])
    expect(read.scenarios).toMatchObject([
      { id: 's-1', weights: { [fit!]: 2 }, levels: { [service!]: { [vendor]: 5 } } },
    ])
  })

  it('brings back any text in any place', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '=cmd|"/c calc"!A1',
        '__proto__',
        '\u202Egnp.exe',
        '👩‍👩‍👧',
        '\u0000',
        'x'.repeat(40_000),
      ),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = aSmallEvaluation()
        const document = {
          ...plain,
          title: text,
          description: text,
          vendors: plain.vendors.map((vendor) => ({ ...vendor, name: text, note: text, contact: text, website: text })),
          evaluators: plain.evaluators.map((one) => ({ ...one, name: text, role: text })),
          criteria: { ...plain.criteria, children: plain.criteria.children.map((node) => ({ ...node, name: text })) },
        }
        const read = readOf(writeEvaluationJson(document, []))
        expect(read).toMatchObject({ document, problems: [] })
      }),
      { numRuns: 50 },
    )
  })

  it('keeps rows whose marks have all been taken away', () => {
    const document = { ...aSmallEvaluation(), ratings: { 'p-1': { 'c-sso': {} } } }
    expect(readOf(wrapped({ document })).document.ratings).toEqual({ 'p-1': { 'c-sso': {} } })
  })

  it('is read with a byte order mark too', () => {
    expect(readOf(`\uFEFF${writeEvaluationJson(anEvaluation().build(), [])}`).problems).toEqual([])
  })
})

describe('a file that is no backup', () => {
  it.each([
    ['', 'json-broken'],
    ['{"format":"evenhand/evaluation","schemaVersion":2,"docu', 'json-broken'],
    ['null', 'json-not-an-evaluation'],
    ['[1]', 'json-not-an-evaluation'],
    ['"text"', 'json-not-an-evaluation'],
    ['{}', 'json-not-an-evaluation'],
    [JSON.stringify({ format: 'evenhand/criteria-pack', schemaVersion: 1 }), 'json-not-an-evaluation'],
    [JSON.stringify({ format, document: {} }), 'json-not-an-evaluation'],
    [JSON.stringify({ format, schemaVersion: 0, document: {} }), 'json-not-an-evaluation'],
    [JSON.stringify({ format, schemaVersion: 1.5, document: {} }), 'json-not-an-evaluation'],
    [JSON.stringify({ format, schemaVersion: '1', document: {} }), 'json-not-an-evaluation'],
    [JSON.stringify({ format, schemaVersion: 1 }), 'json-without-document'],
    [JSON.stringify({ format, schemaVersion: 1, document: null }), 'json-without-document'],
    [JSON.stringify({ format, schemaVersion: 1, document: {} }), 'json-without-document'],
    [wrapped({ document: { ...anEvaluation().build(), id: 7 } }), 'json-without-document'],
    [wrapped({ document: { ...anEvaluation().build(), criteria: [] } }), 'json-without-document'],
  ])('is refused: %s', (text, code) => {
    expect(readEvaluationJson(text)).toMatchObject({ kind: 'refused', problem: { code, severity: 'error' } })
  })

  it('is only looked at when a newer app wrote it, as far as it can be read', () => {
    const version = schemaVersion + 1
    const text = (document: unknown) => JSON.stringify({ format, schemaVersion: version, document, trail: [7] })
    expect(readEvaluationJson(text({ anything: 1 }))).toEqual({ kind: 'newer', version, document: null })
    const document = anEvaluation().withVendors('A').build()
    const read = readEvaluationJson(text({ ...document, rules: { ...document.rules, fromTheFuture: 1 }, weather: [] }))
    expect(read).toEqual({ kind: 'newer', version, document })
  })

  it('never throws, whatever the text', () => {
    const version = fc.constantFrom<unknown>(1, schemaVersion, schemaVersion + 1, -1, NaN, '1', null)
    fc.assert(
      fc.property(version, fc.jsonValue(), fc.jsonValue(), (schemaVersion, document, trail) => {
        const read = readEvaluationJson(JSON.stringify({ format, schemaVersion, document, trail }))
        expect(['read', 'newer', 'refused']).toContain(read.kind)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readEvaluationJson(text).kind).toBe('refused')
      }),
    )
  })
})

describe('the trail of a file', () => {
  const document = aSmallEvaluation()
  const sound: Entry = { id: 't', at, session: 's', action: { kind: 'undo', entry: 'u' } }
  const edit = (name: unknown, args: unknown) => ({ ...sound, action: { kind: 'edit', edit: { name, args } } })
  let bottomless: unknown = 1
  for (let i = 0; i < 20_000; i++) bottomless = [bottomless]

  it.each<[string, unknown]>([
    ['no record', null],
    ['a number', 7],
    ['no time', { ...sound, at: 'yesterday' }],
    ['a time that is none', { ...sound, at: '2026-02-30T99:99:99Z' }],
    ['no action', { ...sound, action: undefined }],
    ['an unknown action', { ...sound, action: { kind: 'eval' } }],
    ['an undo of nothing', { ...sound, action: { kind: 'undo', entry: 4 } }],
    ['an unknown edit', edit('explode', {})],
    ['an edit named like a built-in', edit('constructor', {})],
    ['an edit without arguments', edit('rate', undefined)],
    ['cells that are no list', edit('rate', { cells: 'c' })],
    ['vendors without names', edit('addVendors', { vendors: [{}] })],
    ['a node without a name', edit('addNode', { node: {} })],
    ['a batch without a label', edit('batch', { edits: [] })],
  ])('loses an entry with %s, and says so', (_, entry) => {
    const read = readOf(wrapped({ document, trail: [sound, entry, sound] }))
    expect(read.trail).toEqual([sound, sound])
    expect(read.problems).toEqual([{ code: 'document-trail-dropped', severity: 'warning', params: { count: 1 } }])
  })

  it('loses one that is no list, and says so', () => {
    const read = readOf(wrapped({ document, trail: {} }))
    expect(read).toMatchObject({ trail: [], problems: [{ code: 'document-trail-dropped' }] })
  })

  it('loses an entry so deep that it could not be written out again', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const text = `{"format":"${format}","schemaVersion":${schemaVersion},"document":${JSON.stringify(document)},"trail":[{"id":"t","at":"${at}","session":"s","action":{"kind":"edit","edit":{"name":"setRules","args":{"x":${deep}}}}}]}`
    expect(readOf(text)).toMatchObject({ trail: [], problems: [{ code: 'document-trail-dropped' }] })
  })

  it('can always be listed', () => {
    const name = fc.constantFrom(
      'rate',
      'batch',
      'addNode',
      'addNodes',
      'addVendors',
      'annotate',
      'restore',
      'setScale',
      'moveNode',
    )
    const entries = fc.record({
      name,
      args: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom('cells', 'node', 'nodes', 'vendors', 'label', 'id', 'criterion', 'vendor'),
          fc.jsonValue(),
        ),
      ),
    })
    fc.assert(
      fc.property(fc.array(entries), (edits) => {
        const { trail } = readOf(wrapped({ document, trail: edits.map(({ name, args }) => edit(name, args)) }))
        for (const line of describeTrail(trail, document)) expect(line.subject).toBeTypeOf('string')
      }),
    )
  })
})
