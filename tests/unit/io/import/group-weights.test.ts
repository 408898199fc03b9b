import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import { weightTable } from '@/domain/criteria/weights'
import { shareOut, type WeighedRow } from '@/io/import/group-weights'
import { applyEdit } from '@/domain/edits/apply'
import type { Evaluation } from '@/domain/evaluation'
import { planImport, planNewEvaluation } from '@/io/import/plan-import'
import { aCriterion, aGroup, anEvaluation } from '../../../support/an-evaluation'
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

describe('what looks like weights of groups', () => {
  const weightsOf = (text: string) => newFrom(text).weights.map(([, weight]) => weight)

  it.each([
    ['a sheet of one level', '一级指标,一级权重,甲,乙\n功能匹配度,40%,4,5\n服务保障,60%,3,4\n', [0.4, 0.6]],
    ['the same numbered', '序号,一级指标,权重,甲,乙\n1,功能匹配度,40%,4,5\n2,服务保障,60%,3,4\n', [0.4, 0.6]],
    ['no groups at all', '指标,一级权重,甲,乙\n功能匹配度,40%,4,5\n服务保障,60%,3,4\n', [0.4, 0.6]],
    [
      'one weight left out',
      '一级指标,二级指标,权重,甲\n功能,漏斗,20,3\n服务,响应,,4\n价格,报价,50,3\n资质,证书,30,4\n',
      [0.2, 0, 0.5, 0.3],
    ],
    [
      'criteria that do not count',
      '分组,二级指标,权重,甲\n技术,架构,30,3\n技术,功能,,4\n商务,价格,70,3\n商务,付款,,4\n',
      [0.3, 0, 0.7, 0],
    ],
    [
      'weights of the whole beside both',
      '一级指标,一级权重,二级指标,二级权重,综合权重,甲,乙\n功能,40%,漏斗,50%,20%,4,5\n,,报表,50%,20%,3,4\n服务,60%,培训,100%,60%,3,4\n',
      [0.2, 0.2, 0.6],
    ],
  ])('%s', (_, text, expected) => {
    expect(weightsOf(text)).toEqual(expected)
    expect(newFrom(text).vendors.every((name) => name === '甲' || name === '乙')).toBe(true)
  })

  it('beside points: the points share the weight of the group, and the totals recompute', () => {
    const read = newFrom(
      '一级指标,权重,二级指标,分值,甲公司,乙公司\n功能,40,漏斗,10,8,9\n,,报表,10,7,6\n,,仪表,20,17,16\n服务,60,响应,40,38,38\n,,培训,20,19,17\n总分,100,,100,89,86\n',
    )
    expect(read.weights.map(([, weight]) => weight)).toEqual([0.1, 0.1, 0.2, 0.4, 0.2])
    expect(read.audit).toEqual([])
  })

  it.each([
    [
      'points of groups beside those of criteria',
      '一级指标,满分,二级指标,满分,甲,乙\n技术,60,架构,40,30,35\n,,功能,20,15,18\n商务,40,价格,40,30,38\n',
      [0.4, 0.2, 0.4],
    ],
    [
      'three levels that were filled down',
      '一级指标,二级指标,三级指标,权重,甲,乙\n功能,销售,线索,30,4,5\n功能,销售,商机,20,3,4\n功能,集成,接口,10,3,4\n服务,实施,方法,40,5,3\n',
      [0.3, 0.2, 0.1, 0.4],
    ],
    [
      'two rows of headings',
      '一级指标,,二级指标,,供应商得分,\n名称,权重,名称,权重,甲,乙\n功能,60%,漏斗,60%,4,5\n,,报表,40%,3,4\n服务,40%,响应,100%,5,3\n',
      [0.36, 0.24, 0.4],
    ],
  ])('%s', (_, text, expected) => {
    const read = newFrom(text)
    expect(read.rejected).toEqual([])
    expect(read.weights.map(([, weight]) => weight)).toEqual(expected)
    expect(read.vendors).toEqual(['甲', '乙'])
  })

  it('of three levels behind the criteria go by their names', () => {
    expect(
      weightsOf(
        '一级指标,二级指标,三级指标,一级权重,二级权重,三级权重,甲,乙\n功能,销售,线索,0.6,0.5,0.4,3,4\n,,商机,,,0.6,3,4\n,集成,ERP,,0.5,0.7,3,4\n,,OA,,,0.3,3,4\n服务,实施,方法,0.4,1,0.5,3,4\n,,团队,,,0.5,3,4\n',
      ),
    ).toEqual([0.12, 0.18, 0.21, 0.09, 0.2, 0.2])
  })

  it('missing for one group counts as 0 and is named; said twice, the first counts', () => {
    const missing = newFrom('维度,权重,指标,权重,甲\n技术,60,架构,50,3\n,,功能,50,4\n商务,,价格,50,3\n,,付款,50,4\n')
    expect(missing.weights.map(([, weight]) => weight)).toEqual([0.5, 0.5, 0, 0])
    expect(missing.warned).toContain('weight-missing')
    const twice = newFrom('维度,一级权重,指标,权重,甲\n技术,60,架构,50,3\n技术,50,功能,50,4\n商务,40,价格,50,3\n')
    expect(twice.weights.map(([, weight]) => weight)).toEqual([0.3, 0.3, 0.4])
    expect(twice.warned).toContain('group-weight-differs')
  })

  it('of groups whose names differ in case and space only are of one group', () => {
    const read = newFrom('Group,Group weight,Criterion,Weight,One\nTech,60,A,1,3\ntech ,60,B,1,4\nTrade,40,C,1,3\n')
    expect(read.weights.map(([, weight]) => weight)).toEqual([0.3, 0.3, 0.4])
  })
})

