import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultRules, type CriteriaNode } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { maxTextLength } from '@/io/document-schemas'
import { readDocument } from '@/io/evaluation-schema'
import { aCriterion, aGroup, anEvaluation, anEvaluator, aVendor } from '../../support/an-evaluation'
import { arbitraryEvaluation } from '../../support/arbitrary-evaluation'
import { aSmallEvaluation } from '../../support/a-small-evaluation'

const sound = aSmallEvaluation()
type Loose = Record<string, unknown>

const read = (input: unknown) => {
  const salvaged = readDocument(input)
  if (!salvaged) throw new Error('refused')
  return salvaged
}
/** As JSON brings it: `__proto__` an own key, NaN null. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const withVendor = (changes: Loose) => ({
  ...sound,
  vendors: [{ ...sound.vendors[0], ...changes }, ...sound.vendors.slice(1)],
})
const withNode = (changes: Loose) => ({
  ...sound,
  criteria: {
    ...sound.criteria,
    children: [{ ...sound.criteria.children[1], ...changes }, ...sound.criteria.children.slice(2)],
  },
})
const codesOf = (input: unknown) => read(input).problems.map(({ code, params }) => [code, ...Object.values(params)])

afterEach(() => {
  expect(({} as Loose).polluted).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})

describe('a sound document', () => {
  it('is read as it is', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        expect(readDocument(asJson(document))).toEqual({ document, problems: [] })
      }),
    )
  })

  it('loses keys that the schema does not name', () => {
    expect(read({ ...sound, extra: 1, vendors: sound.vendors.map((vendor) => ({ ...vendor, price: 1 })) })).toEqual({
      document: sound,
      problems: [],
    })
  })
})

describe('a document without which nothing can be done', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['a text', 'evaluation'],
    ['an empty record', {}],
    ['one without an id', { ...sound, id: undefined }],
    ['one with an id of another shape', { ...sound, id: '__proto__' }],
    ['one without criteria', { ...sound, criteria: null }],
    ['one with a criterion as the root', { ...sound, criteria: aCriterion('x') }],
  ])('is refused: %s', (_, input) => {
    expect(readDocument(input)).toBeNull()
  })
})

describe('a damaged part', () => {
  it.each<[string, Loose, string, Loose]>([
    ['a name that is a number', { name: 4 }, 'name', { name: '' }],
    ['an unknown status', { status: 'winner' }, 'status', { status: 'longlist' }],
    ['a colour outside the palette', { color: 77 }, 'color', { color: 0 }],
    ['a note that is missing', { note: undefined }, 'note', { note: '' }],
  ])('of a vendor is mended and named: %s', (_, changes, field, mended) => {
    const { document, problems } = read(withVendor(changes))
    expect(document).toEqual(withVendor(mended))
    expect(problems).toMatchObject([{ code: 'document-field-repaired', severity: 'warning', params: { field } }])
  })

  it.each<[string, Loose, string, Loose]>([
    ['NaN as weight', { weight: NaN }, 'weight', { weight: 0 }],
    ['a negative weight', { weight: -3 }, 'weight', { weight: 0 }],
    ['a weight as text', { weight: '3' }, 'weight', { weight: 0 }],
    ['a threshold as text', { threshold: '7' }, 'threshold', { threshold: null }],
  ])('of a criterion is mended and named: %s', (_, changes, field, mended) => {
    const { document, problems } = read(asJson(withNode(changes)))
    expect(document.criteria).toEqual(withNode(mended).criteria)
    expect(problems.map((p) => p.params.field)).toContain(field)
  })

  it('of a criterion that is a threshold off its scale is taken away and named', () => {
    const { document, problems } = read(withNode({ threshold: 7 }))
    expect(document.criteria).toEqual(withNode({ threshold: null }).criteria)
    expect(problems[0]).toMatchObject({ code: 'document-threshold-dropped', params: { where: 'SSO' } })
  })

  it('of the evaluation itself is mended and named', () => {
    const { document, problems } = read({
      ...sound,
      title: null,
      createdAt: 'yesterday',
      rules: { ...defaultRules, pooling: 'max' },
    })
    expect(document).toEqual({ ...sound, title: '', createdAt: '1970-01-01T00:00:00.000Z' })
    expect(problems.map((p) => p.params.field ?? p.params.where).toSorted()).toEqual(['createdAt', 'pooling', 'title'])
  })

  it.each([
    ['ratings', []],
    ['ratings', 'x'],
    ['vendors', {}],
    ['evaluators', 'x'],
    ['rules', []],
    ['weighting', []],
    ['scenarios', {}],
  ])('that is no %s at all is named: %j', (field, value) => {
    expect(codesOf({ ...sound, ratings: {}, [field]: value })).toContainEqual(['document-head-repaired', field])
  })

  it('that is a row of ratings, a scenario or a set of weights is left out and named', () => {
    const damaged = {
      ...sound,
      ratings: { 'p-1': [], 'p-2': { 'c-funnel': 'x' } },
      scenarios: [{}, null, { id: 's-1', name: 'If' }, { id: 's-1', name: 'Again' }],
      weighting: { inputs: {}, sets: [{ id: 1 }, { id: 'w-1', name: 'Sales' }, { id: 'w-1', name: 'Twice' }] },
    }
    expect(codesOf(damaged)).toEqual([
      ['document-rating-dropped', 'p-1'],
      ['document-rating-dropped', 'p-2 / c-funnel'],
      ['document-weight-set-dropped', '1'],
      ['document-weight-set-dropped', 'Twice'],
      ['document-scenario-dropped', '1'],
      ['document-scenario-dropped', '2'],
      ['document-scenario-dropped', 'Again'],
    ])
  })

  it('of a group that is a threshold beyond 0 to 100 is taken away and named', () => {
    const { document, problems } = read({ ...sound, criteria: { ...sound.criteria, threshold: 1e9 } })
    expect(document.criteria.threshold).toBeNull()
    expect(problems.map(({ code }) => code)).toEqual(['document-threshold-dropped'])
  })

  it('that is a text of absurd length is cut, never through a character', () => {
    const long = '😀'.repeat(maxTextLength / 2 + 10)
    const { document, problems } = read(withVendor({ note: `x${long}` }))
    const { note } = document.vendors[0]!
    expect(note).toBe(`x${'😀'.repeat(maxTextLength / 2 - 1)}`)
    expect(problems).toHaveLength(1)
  })

  it('is left out when it has no id of its own', () => {
    const [first] = sound.vendors
    const input = {
      ...sound,
      vendors: [...sound.vendors, { ...first, name: 'Twin' }, { ...first, id: 'x' }, null, 'v'],
    }
    expect(read(input).document).toEqual(sound)
    expect(codesOf(input).map(([code, where]) => `${code} ${where}`)).toEqual([
      'document-vendor-dropped Twin',
      `document-vendor-dropped ${first!.name}`,
      'document-vendor-dropped 7',
      'document-vendor-dropped 8',
    ])
  })

  it('that is a criterion with an impossible scale is left out, its siblings stay', () => {
    const broken = { ...aCriterion('broken'), scale: { kind: 'levels', levels: [] } } as unknown as CriteriaNode
    const input = anEvaluation()
      .withCriteria(aGroup('fit', [aCriterion('a'), broken, aCriterion('b')]))
      .build()
    const [group] = read(input).document.criteria.children
    expect(group).toMatchObject({ children: [{ id: 'c-a' }, { id: 'c-b' }] })
    expect(codesOf(input)).toEqual([['document-node-dropped', 'broken']])
  })

  it('that lies too deep in the tree is left out', () => {
    let deep: CriteriaNode = aCriterion('deepest')
    for (let i = 0; i < 6; i++) deep = aGroup(`g${i}`, [deep])
    expect(codesOf(anEvaluation().withCriteria(deep).build())).toEqual([['document-node-dropped', 'g1']])
  })

  it('that nests without end is no danger', () => {
    let endless: unknown = {}
    for (let i = 0; i < 50_000; i++) endless = { kind: 'group', id: `g-${i}`, name: 'x', children: [endless] }
    expect(readDocument({ ...sound, criteria: endless })?.document.criteria.name).toBe('x')
  })
})

describe('ratings', () => {
  const withRatings = (ratings: unknown) => ({ ...sound, ratings })

  it.each<[string, unknown, string]>([
    ['an unknown evaluator', { 'p-9': {} }, 'p-9'],
    ['an unknown criterion', { 'p-1': { 'c-none': {} } }, 'p-1 / c-none'],
    ['an unknown vendor', { 'p-1': { 'c-sso': { 'v-none': { state: 'na' } } } }, 'p-1 / c-sso / v-none'],
    [
      'a level the scale does not have',
      { 'p-1': { 'c-sso': { 'v-a': { state: 'rated', level: 3 } } } },
      'p-1 / c-sso / v-a',
    ],
    ['NaN as level', { 'p-1': { 'c-days': { 'v-a': { state: 'rated', level: null } } } }, 'p-1 / c-days / v-a'],
    ['no state', { 'p-1': { 'c-sso': { 'v-a': { level: 1 } } } }, 'p-1 / c-sso / v-a'],
    ['no record', { 'p-1': { 'c-sso': { 'v-a': 5 } } }, 'p-1 / c-sso / v-a'],
  ])('with %s are left out and named', (_, ratings, where) => {
    expect(codesOf(withRatings(ratings))).toEqual([['document-rating-dropped', where]])
    expect(evaluate(read(withRatings(ratings)).document).standings).toHaveLength(sound.vendors.length)
  })

  it('never reach the prototype of anything', () => {
    const json = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
      "p-1":{"__proto__":{"v-a":{"state":"na"}},"c-sso":{"__proto__":{"polluted":1},"v-a":{"state":"na","__proto__":{"level":1}}}}}`
    const { document } = read(withRatings(JSON.parse(json)))
    expect(document.ratings).toEqual({ 'p-1': { 'c-sso': { 'v-a': { state: 'na' } } } })
    expect(Object.getPrototypeOf(document.ratings)).toBe(Object.prototype)
  })

  it('stay when a remark of theirs is no text', () => {
    const broken = { state: 'rated', level: 1, note: 7, evidence: 'kept', ratedAt: null }
    const { document, problems } = read(withRatings({ 'p-1': { 'c-sso': { 'v-a': broken } } }))
    expect(document.ratings).toEqual({ 'p-1': { 'c-sso': { 'v-a': { state: 'rated', level: 1, evidence: 'kept' } } } })
    expect(problems.map((p) => p.code)).toEqual(['document-remark-dropped', 'document-remark-dropped'])
  })

  it('stay when the time they were given is none, for no page could show it', () => {
    const salvaged = read(withRatings({ 'p-1': { 'c-sso': { 'v-a': { state: 'rated', level: 1, ratedAt: 'once' } } } }))
    expect(salvaged.document.ratings).toEqual({ 'p-1': { 'c-sso': { 'v-a': { state: 'rated', level: 1 } } } })
    expect(salvaged.problems.map((problem) => problem.code)).toEqual(['document-remark-dropped'])
  })

  it('keep their remarks, whatever is in them', () => {
    const mark = {
      state: 'rated',
      level: 1,
      note: '<img onerror=x>\u202E=cmd|',
      evidence: '__proto__',
      ratedAt: '2026-02-02T02:02:02.020Z',
    }
    expect(read(withRatings({ 'p-1': { 'c-sso': { 'v-a': mark } } })).document.ratings).toEqual({
      'p-1': { 'c-sso': { 'v-a': mark } },
    })
  })
})

describe('whatever is done to a document', () => {
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('__proto__', 'x'.repeat(5000), '\u202E', '👩‍👩‍👧', -1, 1e308, null, [], {}),
  )

  it('it is refused or becomes one that can be evaluated and is read again as it is', () => {
    const document = anEvaluation()
      .withVendors(aVendor('A'), aVendor('B'))
      .withEvaluators(anEvaluator('Ann'))
      .withCriteria(aCriterion('x'), aGroup('g', [aCriterion('y')]))
      .build()
    const paths = [...pathsOf(document)]
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), hostile), { minLength: 1, maxLength: 4 }), (changes) => {
        const broken = asJson(document)
        for (const [path, value] of changes) put(broken, path, value)
        const salvaged = readDocument(broken)
        if (!salvaged) return
        expect(evaluate(salvaged.document).document).toBe(salvaged.document)
        expect(readDocument(asJson(salvaged.document))).toEqual({ document: salvaged.document, problems: [] })
      }),
      { numRuns: 500 },
    )
  })
})

function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    yield [...path, key]
    yield* pathsOf(part, [...path, key])
  }
}

function put(into: unknown, path: readonly string[], value: unknown): void {
  let place = into
  for (const key of path.slice(0, -1)) {
    if (typeof place !== 'object' || place === null) return
    place = (place as Loose)[key]
  }
  if (typeof place === 'object' && place !== null) (place as Loose)[path.at(-1)!] = value
}
