import { describe, expect, it } from 'vitest'
import { recogniseAs, recogniseTable } from '@/io/import/recognise'
import { tableOf } from '@/io/table/table'
import { aSmallEvaluation } from '../../../support/a-small-evaluation'
import { tableOfText } from '../../../support/import-options'

const recognise = (text: string) => recogniseTable(tableOfText(text), null)

describe('recognising a table', () => {
  it('finds Chinese headings in any order and keeps extra columns aside', () => {
    expect(recognise('得分,颜色,供应商,评委,评分项,备注\n3,红,甲,张三,价格,好\n')).toMatchObject({
      kind: 'ratings',
      columns: ['level', 'aside', 'vendor', 'evaluator', 'criterion', 'note'],
    })
  })

  it('takes criteria down and vendors across, with weights and a total', () => {
    expect(recognise('评分项,权重,甲公司,乙公司\n功能,60%,4,3\n价格,40%,5,2\n总分,,4.4,2.6\n排名,,1,2\n')).toEqual({
      kind: 'matrix',
      headingRow: 0,
      columns: ['criterion', 'weight', 'value', 'value'],
      down: 'criteria',
      rows: { 3: 'total', 4: 'rank' },
    })
  })

  it('takes vendors down and criteria across, with a weight row and a total column', () => {
    expect(recognise('Vendor,Function,Price,Total\nWeight,0.6,0.4,\nA,4,5,4.4\nB,3,2,2.6\n')).toEqual({
      kind: 'matrix',
      headingRow: 0,
      columns: ['vendor', 'value', 'value', 'total'],
      down: 'vendors',
      rows: { 1: 'weight' },
    })
  })

  it('skips a title above the headings', () => {
    expect(recognise('CRM selection 2026,,\n,,\nCriterion,A,B\nPrice,3,4\n')).toMatchObject({
      headingRow: 2,
      down: 'criteria',
    })
  })

  it('asks the document which way a sheet without telling headings lies', () => {
    const document = aSmallEvaluation()
    const down = tableOf([
      ['', '云启 CRM'],
      ['SSO', '1'],
    ])
    const across = tableOf([
      ['', 'SSO', 'Configurable funnel'],
      ['云启 CRM', '1', '3'],
    ])
    expect(recogniseTable(down, document)).toMatchObject({ kind: 'matrix', down: 'criteria' })
    expect(recogniseTable(across, document)).toMatchObject({ kind: 'matrix', down: 'vendors' })
  })

  it('takes a lone column for vendors, with or without a heading', () => {
    expect(recognise('Aurora\n云启\n')).toMatchObject({ kind: 'vendors', headingRow: -1, columns: ['vendor'] })
    expect(recognise('供应商\n云启\n')).toMatchObject({ kind: 'vendors', headingRow: 0, columns: ['vendor'] })
  })

  it('recognises a list of vendors and one of criteria', () => {
    expect(recognise('名称,官网,联系人\n云启,https://x.cn,王\n')).toMatchObject({
      kind: 'vendors',
      columns: ['vendor', 'website', 'contact'],
    })
    expect(recognise('指标,权重,说明\n价格,3,便宜\n')).toMatchObject({
      kind: 'criteria',
      columns: ['criterion', 'weight', 'description'],
    })
  })

  it('lets duplicate and hostile headings be vendors', () => {
    expect(recognise('Criterion,__proto__,A,A\nPrice,1,2,3\n').columns).toEqual([
      'criterion',
      'value',
      'value',
      'value',
    ])
  })

  it('sees lines that only name a group', () => {
    expect(recognise('Criterion,A,B\nFunction,,\nReports,3,4\n')).toMatchObject({ rows: { 1: 'group' } })
  })

  it('sees them beside a running number, and with the sum of their rows as weight', () => {
    const numbered = '序号,名目,权重,甲,乙\n一,技术,,,\n1,排程,20,8,9\n二,商务,,,\n1,报价,80,6,7\n'
    expect(recognise(numbered).rows).toEqual({ 1: 'group', 3: 'group' })
    const summed = '项目,权重,甲,乙\n技术,50,,\n排程,20,8,9\n追溯,30,7,7\n商务,50,,\n报价,50,6,7\n'
    expect(recognise(summed).rows).toEqual({ 1: 'group', 4: 'group' })
  })

  it('leaves a criterion alone that nobody has rated yet', () => {
    expect(recognise('项目,权重,甲,乙\n排程,20,8,9\n追溯,30,,\n报价,30,6,7\n价格,20,,\n').rows).toEqual({})
  })

  it('takes merged columns of headings for groups, three levels deep', () => {
    expect(recognise('序号,一级指标,二级指标,权重,甲,乙\n1,功能,漏斗,20%,4,3\n2,,移动,80%,5,4\n')).toMatchObject({
      kind: 'matrix',
      columns: ['id', 'group', 'criterion', 'weight', 'value', 'value'],
    })
    expect(
      recognise('评审因素,评审内容,评审指标,满分,甲\n技术,功能,漏斗,20,9\n,,报表,30,9\n,架构,容灾,50,9\n').columns,
    ).toEqual(['group', 'group', 'criterion', 'full', 'value'])
  })

  it('leaves sums of parts, means, products, remarks and signatures out', () => {
    const sheet =
      '类别,评分项,分值,甲,乙\n技术,功能,40,35,38\n技术小计,,40,35,38\n商务,报价,60,30,27\n合计,,100,65,65\n备注：满分 100 分,,,,\n评委签字：,,,,日期：\n'
    expect(recognise(sheet).rows).toEqual({ 2: 'skip', 4: 'total', 5: 'skip', 6: 'skip' })
    expect(recognise('供应商,功能,价格,平均分\n甲,4,3,3.5\n').columns.at(-1)).toBe('aside')
    expect(recognise('Criterion,Weight,A,A weighted\nFit,0.5,4,2\n').columns.at(-1)).toBe('aside')
  })

  it('reads headings with line breaks, units and full marks in brackets', () => {
    expect(
      recognise('"序\n号","评分\n指标","权重\n（%）",甲\n1,功能,60,4\n2,价格,40,5\n合计（100分）,,,9\n'),
    ).toMatchObject({
      columns: ['id', 'criterion', 'weight', 'value'],
      rows: { 3: 'total' },
    })
  })

  it('takes the lower of two rows of headings where that has the names, else leaves it out', () => {
    expect(
      recognise('评分项,,权重,供应商得分,\n一级指标,二级指标,,甲,乙\n功能,漏斗,60%,4,5\n,移动,40%,3,4\n'),
    ).toMatchObject({ headingRow: 1, columns: ['group', 'criterion', 'weight', 'value', 'value'] })
    expect(
      recognise('指标,权重,甲,,乙,\n,,得分,加权得分,得分,加权得分\n功能,0.5,80,40,90,45\n价格,0.5,90,45,80,40\n'),
    ).toMatchObject({
      headingRow: 0,
      columns: ['criterion', 'weight', 'value', 'aside', 'value', 'aside'],
      rows: { 1: 'skip' },
    })
  })

  it('does not take a criterion for a heading of its own', () => {
    expect(recognise('供应商,功能,服务\n权重,60%,40%\n甲,4,3\n')).toMatchObject({
      down: 'vendors',
      columns: ['vendor', 'value', 'value'],
    })
    expect(recognise('Criterion,A,B\nPrice,4,3\nCoverage,5,2\n').rows).toEqual({})
  })

  it('lets the criteria and vendors of our own sheet be called what they want', () => {
    const own = 'id,group,criterion,weight,Rank,Total\nc-1,,Total,1,4,3\n#score,,Score,,75,50\n#rank,,Rank,,1,2\n'
    expect(recognise(own)).toMatchObject({
      kind: 'comparison',
      columns: ['id', 'group', 'criterion', 'weight', 'value', 'value'],
      rows: { 2: 'total', 3: 'rank' },
    })
  })

  it('proposes another kind when asked to', () => {
    expect(recogniseAs(tableOfText('Criterion,Weight,A\nPrice,1,3\n'), 'criteria', null)).toMatchObject({
      kind: 'criteria',
      columns: ['criterion', 'weight', 'aside'],
    })
  })

  it('survives an empty table', () => {
    expect(recogniseTable(tableOf([]), null)).toMatchObject({ kind: 'vendors', columns: [] })
  })
})
