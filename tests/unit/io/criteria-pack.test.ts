import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heightOf, leavesOf, nodesOf } from '@/domain/criteria/tree'
import { weightTable } from '@/domain/criteria/weights'
import { isLevelOf, scaleFault } from '@/domain/criteria/scales'
import { maxDepth } from '@/domain/evaluation'
import type { Criterion, GroupId } from '@/domain/evaluation'
import { loadJson } from '../../support/load-json'
import { readPack } from '@/io/criteria-pack'
import { instantiatePack } from '@/io/instantiate-pack'
import { packCatalog, packFiles } from '@/io/pack-catalog'

const locales = ['zh-CN', 'en'] as const
const root = 'g-root' as GroupId
const folder = new URL('../../../criteria/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const jsonOf = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

/** Its files may hold any words; the language they are in shows by the script. */
const hasChinese = (text: string) => /\p{Script=Han}/u.test(text)

const anchorsOf = ({ scale }: Criterion): string[] => {
  if (scale.kind === 'levels') return scale.levels.map((level) => level.anchor).filter((anchor) => anchor !== '')
  return scale.kind === 'measure' ? [] : scale.anchors.map((anchor) => anchor.anchor)
}

describe.each(files)('criteria/%s', (file) => {
  const read = readPack(jsonOf(file))
  if (!read.ok) throw new Error(`${read.problem.code} ${JSON.stringify(read.problem.params)}`)
  const pack = read.value

  it('is named after its id', () => {
    expect(`${pack.id}.json`).toBe(file)
  })

  it.each(locales)('makes a sound tree in %s', (locale) => {
    const tree = instantiatePack(pack, locale, root)
    const nodes = nodesOf(tree)
    expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length)
    expect(heightOf(tree) - 1).toBeLessThanOrEqual(maxDepth)
    const weights = weightTable(tree)
    expect(weights.unweighted).toEqual([])
    const criteria = leavesOf(tree)
    expect(criteria.reduce((sum, { id }) => sum + weights.globals.get(id)!, 0)).toBeCloseTo(1, 12)
    for (const criterion of criteria) {
      expect(scaleFault(criterion.scale), criterion.id).toBeNull()
      expect(criterion.description, criterion.id).not.toBe('')
      if (criterion.threshold !== null) expect(isLevelOf(criterion.scale, criterion.threshold)).toBe(true)
    }
  })

  it('has the same anchors in both languages', () => {
    const [zh, en] = locales.map((locale) => leavesOf(instantiatePack(pack, locale, root)).map(anchorsOf))
    expect(zh!.map((anchors) => anchors.length)).toEqual(en!.map((anchors) => anchors.length))
  })
})

describe.each(['crm-selection.json', 'generic-saas.json'])('our own criteria/%s', (file) => {
  const read = readPack(jsonOf(file))
  if (!read.ok) throw new Error(read.problem.code)
  const pack = read.value

  it.each(locales)('says in %s what each level means', (locale) => {
    for (const { id, scale } of leavesOf(instantiatePack(pack, locale, root))) {
      if (scale.kind === 'measure') continue
      if (scale.kind === 'levels')
        expect(scale.levels.filter(({ anchor }) => anchor === '').map(({ level }) => `${id} ${level}`)).toEqual([])
      else expect(scale.anchors.length, id).toBeGreaterThan(1)
    }
  })

  it('speaks Chinese in zh-CN and not in en', () => {
    for (const node of nodesOf(instantiatePack(pack, 'zh-CN', root))) {
      expect(hasChinese(node.description), `${node.id} ${node.description}`).toBe(true)
      if (node.kind === 'criterion') for (const anchor of anchorsOf(node)) expect(hasChinese(anchor), anchor).toBe(true)
    }
    for (const node of nodesOf(instantiatePack(pack, 'en', root))) {
      expect(hasChinese(node.name + node.description), node.id).toBe(false)
      if (node.kind === 'criterion')
        for (const anchor of anchorsOf(node)) expect(hasChinese(anchor), anchor).toBe(false)
    }
  })
})

describe('the pack catalog', () => {
  it('finds every file in criteria/, and none in its folders', async () => {
    expect((await packFiles(loadJson)).map(({ file }) => file)).toEqual(
      files.toSorted().map((file) => `criteria/${file}`),
    )
  })

  it('offers every pack under an id of its own', async () => {
    const ids = (await packCatalog(loadJson)).map(({ id }) => id)
    expect(ids).toContain('crm-selection')
    expect(new Set(ids).size).toBe(files.length)
  })
})

describe('the CRM pack', () => {
  const read = readPack(jsonOf('crm-selection.json'))
  const criteria = read.ok ? leavesOf(instantiatePack(read.value, 'en', root)) : []

  it('has about 30 criteria and every kind of scale', () => {
    expect(criteria.length).toBeGreaterThanOrEqual(30)
    expect(new Set(criteria.map(({ scale }) => scale.kind))).toEqual(new Set(['levels', 'points', 'yes-no', 'measure']))
  })

  it('makes data residency and data return must-haves', () => {
    expect(criteria.filter(({ threshold }) => threshold !== null).map(({ id }) => id)).toEqual([
      'c-residency',
      'c-exit',
    ])
  })
})

