import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import { newFromSheet } from '../../../support/import-options'

const newFrom = (...rows: readonly string[]) => {
  const { mapping, plan, document, leaves, weights } = newFromSheet(...rows)
  return {
    rows: mapping.rows,
    tree: document.criteria.children.map((node) => [
      node.name,
      node.kind === 'group' ? node.children.map(({ name }) => name) : [],
    ]),
    criteria: leaves.map(({ name }) => name),
    scales: leaves.map(({ scale }) => (scale.kind === 'points' ? scale.full : scale.kind)),
    vendors: document.vendors.map(({ name }) => name),
    weights,
    scores: evaluate(document).standings.map(({ score }) => Math.round((score ?? NaN) * 1e4) / 100),
    problems: plan.problems.map(({ code, line, column }) => [code, line, column]),
    params: plan.problems.map(({ params }) => params),
    audit: plan.audit.map(({ vendor, what, printed, recomputed }) => [vendor, what, printed, recomputed]),
  }
}

describe('a heading line with a weight, beside criteria of its own level', () => {
  it('heads the rows that make up what it weighs', () => {
    for (const total of [[], ['合计,100%,,']]) {
      const [heading, one, two] = ['一、功能,60%,,', '  1.1 漏斗,30%,8,9', '  1.2 移动,30%,7,8']
      const read = newFrom('指标,权重,甲,乙', heading, one, two, '二、服务,40%,8,7', ...total)
      expect(read.tree).toEqual([['一、功能', ['1.1 漏斗', '1.2 移动']], ['二、服务', []]]) // prettier-ignore
      expect([read.weights, read.problems]).toEqual([[0.3, 0.3, 0.4], []]) // prettier-ignore
    }
  })

  it('may come again, below such a criterion', () => {
    const read = newFrom('指标,权重,甲', '甲类,30,', 'a,20,4', 'b,10,3', '服务,30,5', '乙类,40,', 'c,40,4')
    expect(read.tree).toEqual([['甲类', ['a', 'b']], ['服务', []], ['乙类', ['c']]]) // prettier-ignore
  })

  it('is a criterion that nobody has rated where its weight belongs to the whole, and heads all where weights are shares', () => {
    const unrated = newFrom('指标,权重,甲,乙', '功能,20%,,', '服务,10%,8,9', '价格,10%,7,8', '其他,60%,8,7')
    expect(unrated.criteria).toEqual(['功能', '服务', '价格', '其他'])
    const shares = newFrom(
      '指标,权重,甲',
      '技术,60%,',
      'a,30%,4',
      'b,30%,4',
      'c,40%,3',
      '商务,40%,',
      'd,40%,4',
      'e,60%,2',
    )
    expect(shares.tree).toEqual([['技术', ['a', 'b', 'c']], ['商务', ['d', 'e']]]) // prettier-ignore
  })
})

describe('the audit of totals', () => {
  it('counts what a level is out of where a sheet has weights and full points', () => {
    const sheet = (totals: string) =>
      newFrom('指标,满分,权重,甲,乙', '功能,10,60%,8,9', '服务,5,40%,4,3', `总分,,,${totals}`).audit
    expect(sheet('80,78')).toEqual([])
    expect(sheet('64,66')).toEqual([])
    expect(sheet('80,70')).toEqual([['乙', 'total', 70, expect.closeTo(78, 9)]])
  })

  it('takes plain sums only where the weights may be full points', () => {
    const sheet = (...weights: readonly string[]) =>
      newFrom('指标,权重,甲,乙', `功能,${weights[0]!},8,9`, `服务,${weights[1]!},7,6`, '总分,,15,15').audit
    expect(sheet('60', '40')).toEqual([])
    expect(sheet('60%', '40%')).toHaveLength(2)
  })
})