describe('a new criterion in an evaluation that has others', () => {
  const flat = anEvaluation()
    .withCriteria(aCriterion('功能', { weight: 60 }), aCriterion('价格', { weight: 40 }))
    .withVendors('甲')
    .build()
  const after = (document: Evaluation, text: string, weights: 'keep' | 'file') => {
    const table = tableOfText(text)
    const plan = planImport(table, recogniseTable(table, document), document, { ...importOptions(), weights })
    const { criteria } = applyEdit(document, plan.edit!)
    const { globals } = weightTable(criteria)
    return Object.fromEntries(leavesOf(criteria).map(({ name, id }) => [name, globals.get(id)]))
  }

  it.each(['keep', 'file'] as const)('weighs what the file says, in whatever unit (%s)', (weights) => {
    for (const text of ['功能,0.3,4\n价格,0.2,3\n服务,0.5,5', '功能,30,4\n价格,20,3\n服务,50,5']) {
      const found = after(flat, `评分项,权重,甲\n${text}\n`, weights)
      for (const [name, weight] of [
        ['功能', 0.3],
        ['价格', 0.2],
        ['服务', 0.5],
      ] as const)
        // prettier-ignore
        expect(found[name]).toBeCloseTo(weight, 9)
    }
  })

  it('weighs beside those of its group as in the file, where they keep their weights', () => {
    const grouped = anEvaluation()
      .withCriteria(
        aGroup('G', [aCriterion('a', { weight: 7 }), aCriterion('b', { weight: 3 })], { weight: 2 }),
        aCriterion('c', { weight: 3 }),
      )
      .withVendors('甲')
      .build()
    const found = after(grouped, 'group,criterion,weight,甲\nG,a,0.28,3\nG,b,0.12,4\nG,new,0.1,5\n,c,0.6,3\n', 'keep')
    expect(found['new']! / found['a']!).toBeCloseTo(0.1 / 0.28, 9)
    expect(found['c']).toBeCloseTo(0.6, 9)
    const replaced = after(grouped, 'group,criterion,weight,甲\nG,a,0.2,3\nG,b,0.2,4\nG,new,0.1,5\n,c,0.5,3\n', 'file')
    for (const [name, weight] of Object.entries({ a: 0.2, b: 0.2, new: 0.1, c: 0.5 }))
      expect(replaced[name]).toBeCloseTo(weight, 9)
  })
})

describe('a list of criteria with groups, read again', () => {
  const again = (before: string, now: string) => {
    const first = tableOfText(before)
    const { document } = planNewEvaluation(first, recogniseTable(first, null), { ...importOptions(), title: 'New' })
    const table = tableOfText(now)
    const plan = planImport(table, recogniseTable(table, document), document, importOptions())
    const { criteria } = plan.edit ? applyEdit(document, plan.edit) : document
    const { globals } = weightTable(criteria)
    const weights = leavesOf(criteria).map(({ id }) => Math.round((globals.get(id) ?? 0) * 1e4) / 1e4)
    return { weights, changed: plan.changed.length }
  }

  it('changes nothing as it is', () => {
    const list =
      '一级指标,一级权重,二级指标,二级权重,说明\n功能,40%,漏斗,60%,x\n,,报表,40%,x\n服务,60%,响应,50%,x\n,,培训,50%,x\n'
    expect(again(list, list)).toEqual({ weights: [0.24, 0.16, 0.3, 0.3], changed: 0 })
    const other = list.replace('40%,漏斗', '70%,漏斗').replace('60%,响应', '30%,响应')
    expect(again(list, other).weights).toEqual([0.42, 0.28, 0.15, 0.15])
  })

  it('weighs criteria over the whole', () => {
    const list = (funnel: number) => `一级指标,二级指标,权重,说明\n功能,漏斗,${funnel},x\n,报表,30,x\n服务,响应,50,x\n`
    expect(again(list(20), list(70)).weights).toEqual([0.4667, 0.2, 0.3333])
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
