import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import { weightTable } from '@/domain/criteria/weights'
import type { Evaluation } from '@/domain/evaluation'
import { readMark } from '@/io/import/level-cell'
import { planNewEvaluation } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { importOptions, tableOfText } from '../../../support/import-options'

const newFrom = (text: string) => {
  const table = tableOfText(text)
  const mapping = recogniseTable(table, null)
  const { plan, document } = planNewEvaluation(table, mapping, { ...importOptions(), title: 'New' })
  const leaves = leavesOf(document.criteria)
  return {
    mapping,
    document,
    criteria: leaves.map(({ name }) => name),
    vendors: document.vendors.map(({ name }) => name),
    weights: weightsOf(document),
    problems: plan.problems.map(({ code, line, column }) => [code, line, column]),
    params: plan.problems.map(({ params }) => params),
    audit: plan.audit.map(({ vendor, what, printed }) => [vendor, what, printed]),
    levels: leaves.map(({ id }) =>
      document.vendors.map((vendor) => document.ratings[document.evaluators[0]!.id]?.[id]?.[vendor.id]?.level ?? null),
    ),
  }
}
const weightsOf = (document: Evaluation) => {
  const { globals } = weightTable(document.criteria)
  return leavesOf(document.criteria).map(({ id }) => Math.round((globals.get(id) ?? 0) * 1e4) / 1e4)
}

const totals =
  'Totals|Overall total|Weighted Total Score|Final score|SUM TOTAL|Total Points|得分合计|总分合计|合计得分|评审总分|总计得分|汇总得分|综合总分|Summe|Total weighted score (max. 5)'
const averages = 'Mean|Average score|平均值|均值|Avg'
const weightedMeans = 'Weighted average|Weighted mean score|加权平均|加权平均分'
const ranks = '综合排名|最终排名|推荐排名|Overall ranking|Final rank'
const criteria =
  'Total cost of ownership|总拥有成本|Average response time|平均响应时间|Mean time to repair|Final acceptance|Ranking of search results|Range|Priority support|综合能力|综合成本|评审配合|总体架构|行业排名|Score cards|Points of sale'