describe('full points headed as weights', () => {
  const rows = ['指标,权重,甲,乙', '功能,50,50,35', '服务,30,10,25', '价格,20,10,15']

  it.each([
    ['by the totals, plain sums', '合计,100,70,75', []],
    ['by one of the totals, where the other is wrong', '合计,100,70,57', [['乙', 'total', 57, 75]]],
    ['by marks that follow them', '', []],
  ])('are told %s', (_, total, audit) => {
    const read = newFrom(...rows, total)
    expect([read.scales, read.weights, read.scores]).toEqual([[50, 30, 20], [0.5, 0.3, 0.2], [70, 75]]) // prettier-ignore
    expect([read.problems.map(([code]) => code), read.audit]).toEqual([['weights-from-full'], audit])
  })

  it.each([
    ['levels of one to ten', ['功能,50,8,9', '服务,30,7,8', '价格,20,9,10', '合计,100,24,27']],
    ['levels out of a hundred', ['功能,50,80,90', '服务,30,70,80', '价格,20,90,70']],
    ['low levels without a total', ['功能,50,12,15', '服务,30,14,11', '价格,20,9,7']],
    ['weighted totals', ['功能,50,45,30', '服务,30,20,25', '价格,20,18,15', '合计,100,32.1,25.5']],
    ['percentages', ['功能,50%,50,35', '服务,30%,10,25', '价格,20%,10,15']],
  ])('are not seen in the weights of %s', (_, sheet) => {
    const read = newFrom('指标,权重,甲,乙', ...sheet)
    expect(read.problems).toEqual([])
    expect(read.scales).not.toContain(50)
  })
})

describe('weights', () => {
  it('that do not add up to the whole are named', () => {
    const sheet = (sign: string, total: string, ...weights: readonly number[]) => {
      const read = newFrom(
        '指标,权重,甲',
        ...weights.map((weight, i) => `C${String(i)},${String(weight)}${sign},4`),
        total,
      )
      return read.params.map(({ total, whole }) => [total, whole])
    }
    expect(sheet('%', '合计,100%,', 50, 40, 20)).toEqual([[110, 100]])
    expect(sheet('%', '', 40, 40)).toEqual([[80, 100]])
    expect(sheet('', '合计,100,', 50, 40, 20)).toEqual([[110, 100]])
    for (const [sign, total] of [
      ['', ''],
      ['%', '合计,100%,'],
      ['%', ''],
    ] as const)
      // prettier-ignore
      expect(sheet(sign, total, 33.3, 33.3, 33.3)).toEqual([])
    expect(sheet('', '合计,1,', 0.5, 0.3, 0.2)).toEqual([])
    expect(newFrom('维度,指标,权重,甲', '技术,a,50%,4', '技术,b,50%,4', '商务,c,100%,3').problems).toEqual([])
  })

  it('of an empty column are none', () => {
    const read = newFrom('指标,权重,甲,乙', '功能,,8,9', '服务,,7,8')
    expect([read.weights, read.problems]).toEqual([[0.5, 0.5], [['weights-missing', 1, undefined]]]) // prettier-ignore
    expect(newFrom('指标,权重,满分,甲', '功能,,10,8', '服务,,30,7').weights).toEqual([0.25, 0.75])
  })
})

describe('the row of headings', () => {
  const rows = ['Criterion,Weight,Acme,Globex', 'Fit,60,4,5', 'Price,40,3,2']

  it.each([
    'Evaluation:,CRM 2026,Evaluator:,J. Doe',
    'Evaluator:,J. Doe,Date:,2026-01-02',
    '项目名称,CRM选型,项目编号,2026-01',
  ])('is looked for below a form line: %s', (line) => {
    const read = newFrom(line, ...rows)
    expect([read.criteria, read.vendors]).toEqual([['Fit', 'Price'], ['Acme', 'Globex']]) // prettier-ignore
  })

  it('stays above a second one that only says what stands below each vendor', () => {
    const read = newFrom(
      '评价内容,,甲公司,,乙公司,',
      '指标,权重,得分,加权得分,得分,加权得分',
      '功能,40%,85,34,90,36',
      '价格,60%,70,42,80,48',
    )
    expect(read.vendors).toEqual(['甲公司', '乙公司'])
  })

  it.each([[['功能,50,8,9', '价格,50,7,8']], [['易用性,8,9', '价格,7,8']], [['易用性,60%,4.5,4', '价格,40%,3,2']]])(
    'is missed where figures stand in its place: %s',
    (sheet) => {
      const read = newFrom(...sheet)
      expect([read.problems, read.vendors]).toEqual([[['vendor-missing', 1, 2]], []]) // prettier-ignore
    },
  )

  it.each(['指标,1,2,3', ',101,102,103', '指标,3M,360,SAP'])('may have names like figures: %s', (line) => {
    expect(newFrom(line, '功能,8,9,7', '价格,6,7,8').vendors).toEqual(line.split(',').slice(1))
  })
})