const text = (en: string) => ({ 'zh-CN': `${en} 中`, en })

const aLevels = (...levels: number[]) => ({
  kind: 'levels',
  levels: levels.map((level) => ({ level, label: text(String(level)) })),
})

const aCriterion = (id: string, changes: object = {}) => ({
  id,
  name: text(id),
  description: text(`${id} means`),
  weight: 1,
  scale: 'three',
  ...changes,
})

const aGroup = (id: string, children: readonly object[], changes: object = {}) => ({
  id,
  name: text(id),
  description: text(`${id} means`),
  weight: 1,
  children,
  ...changes,
})

const aPack = (changes: object = {}) => ({
  format: 'evenhand/criteria-pack',
  schemaVersion: 1,
  id: 'tiny',
  name: text('Tiny'),
  description: text('Small'),
  scales: { three: aLevels(1, 2, 3) },
  groups: [aGroup('g-a', [aCriterion('c-a')])],
  ...changes,
})

const withCriterion = (changes: object) => aPack({ groups: [aGroup('g-a', [aCriterion('c-a', changes)])] })

const without = (value: object, key: string) => Object.fromEntries(Object.entries(value).filter(([k]) => k !== key))

/** `code at path`, or `ok`. */
const verdict = (pack: unknown) => {
  const read = readPack(pack)
  if (read.ok) return 'ok'
  const { path } = read.problem.params
  return path === undefined ? read.problem.code : `${read.problem.code} at ${path}`
}

describe('readPack', () => {
  it('takes a small pack', () => {
    expect(verdict(aPack())).toBe('ok')
  })

  it('takes the example of criteria/README.md', () => {
    const example = /```json\n([\s\S]*?)```/.exec(readFileSync(new URL('README.md', folder), 'utf8'))![1]!
    expect(verdict(JSON.parse(example))).toBe('ok')
  })

  it.each([null, undefined, 7, 'text', [], {}, { format: 'evenhand/evaluation', schemaVersion: 1 }])(
    'refuses %j, which is no pack',
    (input) => {
      expect(verdict(input)).toBe('pack-not-a-pack')
    },
  )

  it('refuses a pack of a later version', () => {
    expect(verdict(aPack({ schemaVersion: 2 }))).toBe('pack-newer-version')
  })

  const nested = (depth: number): object =>
    depth === 1 ? aCriterion('c-deep') : aGroup(`g-${depth}`, [nested(depth - 1)])

  it.each<[string, unknown, string]>([
    ['an unknown key', aPack({ colour: 'red' }), 'pack-unknown-key at colour'],
    ['an unknown key in a criterion', withCriterion({ note: '' }), 'pack-unknown-key at groups[0].children[0].note'],
    ['a missing key', without(aPack(), 'groups'), 'pack-missing at groups'],
    ['a missing language', aPack({ name: { en: 'Tiny' } }), 'pack-missing at name.zh-CN'],
    [
      'an anchor in one language',
      withCriterion({ anchors: { 1: { 'zh-CN': '甲' } } }),
      'pack-missing at groups[0].children[0].anchors.1.en',
    ],
    ['an empty text', aPack({ name: { 'zh-CN': ' ', en: 'Tiny' } }), 'pack-wrong-value at name.zh-CN'],
    ['a negative weight', withCriterion({ weight: -1 }), 'pack-wrong-value at groups[0].children[0].weight'],
    ['a weight that is text', withCriterion({ weight: '1' }), 'pack-wrong-value at groups[0].children[0].weight'],
    ['an infinite weight', withCriterion({ weight: Infinity }), 'pack-wrong-value at groups[0].children[0].weight'],
    ['an id without its prefix', withCriterion({ id: 'fit' }), 'pack-wrong-value at groups[0].children[0].id'],
    ["a group's id on a criterion", withCriterion({ id: 'g-b' }), 'pack-wrong-value at groups[0].children[0].id'],
    ['an id with a space', withCriterion({ id: 'c-a b' }), 'pack-wrong-value at groups[0].children[0].id'],
    ['a group without criteria', aPack({ groups: [aGroup('g-a', [])] }), 'pack-wrong-value at groups[0].children'],
    ['no groups', aPack({ groups: [] }), 'pack-wrong-value at groups'],
    [
      'an id used twice',
      aPack({ groups: [aGroup('g-a', [aCriterion('c-a')]), aGroup('g-b', [aCriterion('c-a')])] }),
      'pack-id-taken at groups[1].children[0].id',
    ],
    ['siblings that are all zero', withCriterion({ weight: 0 }), 'pack-weights-all-zero at groups[0].children'],
    [
      'groups that are all zero',
      aPack({ groups: [aGroup('g-a', [aCriterion('c-a')], { weight: 0 })] }),
      'pack-weights-all-zero at groups',
    ],
    [
      'a tree that is too deep',
      aPack({ groups: [nested(maxDepth + 1)] }),
      'pack-too-deep at groups[0].children[0].children[0].children[0].children[0]',
    ],
    ['a scale that is not there', withCriterion({ scale: 'ten' }), 'pack-scale-unknown at groups[0].children[0].scale'],
    [
      'a scale named like a built-in',
      withCriterion({ scale: 'constructor' }),
      'pack-scale-unknown at groups[0].children[0].scale',
    ],
    [
      'an unknown kind of scale',
      withCriterion({ scale: { kind: 'stars' } }),
      'pack-wrong-value at groups[0].children[0].scale.kind',
    ],
    ['levels that fall', aPack({ scales: { three: aLevels(1, 3, 2) } }), 'pack-scale-not-ascending at scales.three'],
    [
      'levels that fall in a scale of its own',
      withCriterion({ scale: aLevels(2, 2) }),
      'pack-scale-not-ascending at groups[0].children[0].scale',
    ],
    ['a single level', aPack({ scales: { three: aLevels(1) } }), 'pack-scale-too-few-levels at scales.three'],
    [
      'full points of 0',
      withCriterion({ scale: { kind: 'points', full: 0 } }),
      'pack-scale-not-a-number at groups[0].children[0].scale',
    ],
    [
      'a value above 1',
      aPack({ scales: { three: { kind: 'measure', unit: text('h'), points: [{ level: 1, value: 2 }] } } }),
      'pack-wrong-value at scales.three.points[0].value',
    ],
    [
      'an anchor for a level that the scale lacks',
      withCriterion({ anchors: { 4: text('four') } }),
      'pack-anchor-unknown-level at groups[0].children[0].anchors.4',
    ],
    [
      'an anchor under a second spelling of a level',
      withCriterion({ anchors: { '1.0': text('one') } }),
      'pack-anchor-unknown-level at groups[0].children[0].anchors.1.0',
    ],
    [
      'an anchor beyond full points',
      withCriterion({ scale: { kind: 'points', full: 10 }, anchors: { 11: text('eleven') } }),
      'pack-anchor-unknown-level at groups[0].children[0].anchors.11',
    ],
    [
      'a threshold between levels',
      withCriterion({ threshold: 1.5 }),
      'pack-threshold-unknown-level at groups[0].children[0].threshold',
    ],
    [
      "a group's threshold above 100",
      aPack({ groups: [aGroup('g-a', [aCriterion('c-a')], { threshold: 101 })] }),
      'pack-wrong-value at groups[0].threshold',
    ],
  ])('refuses %s and says where', (_, pack, expected) => {
    expect(verdict(pack)).toBe(expected)
  })

  it('answers any JSON with a value or a problem, and throws at none', () => {
    const keys = fc.constantFrom(...Object.keys(aPack()), '__proto__', 'constructor')
    fc.assert(
      fc.property(keys, fc.jsonValue(), (key, value) => {
        const pack: unknown = JSON.parse(`{"__proto__":1,${JSON.stringify({ ...aPack(), [key]: value }).slice(1)}`)
        expect(verdict(pack)).toMatch(/^(ok|pack-)/)
      }),
    )
  })

  it('takes a tree of the greatest depth', () => {
    expect(verdict(aPack({ groups: [nested(maxDepth)] }))).toBe('ok')
  })
})