describe('a row or column of results', () => {
  it.each(totals.split('|'))('%s is audited as a total', (name) => {
    const upright = newFrom(`评分项,权重,甲公司,乙公司\n功能,60%,4,3\n价格,40%,5,2\n${name},,4.4,9\n`)
    const turned = newFrom(`供应商,功能,价格,${name}\n权重,60%,40%,\n甲公司,4,5,4.4\n乙公司,3,2,9\n`)
    for (const read of [upright, turned]) {
      expect([read.criteria, read.vendors]).toEqual([['功能', '价格'], ['甲公司', '乙公司']]) // prettier-ignore
      expect(read.audit).toEqual([['乙公司', 'total', 9]])
    }
  })

  it.each(averages.split('|'))('%s is left aside', (name) => {
    const upright = newFrom(`评分项,权重,甲公司,乙公司,${name}\n功能,60%,4,3,3.5\n价格,40%,5,2,3.5\n${name},,9,9,\n`)
    const turned = newFrom(`供应商,功能,价格,${name}\n甲公司,4,5,4.4\n乙公司,3,2,9\n${name},3.5,3.5,\n`)
    for (const read of [upright, turned]) {
      expect([read.criteria, read.vendors]).toEqual([['功能', '价格'], ['甲公司', '乙公司']]) // prettier-ignore
      expect(read.audit).toEqual([])
    }
  })

  it.each(weightedMeans.split('|'))('%s stands for the total where there is none', (name) => {
    const rows = '评分项,权重,甲公司,乙公司\n功能,60%,4,3\n价格,40%,5,2\n'
    const alone = newFrom(`${rows}${name},,4.4,9\n排名,,1,2\n`)
    expect([alone.criteria, alone.audit]).toEqual([['功能', '价格'], [['乙公司', 'total', 9]]]) // prettier-ignore
    expect(newFrom(`${rows}总分,,4.4,2.6\n${name},,9,9\n`).audit).toEqual([])
    expect(newFrom(`评分项,甲公司,乙公司\n功能,4,3\n价格,5,2\n${name},4.4,9\n`).audit).toEqual([])
    const across = newFrom(`评分项,权重,甲公司,乙公司,${name}\n功能,60%,4,3,3.5\n价格,40%,5,2,3.5\n`)
    expect(across.vendors).toEqual(['甲公司', '乙公司'])
  })

  it.each(ranks.split('|'))('%s is audited as a rank', (name) => {
    const upright = newFrom(`评分项,权重,甲公司,乙公司\n功能,60%,4,3\n价格,40%,5,2\n${name},,1,1\n`)
    const turned = newFrom(`供应商,功能,价格,${name}\n权重,60%,40%,\n甲公司,4,5,1\n乙公司,3,2,1\n`)
    for (const read of [upright, turned]) expect(read.audit).toEqual([['乙公司', 'rank', 1]])
  })

  it.each(criteria.split('|'))('%s is a criterion', (name) => {
    const upright = newFrom(`评分项,权重,甲公司,乙公司\n功能,60%,4,3\n${name},40%,5,2\n`)
    expect(upright.criteria).toEqual(['功能', name])
    expect(newFrom(`供应商,功能,${name}\n甲公司,4,5\n乙公司,3,2\n`).criteria).toEqual(['功能', name])
  })

  it('in the last row is told by its weight, whatever its name', () => {
    const read = newFrom('评分项,权重,甲,乙\n功能,60%,4,3\n价格,40%,5,2\n结论,100%,4.4,9\n')
    expect([read.criteria, read.audit]).toEqual([['功能', '价格'], [['乙', 'total', 9]]]) // prettier-ignore
    const numbered = newFrom(
      '序号,评分项,权重,甲,乙\n1,功能,60%,4,3\n2,价格,40%,5,2\n,结论,100%,4.4,9\n,推荐排名,,1,1\n',
    )
    expect(numbered.audit).toEqual([['乙', 'total', 9], ['乙', 'rank', 1]]) // prettier-ignore
    const signed = newFrom('评分项,权重,甲,乙\n功能,60%,4,3\n价格,40%,5,2\n结论,100%,4.4,9\n评委签字：,,,\n')
    expect([signed.criteria, signed.audit]).toEqual([read.criteria, read.audit])
    expect(newFrom('评分项,权重,甲\n功能,20,4\n服务,30,3\n价格,50,3\n').criteria).toHaveLength(3)
    expect(newFrom('评分项,满分,甲\n技术,40,35\n服务,60,33\n价格,100,80\n').criteria).toHaveLength(3)
  })
})

describe('groups with subtotals of their own', () => {
  const rows = (...names: readonly string[]) =>
    [
      [names[0], '60%,4.3,3.6'],
      [names[1], '40%,4,3'],
      [names[2], '20%,5,5'],
      [names[3], '40%,3,4'],
      [names[4], '40%,3,4'],
    ]
      .map((row) => row.join(','))
      .join('\n')
  const plain = rows('Functional', 'Leads', 'Reports', 'Commercial', 'Price')

  it.each([
    ['above a total', `${plain}\nTotal,100%,3.8,3.8\n`],
    ['without one', `${plain}\n`],
    ['above a total of any name', `${plain}\nOutcome,100%,3.8,3.8\n`],
    [
      'with indented names',
      `${rows('Functional', '  Leads', '  Reports', 'Commercial', '  Price')}\nTotal,100%,3.8,3.8\n`,
    ],
  ])('%s are not counted twice', (_, text) => {
    const read = newFrom(`Criterion,Weight,A,B\n${text}`)
    expect(read.document.criteria.children.map(({ name }) => name)).toEqual(['Functional', 'Commercial'])
    expect([read.criteria, read.weights]).toEqual([['Leads', 'Reports', 'Price'], [0.4, 0.2, 0.4]]) // prettier-ignore
    expect([read.problems, read.audit]).toEqual([[], []])
  })

  it('are told by full points, too', () => {
    const read = newFrom(
      '评分项,满分,甲,乙\n技术,60,50,40\n架构,40,35,25\n功能,20,15,15\n商务,40,30,38\n报价,40,30,38\n',
    )
    expect([read.criteria, read.weights]).toEqual([['架构', '功能', '报价'], [0.4, 0.2, 0.4]]) // prettier-ignore
  })

  it('are not seen in equal weights, nor in parts that make up the whole', () => {
    for (const weights of [new Array<number>(8).fill(25), [30, 10, 20, 20, 20], [50, 20, 30], [3, 1, 2, 4, 4]]) {
      const read = newFrom(
        `Criterion,Weight,A\n${weights.map((weight, i) => `C${String(i)},${String(weight)},4\n`).join('')}`,
      )
      expect([read.criteria.length, read.problems]).toEqual([weights.length, []])
    }
  })
})

