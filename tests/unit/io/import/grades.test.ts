import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import { applyEdit } from '@/domain/edits/apply'
import { planImport, planNewEvaluation } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { aSmallEvaluation } from '../../../support/a-small-evaluation'
import { importOptions, tableOfText } from '../../../support/import-options'

const newFrom = (text: string) => {
  const table = tableOfText(text)
  const { plan, document } = planNewEvaluation(table, recogniseTable(table, null), {
    ...importOptions(),
    title: 'New',
  })
  const criteria = leavesOf(document.criteria)
  const [evaluator] = document.evaluators
  const levels = criteria.map(({ id }) =>
    document.vendors.map((vendor) => document.ratings[evaluator!.id]?.[id]?.[vendor.id]?.level ?? null),
  )
  const rejected = plan.rejected.map(({ line, column }) => [line, column])
  const warned = plan.problems.filter(({ code }) => /grades|weights-second/.test(code))
  return { criteria, levels, rejected, warned }
}

describe('a foreign sheet whose cells are grades', () => {
  it.each([
    ['A,B,D', 'A = 4', [4, 3, 1]],
    ['a,Ｂ,E', 'A = 5', [5, 4, 1]],
    ['优,良,差', '优 = 4', [4, 3, 1]],
    ['优秀,合格,不合格', '优秀 = 4', [4, 2, 1]],
    ['好,中,差', '好 = 3', [3, 2, 1]],
    ['Excellent,fair,POOR', 'Excellent = 4', [4, 2, 1]],
  ])('of %s gets a scale of levels with those labels, the best highest, and says so', (cells, best, levels) => {
    const read = newFrom(`指标,权重,甲公司,乙公司,丙公司\n功能,3,${cells}\n服务,2,${cells}\n`)
    expect(read.rejected).toEqual([])
    expect(read.levels).toEqual([levels, levels])
    expect(read.criteria[0]!.scale.kind).toBe('levels')
    expect(read.warned.map(({ code }) => code)).toEqual(['grades-assumed'])
    expect(read.warned[0]!.params.levels).toContain(best)
  })

  it('counts stars', () => {
    const read = newFrom('criterion,weight,One,Two\nSpeed,1,★★★,★★★★☆\nPrice,1,★,★★★★★\n')
    expect([read.rejected, read.levels]).toEqual([[], [[3, 4], [1, 5]]]) // prettier-ignore
  })

  it('names each row where high may be worse', () => {
    const read = newFrom('指标,权重,甲公司,乙公司\n风险,1,高,低\n价格,1,中,高\n')
    expect(read.levels).toEqual([[3, 1], [2, 3]]) // prettier-ignore
    expect(read.warned.map(({ code, line, params }) => [code, line, params.name])).toEqual([
      ['grades-either-way', 2, '风险'],
      ['grades-either-way', 3, '价格'],
    ])
  })

  it('still lists grades among numbers, cell by cell', () => {
    const read = newFrom('criterion,weight,One,Two\nSpeed,1,4,A\nPrice,1,3,5\n')
    expect(read.rejected).toEqual([[2, 4]])
  })

  it('takes the levels of a criterion that is there, whatever case and width', () => {
    const small = aSmallEvaluation()
    const levels = ['D', 'C', 'B', 'A'].map((label, i) => ({ level: i + 1, label, anchor: '', value: null }))
    const edit = { name: 'setScale', args: { criterion: 'c-funnel', scale: { kind: 'levels', levels } } } as never
    const document = applyEdit(small, edit)
    const [name] = leavesOf(document.criteria).flatMap((c) => (c.id === 'c-funnel' ? [c.name] : []))
    const table = tableOfText(`criterion,weight,New One,New Two\n${name},1,ａ,d\n`)
    const plan = planImport(table, recogniseTable(table, document), document, importOptions())
    expect(plan.rejected).toEqual([])
    const [row] = Object.values(applyEdit(document, plan.edit!).ratings).map((rows) => rows['c-funnel' as never]!)
    expect(Object.values(row!).map(({ level }) => level)).toEqual(expect.arrayContaining([4, 1]))
  })
})

describe('grades with a plus or minus', () => {
  it('make one scale of all rows', () => {
    const read = newFrom('指标,权重,甲公司,乙公司,丙公司\n功能,3,A,B+,C\n服务,2,a-,Ｂ,D\n')
    expect(read.rejected).toEqual([])
    expect(read.levels).toEqual([[11, 9, 5], [10, 8, 2]]) // prettier-ignore
  })
})

describe('numbers as people write them', () => {
  it.each([
    ['4 - Good', '3 - Fair'],
    ['4: good', '3=fair'],
    ['4：良好', '3＝一般'],
    ['4分-良好', '3分—一般'],
  ])('reads %s as the level', (good, fair) => {
    const read = newFrom(`指标,权重,甲公司,乙公司\n功能,1,${good},${fair}\n服务,1,5,${good}\n`)
    expect(read.rejected).toEqual([])
    expect(read.levels).toEqual([[4, 3], [5, 4]]) // prettier-ignore
  })

  it.each(['3-5', '3 - 5', '9:30', '30-day', '2026-01-02', 'v4: good'])('takes %s for no level', (text) => {
    expect(newFrom(`指标,权重,甲公司,乙公司\n功能,1,4,${text}\n服务,1,5,3\n`).levels[0]).toEqual([4, null])
  })

  it('reads 8/10 as 8 of 10 where the whole row says so, 分 as a unit, and percent', () => {
    const read = newFrom('指标,权重,甲公司,乙公司\n功能,1,8/10,9.5 / 10\n服务,1,80分,95 分\n价格,1,80%,95%\n')
    expect(read.rejected).toEqual([])
    expect(read.levels).toEqual([[8, 9.5], [80, 95], [80, 95]]) // prettier-ignore
    expect(read.criteria[0]!.scale).toMatchObject({ kind: 'points', full: 10 })
  })

  it('lists fractions of different full marks', () => {
    expect(newFrom('criterion,weight,One,Two\nSpeed,1,8/10,15/20\nPrice,1,3/10,5/10\n').rejected).not.toEqual([])
  })
})

describe('weights', () => {
  it('are found under a German heading', () => {
    const { criteria } = newFrom('Kriterium,Gewicht,One,Two\nTempo,3,4,5\nPreis,1,3,5\n')
    expect(criteria.map(({ name, weight }) => [name, weight])).toEqual([['Tempo', 3], ['Preis', 1]]) // prettier-ignore
  })

  it('in two columns that no group explains: the fuller is used, and both are named', () => {
    const read = newFrom('指标,权重,甲公司,乙公司,权重\n线索,0.5,4,5,\n报表,0.5,3,4,2\n')
    expect(read.criteria.map(({ weight }) => weight)).toEqual([0.5, 0.5])
    expect(read.warned).toMatchObject([{ code: 'weights-second-column', line: 1, column: 5, params: { used: 2 } }])
  })
})
