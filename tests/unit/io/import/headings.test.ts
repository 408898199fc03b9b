import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import { weightTable } from '@/domain/criteria/weights'
import { planNewEvaluation } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { importOptions, tableOfText } from '../../../support/import-options'

const newFrom = (text: string) => {
  const table = tableOfText(text)
  const mapping = recogniseTable(table, null)
  const { plan, document } = planNewEvaluation(table, mapping, { ...importOptions(), title: 'New' })
  const { globals } = weightTable(document.criteria)
  const leaves = leavesOf(document.criteria)
  return {
    kind: mapping.kind,
    columns: mapping.columns,
    criteria: leaves.map(({ name }) => name),
    vendors: document.vendors.map(({ name }) => name),
    weights: leaves.map(({ id }) => Math.round((globals.get(id) ?? 0) * 1e4) / 1e4),
    scales: leaves.map(({ scale }) => (scale.kind === 'points' ? scale.full : scale.kind)),
    problems: plan.problems.map(({ code }) => code),
    audit: plan.audit.length,
  }
}

describe('a column of weights', () => {
  it.each(
    'Relative weight|Weighting %|Weight factor|Wt.|Weight (%)|权重系数|权重值|重要度|分值占比|權重|配点|Poids'.split(
      '|',
    ),
  )('is known by %s', (heading) => {
    const read = newFrom(`Criteria,${heading},Acme,Globex\nFit,60%,8,9\nPrice,40%,7,8\n`)
    expect([read.vendors, read.weights]).toEqual([['Acme', 'Globex'], [0.6, 0.4]]) // prettier-ignore
  })

  it('is not needed where all names tell their share', () => {
    const upright = newFrom('评分项,甲,乙\n技术（50%）,90,70\n商务（20%）,80,90\n价格(30 %),70,95\n')
    const turned = newFrom(
      '供应商,技术（50%）,商务（20%）,价格（30%）,综合得分\n甲公司,90,80,70,82\n乙公司,70,90,95,81.5\n',
    )
    for (const read of [upright, turned]) {
      expect(read.weights).toEqual([0.5, 0.2, 0.3])
      expect([read.audit, read.problems]).toEqual([0, []])
    }
    const one = newFrom('评分项,甲,乙\n折扣（50%）,4,3\n服务,5,2\n')
    expect([one.weights, one.problems]).toEqual([[0.5, 0.5], ['weights-missing']]) // prettier-ignore
  })
})

describe('the highest of a row', () => {
  it.each(['最高分', 'Max', 'maximum'])('is no full mark, though it is called %s', (heading) => {
    const read = newFrom(`指标,权重,甲,乙,${heading}\n功能,50,9,6,9\n服务,50,1,3,3\n`)
    expect([read.vendors, read.columns.at(-1)]).toEqual([['甲', '乙'], 'aside']) // prettier-ignore
    expect(read.scales).not.toContain(9)
  })

  it('is one where the figures say so, wherever it stands', () => {
    const behind = newFrom('指标,权重,甲,乙,最高分\n功能,50,9,6,10\n服务,50,1,3,5\n')
    const before = newFrom('指标,最高分,甲,乙\n功能,9,9,6\n服务,3,1,3\n')
    expect([behind.scales, before.scales]).toEqual([[10, 5], [9, 3]]) // prettier-ignore
  })
})

describe('a column that is no vendor', () => {
  it.each(
    '甲排名|Must have|必须满足|标准差|方差|最低值|最高值|差距|Std dev|Variance|单位|Owner|HubSpot Notes|乙说明'.split(
      '|',
    ),
  )('such as %s is left aside', (heading) => {
    const [one, two] = /notes|说明/i.test(heading) ? ['see p. 3', 'nothing'] : ['1', '2']
    const read = newFrom(`指标,权重,甲,乙,${heading}\n功能,50,4,3,${one}\n服务,50,5,2,${two}\n`)
    expect(read.vendors).toEqual(['甲', '乙'])
  })

  it('is none for a word in its name', () => {
    const read = newFrom('指标,权重,HCL Notes,Frank,Units4\n功能,50,4,3,2\n服务,50,5,2,3\n')
    expect(read.vendors).toEqual(['HCL Notes', 'Frank', 'Units4'])
    expect(newFrom('供应商,方案说明,市场排名\n甲,4,3\n乙,5,2\n').criteria).toEqual(['方案说明', '市场排名'])
  })
})

