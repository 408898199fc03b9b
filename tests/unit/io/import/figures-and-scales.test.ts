import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import { planNewEvaluation } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { finish } from '@/io/steps'
import { readTextSteps } from '@/io/table/read-table'
import { decimalOf } from '@/io/table/sniff-delimiter'
import { importOptions } from '../../../support/import-options'

const newFrom = (text: string) => {
  const file = finish(readTextSteps(text))
  if (!file.ok) throw new Error(file.problem.code)
  const { table, decimal } = file.value
  const options = { ...importOptions({ decimal }), title: 'New' }
  const { plan, document } = planNewEvaluation(table, recogniseTable(table, null), options)
  const leaves = leavesOf(document.criteria)
  const marks = document.ratings[document.evaluators[0]!.id]
  return {
    scales: leaves.map(({ scale }) => {
      if (scale.kind === 'yes-no') return 'yes-no'
      if (scale.kind === 'points') return `points ${String(scale.full)}`
      if (scale.kind === 'measure') return `measure 0–${String(scale.points[1]!.level)}${scale.unit}`
      return `${String(scale.levels[0]!.level)}–${String(scale.levels.at(-1)!.level)}`
    }),
    levels: leaves.map(({ id }) => document.vendors.map((vendor) => marks?.[id]?.[vendor.id]?.level ?? null)),
    problems: plan.problems.map(({ code, line, column }) => [code, line, column]),
    codes: plan.problems.map(({ code }) => code),
  }
}
const either = 'figures-either-way'

describe('the decimal mark', () => {
  const decimals = (cells: string) => decimalOf(`a;b;c\nx;${cells}\n`, ';')

  it('of a sheet in tabs is the point where commas stand between thousands', () => {
    const read = newFrom('评分项\t权重\t甲\t乙\n功能\t60%\t85\t80\n报价（元）\t40%\t285,000\t318,000\n')
    expect(read.levels).toEqual([[85, 80], [285000, 318000]]) // prettier-ignore
    expect(read.codes).toEqual([either])
  })

  it.each(['285,000', '285,000;318,000', '-1,500 %', '1,318,000;285,000', '1,234.5', '8.5;285,000'])(
    'of %s is the point',
    (cells) => expect(decimals(cells)).toBe('.'),
  )

  it.each(['8,5;7,25', '285,000;8,5', '0,125', '-0,125 %', '1.234,5', '1.318.000', '1.234;12,5', '1234,567'])(
    'of %s is the comma',
    (cells) => expect(decimals(cells)).toBe(','),
  )

  it('between commas is quoted', () => {
    const read = newFrom('Kriterium,Gewicht,A,B\nFunktion,"0,6","4,5",3\nPreis,"0,4",3,"2,5"\n')
    expect([read.levels, read.problems]).toEqual([[[4.5, 3], [3, 2.5]], []]) // prettier-ignore
    expect(decimalOf('vendor,level,note\nA,4,"12,14"\nB,4.5,\n', ',')).toBe('.')
    expect(decimalOf(`vendor,level,note\n${'A,4,\n'.repeat(20)}B,5,"12,14"\n`, ',')).toBe('.')
  })

  it('of a German sheet is read as before', () => {
    const read = newFrom('Kriterium;Gewicht;A;B\nFunktion;0,6;8,5;7,25\nUmsatz;0,4;1.234,5;980\n')
    expect(read.levels).toEqual([[8.5, 7.25], [1234.5, 980]]) // prettier-ignore
  })
})

describe('marks about as good as another', () => {
  it('share one scale, as wide on both sides', () => {
    const read = newFrom(
      'Criterion,Weight,A,B,C\nFit,3,-1,+1,0\nPrice,2,0,1,1\nEase,1,−2,0,1\nCost (EUR),1,120,99,80\n',
    )
    expect(read.scales).toEqual(['-2–2', '-2–2', '-2–2', 'measure 0–120EUR'])
    expect(read.levels[2]).toEqual([-2, 0, 1])
    expect(newFrom('Criterion,A,B\nFit,4,5\nGrowth,3,-1\n').scales[0]).toBe('1–5')
  })
})