describe('instantiatePack', () => {
  const tree = (pack: unknown, locale: (typeof locales)[number] = 'en') => {
    const read = readPack(pack)
    if (!read.ok) throw new Error(read.problem.code)
    return instantiatePack(read.value, locale, root)
  }

  it('keeps ids, weights and thresholds and takes one language', () => {
    const pack = aPack({ groups: [aGroup('g-a', [aCriterion('c-a', { weight: 5, threshold: 2 })], { threshold: 60 })] })
    const [group] = tree(pack, 'zh-CN').children
    expect(group).toMatchObject({ kind: 'group', id: 'g-a', name: 'g-a 中', weight: 1, threshold: 60 })
    const [criterion] = leavesOf(group!)
    expect(criterion).toMatchObject({ kind: 'criterion', id: 'c-a', name: 'c-a 中', weight: 5, threshold: 2 })
  })

  it('puts anchors to their levels and leaves the others empty', () => {
    const [criterion] = leavesOf(tree(withCriterion({ anchors: { 3: text('best'), 1: text('worst') } })))
    expect(criterion!.scale).toEqual({
      kind: 'levels',
      levels: [
        { level: 1, label: '1', anchor: 'worst', value: null },
        { level: 2, label: '2', anchor: '', value: null },
        { level: 3, label: '3', anchor: 'best', value: null },
      ],
    })
  })

  it('sorts the anchors of a points scale by level', () => {
    const changes = {
      scale: { kind: 'points', full: 10 },
      anchors: { '7.5': text('good'), 10: text('full'), 0: text('nil') },
    }
    const [criterion] = leavesOf(tree(withCriterion(changes)))
    expect(criterion!.scale).toMatchObject({ anchors: [{ level: 0 }, { level: 7.5 }, { level: 10 }] })
  })
})