describe('a column of minimums', () => {
  const thresholdsOf = (text: string) => {
    const table = tableOfText(text)
    const options = { ...importOptions(), title: 'New' }
    const { plan, document } = planNewEvaluation(table, recogniseTable(table, null), options)
    return [leavesOf(document.criteria).map(({ threshold }) => threshold), plan.problems.map(({ code }) => code)]
  }

  it('holds the thresholds of new criteria', () => {
    const before = '指标,权重,合格线,甲,乙\n功能,50,60,55,90\n服务,50,,95,50\n'
    const behind = '指标,权重,甲,乙,最低要求\n功能,50,55,90,60\n服务,50,95,50,\n'
    expect(thresholdsOf(before)).toEqual([[60, null], []]) // prettier-ignore
    expect(thresholdsOf(behind)).toEqual([[60, null], []]) // prettier-ignore
    expect(thresholdsOf('指标,权重,合格线,甲,乙\n功能,50,6,5,4\n服务,50,3,4,5\n')).toEqual([
      [null, 3],
      ['threshold-outside-scale'],
    ])
  })

  it('is none where it holds the lowest marks, or words', () => {
    expect(thresholdsOf('指标,权重,甲,乙,最低分\n功能,50,4,3,3\n服务,50,5,2,2\n')).toEqual([[null, null], []]) // prettier-ignore
    expect(thresholdsOf('指标,权重,甲,乙,Must\n功能,50,4,3,Yes\n服务,50,5,2,No\n')).toEqual([[null, null], []]) // prettier-ignore
  })
})

describe('a verdict behind the total', () => {
  it.each(['Recommended', '是否推荐', '结论'])('is no criterion: %s', (heading) => {
    const read = newFrom(`Vendor,Fit,Support,Total,${heading}\nAcme,4,5,4.5,No\nGlobex,5,4,4.5,Yes\n`)
    expect([read.criteria, read.audit]).toEqual([['Fit', 'Support'], 0]) // prettier-ignore
  })

  it('is one before it', () => {
    expect(newFrom('Vendor,Recommended,Fit,Total\nAcme,4,5,4.5\nGlobex,5,4,4.5\n').criteria).toEqual([
      'Recommended',
      'Fit',
    ])
  })
})

it('what vendors are marked on may be called Weight or Time', () => {
  const read = newFrom('Vendor,Price,Weight,Time\nAcme,4,3,2\nGlobex,3,4,5\n')
  expect(read.criteria).toEqual(['Price', 'Weight', 'Time'])
  expect(newFrom('Vendor,Date,Price,Fit\nAcme,2026-01-02,4,3\nGlobex,2026-01-05,3,4\n').criteria).toEqual([
    'Price',
    'Fit',
  ])
})

it('vendors with a contact are scored where a total stands behind two criteria', () => {
  const read = newFrom('供应商,联系人,功能,价格,总分\n甲,张三,4,3,7\n乙,李四,5,2,7\n')
  expect([read.kind, read.criteria]).toEqual(['matrix', ['功能', '价格']])
  expect(newFrom('Vendor,Website,Status,Score\nAcme,https://a.example,longlist,4.4\n').kind).toBe('vendors')
})

it.each(['✔️', '✅', '☑', '√'])('%s says yes', (sign) => {
  const read = newFrom(`指标,权重,甲,乙\n移动端,50,${sign},❌\n报表,50,❌,${sign}\n`)
  expect([read.scales, read.problems]).toEqual([['yes-no', 'yes-no'], []]) // prettier-ignore
})

it('a long list may call its marks Score', () => {
  const read = newFrom('Evaluator,Vendor,Criterion,Score\nAnn,Acme,Fit,4\nAnn,Globex,Fit,5\n')
  expect([read.kind, read.criteria, read.vendors]).toEqual(['ratings', ['Fit'], ['Acme', 'Globex']])
})