describe('shares of one', () => {
  it('are of one point, not of five', () => {
    const read = newFrom('Criterion,Weight,A,B\nFit,0.6,0.8,0.9\nPrice,0.4,0.7,0.65\nTotal,1,0.76,0.8\n')
    expect([read.scales, read.problems]).toEqual([['points 1', 'points 1'], []]) // prettier-ignore
  })
})

describe('an x', () => {
  it('is a tick where no other word answers', () => {
    expect(newFrom('Feature,A,B\nSSO,X,\nAPI,x,X\nFit,4,5\n').levels).toEqual([[1, null], [1, 1], [4, 5]]) // prettier-ignore
    expect(newFrom('Feature,A,B\nUsers,100,x\nFit,4,5\n').problems).toContainEqual(['level-not-understood', 2, 3])
    expect(newFrom('Feature,A,B\nSSO,x,√\nAPI,√,x\n').levels).toEqual([[0, 1], [1, 0]]) // prettier-ignore
  })
})

describe('marks of 0 and 1 only', () => {
  it('are no and yes, all over the sheet', () => {
    const flags = '功能项,甲,乙,丙\n单点登录,1,1,1\n审计日志,1,0,1\n移动端,0,0,1\n'
    expect(newFrom(flags).scales).toEqual(['yes-no', 'yes-no', 'yes-no'])
    expect(newFrom(`${flags}报价,120000,98000,110000\n`).scales.slice(0, 3)).toEqual(['yes-no', 'yes-no', 'yes-no'])
    expect(newFrom('功能项,甲,乙\n单点登录,1,1\n审计日志,1,1\n').scales).toEqual(['yes-no', 'yes-no'])
    expect(newFrom('功能项,甲,乙\n单点登录,1,0\n审计日志,0,1\n').scales).toEqual(['yes-no', 'yes-no'])
  })

  it('are levels among other levels', () => {
    expect(newFrom('评分项,甲,乙\n功能,1,1\n服务,3,5\n').scales).toEqual(['1–5', '1–5'])
    expect(newFrom('评分项,甲,乙\n功能,0,1\n服务,3,0\n').scales).toEqual(['0–5', '0–5'])
    expect(newFrom('评分项,满分,甲,乙\n功能,10,1,0\n服务,10,1,1\n').scales).toEqual(['points 10', 'points 10'])
  })
})

describe('cells with a unit', () => {
  it('make a measure of it, which may be better either way', () => {
    const read = newFrom('指标,权重,甲,乙\n功能,50,4,5\n响应时间,50,2小时,8小时\n')
    expect([read.scales, read.levels]).toEqual([['1–5', 'measure 0–8小时'], [[4, 5], [2, 8]]]) // prettier-ignore
    expect(read.problems).toEqual([[either, 3, 1]])
    expect(newFrom('指标,甲,乙\n延迟,20ms,30 ms\n').scales).toEqual(['measure 0–30ms'])
  })

  it('count for the bare ones beside them', () => {
    const read = newFrom('指标,甲,乙\n功能,4,5\n响应时间,2小时,8\n')
    expect([read.scales, read.codes]).toEqual([['1–5', 'measure 0–8小时'], ['weights-missing', either]]) // prettier-ignore
  })

  it.each(['30分钟', '3天', '30分', '30ms', '¥30'])('2小时 and %s: the other one is refused', (other) => {
    const read = newFrom(`指标,权重,甲,乙\n功能,50,8,9\n响应时间,50,2小时,${other}\n`)
    expect([read.scales, read.levels]).toEqual([['0–10', 'measure 0–2小时'], [[8, 9], [2, null]]]) // prettier-ignore
    expect(read.problems).toEqual([[either, 3, 1], ['unit-differs', 3, 4]]) // prettier-ignore
  })

  it.each([
    ['85分', '90 分', 'points 100'],
    ['4星', '5星', '1–5'],
    ['80%', '95%', 'points 100'],
    ['3级', '4级', '1–5'],
    ['4 points', '5 pts', '1–5'],
    ['4(好)', '3(中)', '1–5'],
    ['4好', '3中', '1–5'],
    ['4', '5天', '1–5', '3'],
  ])('%s and %s are marks', (one, two, scale, three = '') => {
    const read = newFrom(`指标,权重,甲,乙,丙\n服务,50,${one},${two},${three}\n`)
    expect([read.scales, read.codes]).toEqual([[scale], []])
  })
})

