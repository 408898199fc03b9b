import { describe, expect, it } from 'vitest'
import { newFromSheet } from '../../../support/import-options'

const newFrom = (...rows: readonly string[]) => {
  const { mapping, plan, document, leaves, weights } = newFromSheet(...rows)
  const marks = document.ratings[document.evaluators[0]!.id]
  return {
    mapping,
    groups: document.criteria.children.flatMap(({ kind, name }) => (kind === 'group' ? [name] : [])),
    criteria: leaves.map(({ name }) => name),
    vendors: document.vendors.map(({ name }) => name),
    weights,
    full: leaves.map(({ scale }) => (scale.kind === 'points' ? scale.full : null)),
    levels: leaves.map(({ id }) => document.vendors.map((vendor) => marks?.[id]?.[vendor.id]?.level ?? null)),
    problems: plan.problems.map(({ code }) => code),
    audit: plan.audit.map(({ vendor, what, printed }) => [vendor, what, printed]),
  }
}

describe('weights of criteria in groups', () => {
  const rows = (...behind: readonly string[]) =>
    ['Fn,Leads,20%', 'Fn,Mobile,30%', 'Cost,License,50%'].map((row, i) => row + (behind[i] ?? ''))
  const marks = [',4,5', ',3,4', ',5,2']

  it.each([
    ['above a total', ['Group,Criterion,Weight,Alpha,Beta', ...rows(...marks), ',Total,,4.2,3.2']],
    ['above total and rank', ['Group,Criterion,Weight,Alpha,Beta', ...rows(...marks), ',Total,,4.2,3.2', ',Rank,,1,2']],
    ['above a total of 100 %', ['Group,Criterion,Weight,Alpha,Beta', ...rows(...marks), ',Total,100%,4.2,3.2']],
    ['in a list', ['Group,Criterion,Weight,Description', ...rows(',x', ',y', ',z'), ',Total,,']],
    [
      'in our own sheet without its ids',
      [
        'group,criterion,weight,Alpha,Beta',
        ...rows(...marks),
        ',Score,,4.2,3.2',
        ',Rank,,1,2',
        ',Coverage,,1,0.95',
        ',Status,,ranked,below threshold: c-sso',
      ],
    ],
    [
      'beside those of the groups',
      [
        'Group,Weight,Criterion,Weight,Alpha,Beta',
        'Fn,50%,Leads,20%,4,5',
        'Fn,50%,Mobile,30%,3,4',
        'Cost,50%,License,50%,5,2',
        ',,Total,,4.2,3.2',
      ],
    ],
  ])('are their own %s', (_, sheet) => {
    const read = newFrom(...sheet)
    expect([read.criteria, read.weights]).toEqual([['Leads', 'Mobile', 'License'], [0.2, 0.3, 0.5]]) // prettier-ignore
    expect(read.groups).toEqual(['Fn', 'Cost'])
    expect([read.problems, read.audit]).toEqual([[], []])
  })

  it('are their own above a remark', () => {
    const read = newFrom('Group,Criterion,Weight,Alpha,Beta', ...rows(...marks), ',Prepared by Li Lei,,,')
    expect(read.weights.slice(0, 3)).toEqual([0.2, 0.3, 0.5])
    expect(read.mapping.columns[2]).toBe('weight')
  })

  it('are shared out where merged cells leave gaps, in the last group alone, too', () => {
    const read = newFrom(
      ...['Group,Weight,Criterion,Alpha,Beta', 'Fn,60%,Leads,4,5', 'Cost,40%,License,3,4', ',,Support,5,2'],
      ',,Total,4,4.2',
    )
    expect(read.weights).toEqual([0.6, 0.2, 0.2])
  })

  it.each(['Weight in group', '权重'])('stand under %s beside 组权重', (heading) => {
    const read = newFrom(`分组,组权重,评分项,${heading},甲,乙`, '功能,60%,线索,50%,4,3', '功能,60%,移动,50%,5,4', '价格,40%,许可,100%,2,5') // prettier-ignore
    expect([read.vendors, read.weights]).toEqual([['甲', '乙'], [0.3, 0.3, 0.4]]) // prettier-ignore
  })
})

describe('a column of short words', () => {
  const groups = '领域|方面|评价维度|评估维度|评审类别|评分类别|评估方面|一级维度'
  it.each(groups.split('|'))('%s holds groups', (heading) => {
    const read = newFrom(`${heading},评分项,权重,甲公司,乙公司`, '技术,架构,20%,4,5', '技术,性能,30%,3,4', '商务,报价,50%,5,2') // prettier-ignore
    expect([read.vendors, read.groups]).toEqual([['甲公司', '乙公司'], ['技术', '商务']]) // prettier-ignore
    expect(read.problems).toEqual([])
  })

  it.each(['负责部门', '数据来源', 'Dept'])('%s is left aside on either side', (heading) => {
    const words = heading === 'Dept' ? ['IT', 'IT', 'HR'] : ['技术', '技术', '商务']
    const [one, two, three] = words as [string, string, string]
    const before = newFrom(`${heading},评分项,甲公司,乙公司`, `${one},架构,4,5`, `${two},性能,3,4`, `${three},报价,5,2`)
    const behind = newFrom(`评分项,${heading},甲公司,乙公司`, `架构,${one},4,5`, `性能,${two},3,4`, `报价,${three},5,2`)
    for (const read of [before, behind]) expect(read.vendors).toEqual(['甲公司', '乙公司'])
    expect(behind.problems).toContain('column-without-levels')
  })
})