describe('a column of a foreign sheet', () => {
  it('that is mostly words, no numbers or dates is named', () => {
    for (const cells of [
      ['Partly compliant', 'Fully compliant', 'see annex'],
      ['NaN', 'Infinity', '0x10'],
      ['2026-01-02', '2026-01-03', '4'],
    ]) {
      const read = newFrom(
        `Criterion,Weight,Aurora,Borealis\n${cells.map((cell, i) => `C${String(i)},1,4,${cell}\n`).join('')}`,
      )
      expect(read.problems).toEqual([['column-without-levels', 1, 4]])
      expect(read.params[0]).toMatchObject({ name: 'Borealis' })
    }
  })

  it('of remarks is left aside without a word', () => {
    expect(newFrom('Criterion,Weight,A,Remarks\nSpeed,1,4,fine\nScope,1,3,good enough\n').problems).toEqual([])
  })

  it.each('S/N|Sr. No.|Ref|Item No.|Item #|Req ID|Nr.|Number|项次|项号|行号|Line'.split('|'))(
    '%s of numbers before the names is no vendor',
    (heading) => {
      expect(newFrom(`${heading},Criterion,Weight,A\n1,Speed,1,4\n2,Price,1,3\n`).vendors).toEqual(['A'])
    },
  )

  it.each('Priority|Avg|Mean|Best|Difference|Range|差值|分差|优先级'.split('|'))('%s is no vendor', (heading) => {
    const read = newFrom(`Criterion,${heading},Weight,A,B\nSpeed,1,1,4,5\nScope,3,1,3,3\n`)
    expect([read.vendors, read.problems]).toEqual([['A', 'B'], []]) // prettier-ignore
    expect(newFrom(`Criterion,Weight,A,B,${heading}\nSpeed,1,4,5,1\nScope,1,3,3,0\n`).vendors).toEqual(['A', 'B'])
  })
})

describe('evaluators down the rows', () => {
  it.each([
    ['by their heading', '评委,甲公司,乙公司\n张三,85,90\n李四,80,70\n', ['evaluators-down', 2, 1]],
    ['by their names', '姓名,甲公司,乙公司\n评委1,85,90\n评委2,80,70\n', ['evaluators-down', 2, 1]],
    ['in English', ',Aurora,Borealis\nEvaluator 1,85,90\nEvaluator 2,80,70\n', ['evaluators-down', 2, 1]],
  ])('are named, told %s', (_, text, expected) => {
    expect(newFrom(text).problems).toContainEqual(expected)
  })
})

describe('numbers with a magnitude or a unit', () => {
  it('of different ones in a row come to the same measure', () => {
    const read = newFrom('评分项,权重,甲,乙,丙\n年费,1,12万,98000元,¥1.1万\n')
    expect([read.levels, read.problems]).toEqual([[[120000, 98000, 11000]], []]) // prettier-ignore
    expect(newFrom('Criterion,Weight,One,Two\nTurnover,1,120k,1.2M\n').levels).toEqual([[120000, 1200000]])
  })

  it('count in weights, too', () => {
    expect(newFrom('评分项,权重,甲\n功能,2万,4\n服务,20000,3\n').weights).toEqual([0.5, 0.5])
  })

  it('are converted to the scale that is there, or refused', () => {
    const read = (unit: string, ...texts: readonly string[]) => {
      const points = [{ level: 0, value: 0 }, { level: 1e9, value: 1 }] // prettier-ignore
      return texts.map((text) => {
        const mark = readMark(text, { kind: 'measure', unit, points }, '.')
        return mark.state === null ? mark.code : mark.level
      })
    }
    expect(read('days', '5', '5 days', '1 day', '5天', '2 weeks', '5元')).toEqual([
      5,
      5,
      1,
      5,
      'unit-differs',
      'unit-differs',
    ])
    expect(read('万元', '12', '12万', '12万元', '98000元', '¥98000', '$5')).toEqual([
      12,
      12,
      12,
      9.8,
      9.8,
      'unit-differs',
    ])
    expect(read('', '12', '12万', '2 weeks')).toEqual([12, 120000, 2])
    expect(read('人天/月', '5', '5人天', '5万')).toEqual([5, 'unit-differs', 'unit-differs'])
    expect(read('万元', '1e-7')).toEqual([1e-7])
  })
})