describe('a unit in the name of a row', () => {
  it.each([
    ['总价（万元）', '28.5,36.8', 'measure 0–36.8万元'],
    ['报价(含税, 万元)', '28.5,36.8', 'measure 0–36.8万元'],
    ['投标价（元）', '3,5', 'measure 0–5元'],
    ['实施周期（天）', '30,45', 'measure 0–45天'],
    ['Lead time (days)', '30,45', 'measure 0–45days'],
    ['Annual cost (k$)', '12,9', 'measure 0–12k$'],
    ['Preis (EUR/Monat)', '12,9', 'measure 0–12EUR'],
  ])('makes figures of %s', (name, cells, scale) => {
    const read = newFrom(`指标,权重,甲,乙\n功能,60%,4,5\n"${name}",40%,${cells}\n`)
    expect([read.scales, read.problems]).toEqual([['1–5', scale], [[either, 3, 1]]]) // prettier-ignore
  })

  it('counts for cells that have one of their own', () => {
    expect(newFrom('指标,甲,乙\n总价（万元）,28.5,98000元\n').levels).toEqual([[28.5, 9.8]])
    const days = newFrom('指标,甲,乙\n总价（万元）,30天,45天\n')
    expect([days.levels, days.codes]).toEqual([
      [[null, null]],
      ['weights-missing', either, 'unit-differs', 'unit-differs'],
    ])
  })

  it.each(['年服务费,120000,98000', 'Preis,12000,9800', '投标价,1200,980', '故障率,0.5%,1.2%', '故障率（%）,0.5,1.2'])(
    'is not needed for %s',
    (row) => expect(newFrom(`指标,甲,乙\n功能,4,5\n${row}\n`).problems).toContainEqual([either, 3, 1]),
  )

  it.each([
    ['价格（30分）,30,28', '功能（70分）,60,65'],
    ['Price,1,5', 'Scope,3,4'],
    ['价格,80%,95%', '功能,85%,90%'],
    ['性价比,120,400', '功能,4,5'],
    ['Single sign-on (M),4,5', 'Reports (S),3,4'],
    ['TCO (3 years),4,5', 'Reports,3,4'],
    ['3年总价,4,5', '7x24服务费,3,4'],
  ])('is none of the marks of %s', (...rows) => {
    expect(newFrom(`指标,甲,乙\n${rows.join('\n')}\n`).codes).not.toContain(either)
  })

  it('says nothing where the marks keep within full points', () => {
    const read = newFrom('指标,满分,甲,乙\n功能,60,50,55\n报价（万元）,40,35,30\n')
    expect([read.scales, read.codes]).toEqual([['points 60', 'points 40'], ['weights-from-full']]) // prettier-ignore
  })
})

describe('one mark far off', () => {
  const sheet = (row: string) => newFrom(`指标,权重,甲,乙,丙\n功能,50,4,5,3\n集成,50,2,5,4\n${row}\n`)

  it.each(['3,45,4', '3,450,4'])('in %s is refused, and the row keeps the scale of the others', (cells) => {
    const read = sheet(`服务,50,${cells}`)
    expect([read.scales, read.levels[2]]).toEqual([['1–5', '1–5', '1–5'], [3, null, 4]]) // prettier-ignore
    expect(read.problems).toEqual([['level-outside-scale', 4, 4]])
  })

  it.each(['服务,50,30,45,4', '服务,50,3,45,', '报价,50,3,12,4', '服务,50,8,45,9'])('is none in %s', (row) => {
    expect(sheet(row).codes).not.toContain('level-outside-scale')
    expect(sheet(row).scales[2]).toBe('points 100')
  })

  it('is none in a sheet of several scales, or with another row alone', () => {
    const several = newFrom('指标,甲,乙,丙\n功能,4,5,3\n集成,4,5,3\n文档,80,90,70\n服务,3,45,4\n')
    expect(several.scales).toEqual(['1–5', '1–5', 'points 100', 'points 100'])
    expect(newFrom('指标,甲,乙,丙\n功能,4,5,3\n服务,3,45,4\n').scales).toEqual(['1–5', 'points 100'])
  })
})