describe('rows below the totals', () => {
  it('that only say what these come to are left out', () => {
    const read = newFrom('指标,甲,乙', '功能,45,40', '价格,40,40', '总分,85,80', '得分率,85%,80%', '推荐次序为,1,2')
    expect(read.criteria).toEqual(['功能', '价格'])
    expect(read.rows).toEqual({ 3: 'total', 4: 'skip', 5: 'skip' })
    expect(newFrom('指标,甲,乙', '功能,45,40', '价格,40,40', '总分,85,80', '得分率,0.85,0.8').criteria).toHaveLength(2)
  })

  it('are criteria with a weight or levels of their own, as are such rows above', () => {
    const read = newFrom(
      '指标,权重,甲,乙',
      '合格率,30%,98%,95%',
      '交付,30%,1,2',
      '总分,,5,4',
      '加分项,,4,5',
      '其他,40%,1,2',
    )
    expect(read.criteria).toEqual(['合格率', '交付', '加分项', '其他'])
  })
})

describe('a row called like a result', () => {
  it('is a criterion where its weight belongs to the whole, above a total or without one', () => {
    for (const total of [[], ['合计,100%,3,3']]) {
      const rows = ['Weight,10%,4,5', 'Position,20%,3,2', '最高分,20%,4,3', '综合评分,20%,2,3', 'Battery,30%,3,5']
      const read = newFrom('指标,权重,甲,乙', ...rows, ...total)
      expect(read.criteria).toEqual(['Weight', 'Position', '最高分', '综合评分', 'Battery'])
      expect(read.weights).toEqual([0.1, 0.2, 0.2, 0.2, 0.3])
    }
  })

  it('is none where it repeats what others weigh', () => {
    expect(newFrom('指标,权重,甲', '功能,30,4', '价格,20,3', '合计,50,7').criteria).toEqual(['功能', '价格'])
    expect(newFrom('指标,权重,甲', 'a,25,4', '小计,25,4', 'b,25,3', '小计,25,3').criteria).toEqual(['a', 'b'])
    expect(newFrom('指标,权重,甲', 'a,40,4', '小计,40,4', 'b,60,3', '小计,60,3', '合计,100,3.4').criteria).toHaveLength(
      2,
    )
  })

  it('is one of its part, with a name before it', () => {
    const rows = ['Tech,Fit,30,4,5', 'Tech,Ease,30,3,2', 'Tech subtotal,,60,3.5,3.5', 'Biz,Price,40,3,2']
    const read = newFrom('Category,Criterion,Weight,A,B', ...rows)
    expect([read.criteria, read.weights, read.problems]).toEqual([['Fit', 'Ease', 'Price'], [0.3, 0.3, 0.4], []]) // prettier-ignore
  })
})

it('weights above the vendors need no name', () => {
  const read = newFrom('Vendor,Fit,Price,Ease', ',60%,30%,10%', 'Acme,4,5,4', 'Globex,3,2,4')
  expect([read.vendors, read.weights, read.scales]).toEqual([['Acme', 'Globex'], [0.6, 0.3, 0.1], ['levels', 'levels', 'levels']]) // prettier-ignore
  expect(newFrom('Vendor,Fit,Price', ',3,4', 'Acme,4,5').problems).toContainEqual(['vendor-missing', 2, 1])
})

it('the line below the headings of a Markdown table is none', () => {
  const read = newFrom('| Criterion | Acme | Globex |', '|:---|---:|---|', '| Fit | 4 | 5 |', '| Price | 3 | 2 |')
  expect([read.criteria, read.problems]).toEqual([['Fit', 'Price'], [['weights-missing', 1, undefined]]]) // prettier-ignore
})