describe('percentages beside bare numbers', () => {
  it('are of one kind where that makes up the whole', () => {
    const read = newFrom('评分项,权重,甲,乙\n功能,40%,4,3\n价格,60,5,2\n总分,,4.6,2.4\n')
    expect([read.weights, read.problems, read.audit]).toEqual([[0.4, 0.6], [], []]) // prettier-ignore
    expect(newFrom('指标,权重,说明\n功能,40%,x\n价格,60,y\n合计,100,\n').weights).toEqual([0.4, 0.6])
    expect(
      newFrom('维度,权重,指标,权重,甲\n技术,60%,架构,50%,3\n,,功能,50,4\n商务,40,报价分,100%,3\n').weights,
    ).toEqual([0.3, 0.3, 0.4])
  })

  it('are named where it does not', () => {
    const read = newFrom('评分项,权重,甲,乙\n功能,40%,4,3\n价格,70,5,2\n')
    expect(read.problems).toEqual([['weights-mixed', 3, 2]])
  })
})

describe('letters', () => {
  it('are read on one scale all over the sheet, with one note', () => {
    const read = newFrom('Criterion,Weight,One,Two\nSpeed,1,A,D\nScope,1,B,E\nPrice,1,A,B\n')
    expect(read.levels).toEqual([[5, 2], [4, 1], [5, 4]]) // prettier-ignore
    expect(read.problems.map(([code]) => code)).toEqual(['grades-assumed'])
    const list = newFrom('vendor,criterion,level\nOne,Speed,A\nTwo,Speed,D\nOne,Scope,B\nTwo,Scope,E\n')
    expect(list.levels).toEqual([[5, 2], [4, 1]]) // prettier-ignore
  })
})

describe('figures of which less may be better', () => {
  it('are named by line, levels of a price are not', () => {
    const read = newFrom('评分项,权重,甲,乙\n功能,1,4,5\n报价,1,120000,98000\n价格分,1,3,4\n')
    expect(read.problems).toEqual([['figures-either-way', 3, 1]])
    expect(read.params[0]).toMatchObject({ name: '报价' })
    expect(newFrom('Criterion,Weight,One,Two\nLicence cost,1,12k,9k\n').problems).toEqual([
      ['figures-either-way', 2, 1],
    ])
    const timed = newFrom('供应商,功能,交付周期,价格\n权重,1,1,1\n甲,4,30天,4分\n乙,3,45天,5分\n')
    expect(timed.problems).toEqual([['figures-either-way', 1, 3]])
    expect(newFrom('Criterion,Weight,One,Two\nPriceless support,1,120,400\n').problems).toEqual([])
  })
})

describe('weighted levels beside those they come from', () => {
  const sheet = (heading: string) => `${heading}\n功能,40%,85,34,90,36\n价格,60%,70,42,80,48\n合计,100%,,99,,84\n`

  it.each([
    ['below a merged heading', sheet('评价指标,权重,甲公司,,乙公司,\n,,得分,加权得分,得分,加权得分')],
    ['with headings of their own', sheet('评价指标,权重,甲公司,甲公司加权得分,乙公司,乙公司加权得分')],
  ])('carry the total, %s', (_, text) => {
    const read = newFrom(text)
    expect([read.vendors, read.problems]).toEqual([['甲公司', '乙公司'], []]) // prettier-ignore
    expect(read.audit).toEqual([['甲公司', 'total', 99]])
  })
})
