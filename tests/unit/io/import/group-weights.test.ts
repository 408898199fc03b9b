import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import { weightTable } from '@/domain/criteria/weights'
import { shareOut, type WeighedRow } from '@/io/import/group-weights'
import { planNewEvaluation } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { importOptions, tableOfText } from '../../../support/import-options'

const newFrom = (text: string) => {
  const table = tableOfText(text)
  const { plan, document } = planNewEvaluation(table, recogniseTable(table, null), { ...importOptions(), title: 'New' })
  const { globals } = weightTable(document.criteria)
  const names = (document.criteria.children ?? []).map(({ name }) => name)
  return {
    kind: recogniseTable(table, null).kind,
    weights: leavesOf(document.criteria).map(({ name, id }) => [name, Math.round((globals.get(id) ?? 0) * 1e6) / 1e6]),
    groups: names,
    vendors: document.vendors.map(({ name }) => name),
    rejected: plan.rejected,
    warned: plan.problems.map(({ code }) => code),
    audit: plan.audit,
  }
}

const wanted = [
  ['线索', 0.15],
  ['报表', 0.45],
  ['培训', 0.4],
]

describe('a sheet with weights of groups and of criteria', () => {
  it.each([
    [
      'merged, beside the group',
      '维度,权重,指标,权重,甲,乙\n功能,60%,线索,25%,4,5\n,,报表,75%,3,4\n服务,40%,培训,100%,5,3\n',
    ],
    [
      'filled down',
      '一级指标,权重,二级指标,权重,甲,乙\n功能,60,线索,25,4,5\n功能,60,报表,75,3,4\n服务,40,培训,100,5,3\n',
    ],
    [
      'named by level',
      '一级指标,一级权重,二级指标,二级权重,甲,乙\n功能,0.6,线索,0.25,4,5\n功能,0.6,报表,0.75,3,4\n服务,0.4,培训,1,5,3\n',
    ],
    ['of the whole', '维度,权重,指标,权重,甲,乙\n功能,60,线索,15,4,5\n,,报表,45,3,4\n服务,40,培训,40,5,3\n'],
    [
      'behind the criteria',
      '维度,指标,权重,维度权重,甲,乙\n功能,线索,25,60,4,5\n,报表,75,,3,4\n服务,培训,100,40,5,3\n',
    ],
    ['on heading lines', '评审内容,权重,甲,乙\n功能,60%,,\n线索,25%,4,5\n报表,75%,3,4\n服务,40%,,\n培训,100%,5,3\n'],
    ['in a list without vendors', '维度,权重,指标,权重\n功能,60%,线索,25%\n,,报表,75%\n服务,40%,培训,100%\n'],
  ])('%s', (_, text) => {
    const read = newFrom(text)
    expect(read.rejected).toEqual([])
    expect(read.weights).toEqual(wanted)
    expect(read.groups).toEqual(['功能', '服务'])
    expect(read.warned).not.toContain('weights-second-column')
  })

  it('of groups alone: their criteria share equally, and no vendor is made of the column', () => {
    const read = newFrom('一级指标,权重,二级指标,甲,乙\n功能,60%,线索,4,5\n,,报表,3,4\n服务,40%,培训,5,3\n')
    expect(read.weights).toEqual([['线索', 0.3], ['报表', 0.3], ['培训', 0.4]]) // prettier-ignore
    expect(read.vendors).toEqual(['甲', '乙'])
    expect(read.warned).toContain('weights-shared-out')
  })

  it('of criteria alone, before their names, are not taken for those of groups', () => {
    const read = newFrom('维度,权重,指标,甲,乙\n功能,15,线索,4,5\n功能,45,报表,3,4\n服务,40,培训,5,3\n')
    expect(read.weights).toEqual(wanted)
    expect(read.warned).not.toContain('weights-shared-out')
  })

  it('audits the totals with the weights of the whole', () => {
    const sheet = (second: string) =>
      `维度,权重,指标,权重,甲,乙\n功能,60%,线索,25%,4,5\n,,报表,75%,3,4\n服务,40%,培训,100%,5,3\n总分,,,,3.95,${second}\n`
    expect(newFrom(sheet('3.75')).audit).toEqual([])
    expect(newFrom(sheet('4.75')).audit).toHaveLength(1)
  })

  it('names a weight of a group that is no number, with its cell', () => {
    const read = newFrom(
      '维度,权重,指标,权重,甲,乙\n功能,很高,线索,25,4,5\n功能,很高,报表,75,3,4\n服务,40,培训,100,5,3\n',
    )
    expect(read.rejected.map(({ code, line, column }) => [code, line, column])).toContainEqual([
      'weight-not-a-number',
      2,
      2,
    ])
  })
})

describe('sharing out', () => {
  const rows = fc.array(
    fc.record({
      path: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 2 }),
      own: fc.integer({ min: 0, max: 100 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  const sumOf = (weights: readonly (number | null)[]) =>
    weights.reduce<number>((total, weight) => total + (weight ?? 0), 0)

  it('leaves weights alone where no group has one', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const own = given.map((row): WeighedRow => ({ ...row, groupWeights: [] }))
        expect(shareOut(own)).toEqual(given.map((row) => row.own))
      }),
    )
  })

  it('gives a group what it weighs, in the proportions of its rows', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (given, a, b) => {
        const weightOf: Record<string, number> = { A: a, B: b, C: 7 }
        const weighed = given.map(({ path, own }): WeighedRow => {
          const [name] = path
          return { path, own, groupWeights: name ? [weightOf[name]!] : [] }
        })
        const weights = shareOut(weighed)
        for (const name of ['A', 'B', 'C']) {
          const within = given.flatMap(({ path }, i) => (path[0] === name ? [i] : []))
          if (within.length === 0) continue
          expect(sumOf(within.map((i) => weights[i]!))).toBeCloseTo(weightOf[name]!, 9)
          for (const i of within)
            for (const j of within)
              if (String(given[i]!.path) === String(given[j]!.path) && given[j]!.own > 0)
                expect(weights[i]! / weights[j]!).toBeCloseTo(given[i]!.own / given[j]!.own, 9)
        }
      }),
    )
  })
})