describe('vendors over two rows of headings', () => {
  it.each([
    [',,纷享销客,,销售易,', '评分项,权重,得分,加权得分,得分,加权得分'],
    [',,纷享销客,,销售易,', 'Criterion,Weight,Score,Weighted,Score,Weighted'],
    ['评分项,权重,纷享销客,,销售易,', ',,得分,加权得分,得分,加权得分'],
  ])('%s / %s', (upper, lower) => {
    const body = ['线索管理,30%,80,24,90,27', '报表分析,70%,90,63,70,49', '总分,100%,,87,,70']
    for (const title of [[], ['某集团CRM选型评分表,,,,,']]) {
      const read = newFrom(...title, upper, lower, ...body)
      expect([read.criteria, read.vendors]).toEqual([['线索管理', '报表分析'], ['纷享销客', '销售易']]) // prettier-ignore
      expect([read.weights, read.levels]).toEqual([[0.3, 0.7], [[80, 90], [90, 70]]]) // prettier-ignore
      expect([read.problems, read.audit]).toEqual([[], [['销售易', 'total', 70]]]) // prettier-ignore
    }
  })

  it('may have one column each', () => {
    const read = newFrom(',甲公司,乙公司', '评分项,得分,得分', '线索,4,5', '报表,3,3')
    expect([read.criteria, read.vendors]).toEqual([['线索', '报表'], ['甲公司', '乙公司']]) // prettier-ignore
  })

  it('are not seen where the first marks are alike', () => {
    const read = newFrom(',甲公司,乙公司', '功能,3,3', '价格,4,5')
    expect([read.criteria, read.mapping.rows]).toEqual([['功能', '价格'], {}]) // prettier-ignore
  })
})

describe('headings', () => {
  it('are found below many notes', () => {
    const notes = Array.from({ length: 20 }, (_, i) => `Note ${String(i)}: about the tender,,,`)
    const read = newFrom(...notes, 'Criterion,Weight,Alpha,Beta', 'Fit,60%,4,5', 'Price,40%,5,3')
    expect([read.mapping.headingRow, read.criteria]).toEqual([20, ['Fit', 'Price']]) // prettier-ignore
    expect(newFrom(...notes.map((note) => note.replaceAll(',', ''))).mapping.headingRow).toBe(-1)
  })

  it('on each printed page are left out', () => {
    const heading = 'Criterion,Weight,Alpha,Beta'
    const read = newFrom(heading, 'Fit,60%,4,5', heading, 'Price,40%,5,3')
    expect([read.criteria, read.problems]).toEqual([['Fit', 'Price'], []]) // prettier-ignore
    const list = newFrom('指标,权重,说明', '功能,3,全', '指标,权重,说明', '价格,2,低')
    expect([list.criteria, list.problems]).toEqual([['功能', '价格'], []]) // prettier-ignore
    const ratings = newFrom('评委,供应商,评分项,得分', '张,甲,功能,4', '评委,供应商,评分项,得分', '张,甲,价格,3')
    expect([ratings.criteria, ratings.vendors, ratings.problems]).toEqual([['功能', '价格'], ['甲'], []]) // prettier-ignore
    expect(newFrom('供应商,网站', '甲,a.cn', '供应商,网站', '乙,b.cn').vendors).toEqual(['甲', '乙'])
  })

  it.each([
    ['%', 'weight'],
    ['Weight in group', 'weight'],
    ['Max. Score', 'full'],
  ])('%s is no vendor', (heading, role) => {
    const read = newFrom(`Criterion,${heading},Alpha,Beta`, 'Fit,60,4,5', 'Price,40,5,3')
    expect([read.vendors, read.mapping.columns[1], read.weights]).toEqual([['Alpha', 'Beta'], role, [0.6, 0.4]]) // prettier-ignore
  })

  it.each(['商务得分(30)', '商务（满分30）', '商务（30分）', '商务 (满分：30)', 'Terms (max. 30)'])(
    '%s tells full points, which weigh',
    (first) => {
      const [second, third] = ['50', '20'].map((full) => first.replace('30', full))
      const turned = newFrom(
        `投标人名称,${first},${second!},${third!},综合得分`,
        ...['甲公司,25.5,45,18,88.5', '乙公司,27,40.5,20,80'],
      )
      const upright = newFrom('评分项,甲公司,乙公司', `${first},25.5,27`, `${second!},45,40.5`, `${third!},18,20`)
      for (const read of [turned, upright])
        expect([read.full, read.weights]).toEqual([[30, 50, 20], [0.3, 0.5, 0.2]]) // prettier-ignore
      expect(turned.audit).toEqual([['乙公司', 'total', 80]])
    },
  )

  it('with years are names', () => {
    expect(newFrom('供应商,功能(2025),价格(2026)', '甲,3,4', '乙,2,5').full).toEqual([null, null])
  })
})
