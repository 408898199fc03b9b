import { describe, expect, it } from 'vitest'
import { leavesOf } from '@/domain/criteria/tree'
import { applyEdit } from '@/domain/edits/apply'
import { evaluate } from '@/domain/ranking/evaluate'
import { planImport, planImportSteps, planNewEvaluation } from '@/io/import/plan-import'
import { summaryOf, type ImportOptions } from '@/io/import/plan'
import { recogniseTable } from '@/io/import/recognise'
import { finishPaced } from '@/io/steps'
import { aCriterion, anEvaluation } from '../../../support/an-evaluation'
import { aSmallEvaluation } from '../../../support/a-small-evaluation'
import { importOptions, tableOfText } from '../../../support/import-options'

const small = aSmallEvaluation()
const strict = { create: { criteria: false, vendors: false, evaluators: false } }
const planOf = (text: string, options: Partial<ImportOptions> = {}, document = small) => {
  const table = tableOfText(text)
  return planImport(table, recogniseTable(table, document), document, importOptions(options))
}
const newFrom = (text: string, decimal: '.' | ',' = '.') => {
  const table = tableOfText(text)
  return planNewEvaluation(table, recogniseTable(table, null), { ...importOptions({ decimal }), title: 'New' })
}
const places = (plan: ReturnType<typeof planOf>) => plan.problems.map(({ code, line, column }) => [code, line, column])

describe('planning ratings', () => {
  const heading = 'evaluator,vendor,criterion_id,criterion,state,level,note,evidence,rated_at\n'

  it('lists every problem with its line and column, and plans the rest', () => {
    const plan = planOf(
      `${heading}p-1,云启 CRM,c-funnel,,rated,6,,,\n` +
        'p-1,Nobody,c-funnel,,rated,3,,,\n' +
        'p-1,云启 CRM,c-nothing,Nothing,rated,3,,,\n' +
        'p-1,云启 CRM,c-funnel,,perhaps,3,,,\n' +
        'p-1,云启 CRM,c-funnel,,rated,three,,,\n' +
        'Wang,云启 CRM,c-funnel,,rated,3,,,\n' +
        'p-1,云启 CRM,c-depth,,rated,55.5,,,yesterday\n' +
        'p-1,云启 CRM,c-depth,,rated,56,,,\n',
      strict,
    )
    expect(places(plan)).toEqual([
      ['level-outside-scale', 2, 6],
      ['vendor-unknown', 3, 2],
      ['criterion-unknown', 4, 3],
      ['state-not-understood', 5, 5],
      ['level-not-understood', 6, 6],
      ['evaluator-unknown', 7, 1],
      ['time-not-understood', 8, 9],
      ['rating-twice', 9, undefined],
    ])
    expect(plan.problems[0]!.params).toMatchObject({ text: '6', range: '1, 2, 3, 4, 5' })
    expect(summaryOf(plan)).toMatchObject({ added: { rating: 1 }, rejected: 7, warnings: 1 })
  })

  it('lists all that is wrong in a row', () => {
    const plan = planOf(`${heading}Wang,Nobody,c-funnel,,perhaps,three,,,yesterday\n`, strict)
    expect(places(plan)).toEqual([
      ['evaluator-unknown', 2, 1],
      ['vendor-unknown', 2, 2],
      ['state-not-understood', 2, 5],
      ['level-not-understood', 2, 6],
      ['time-not-understood', 2, 9],
    ])
  })

  describe('of an evaluation that was born with an evaluator', () => {
    const born = anEvaluation().withEvaluators('Me').withVendors('A').withCriteria(aCriterion('price')).build()
    const rows = `${heading}张三,A,c-price,,rated,4,,,\n李四,A,c-price,,rated,2,,,\n`
    const namesAfter = (text: string, document = born) =>
      applyEdit(document, planOf(text, {}, document).edit!).evaluators.map(({ name }) => name)

    it('renames that one to the first who is named', () => {
      const plan = planOf(rows, {}, born)
      expect(plan.edit).toMatchObject({ name: 'batch' })
      const after = applyEdit(born, plan.edit!)
      expect(after.evaluators.map(({ name }) => name)).toEqual(['张三', '李四'])
      expect(after.evaluators[0]!.id).toBe(born.evaluators[0]!.id)
      expect(evaluate(after).standings.map(({ coverage }) => coverage)).toEqual([1])
      expect([...plan.changed]).toMatchObject([{ subject: 'evaluator', fields: [{ before: 'Me', after: '张三' }] }])
    })

    it('keeps it where it has marks, a name of its own, or rows of its own', () => {
      const marked = anEvaluation()
        .withEvaluators('Me')
        .withVendors('A')
        .withCriteria(aCriterion('price'))
        .withMarks({ price: [3] })
        .build()
      const named = anEvaluation().withEvaluators('Ann').withVendors('A').withCriteria(aCriterion('price')).build()
      expect(namesAfter(rows, marked)).toEqual(['Me', '张三', '李四'])
      expect(namesAfter(rows, named)).toEqual(['Ann', '张三', '李四'])
      expect(namesAfter(`${heading},A,c-price,,rated,4,,,\n张三,A,c-price,,rated,2,,,\n`)).toEqual(['Me', '张三'])
      expect(namesAfter(`${heading}Me,A,c-price,,rated,4,,,\n张三,A,c-price,,rated,2,,,\n`)).toEqual(['Me', '张三'])
    })

    it('makes another where rows without a name follow', () => {
      expect(namesAfter(`${heading}张三,A,c-price,,rated,4,,,\n,A,c-price,,rated,2,,,\n`)).toEqual(['张三', 'Me'])
      expect(namesAfter(`${heading}张三,A,c-price,,rated,4,,,\nMe,A,c-price,,rated,2,,,\n`)).toEqual(['张三', 'Me'])
    })
  })

  it('lists a name that is wrong on every line on every line', () => {
    const plan = planOf(`${heading}${'p-1,Nobody,c-funnel,,rated,3,,,\n'.repeat(3)}`, strict)
    expect(places(plan)).toEqual([2, 3, 4].map((line) => ['vendor-unknown', line, 2]))
  })

  it('lets the user choose who wins where a mark is there already', () => {
    const text = `${heading}p-1,v-a,c-funnel,,rated,2,,,\n`
    const mine = planOf(text, { conflicts: 'keep-mine' })
    const files = planOf(text, { conflicts: 'file-wins' })
    expect(mine.edit).toBeNull()
    expect([...mine.conflicting]).toMatchObject([{ line: 2, cell: { level: 2 }, before: { level: 4 } }])
    const after = applyEdit(small, files.edit!).ratings['p-1' as never]!['c-funnel' as never]!['v-a' as never]
    expect(after).toMatchObject({ level: 2, note: 'a, "b"\n=c' })
  })

  it('keeps a mark when the file only brings a note', () => {
    const plan = planOf(`${heading}p-1,v-a,c-funnel,,unrated,,new note,,\n`)
    const after = applyEdit(small, plan.edit!).ratings['p-1' as never]!['c-funnel' as never]!['v-a' as never]
    expect(after).toEqual({ state: 'rated', level: 4, note: 'new note', ratedAt: '2026-03-04T05:06:07.890Z' })
    expect(summaryOf(plan).changed.rating).toBe(1)
  })

  it('matches names whatever their width, case and spaces', () => {
    const plan = planOf('vendor,criterion,level\n 云启　ｃｒｍ ,ＳＳＯ,是\n', { ...strict, evaluator: 'p-2' as never })
    expect(plan.problems).toEqual([])
    expect([...plan.added]).toMatchObject([{ evaluator: 'p-2', cell: { criterion: 'c-sso', vendor: 'v-b', level: 1 } }])
  })

  it('creates evaluators, vendors and criteria where that is allowed', () => {
    const { document, plan } = newFrom(
      `${heading}张三,甲,,价格,rated,4,,,\n李四,甲,,价格,na,,,,\n张三,乙,,服务,rated,2,,,\n`,
    )
    expect(plan.problems).toEqual([])
    expect(document.evaluators.map(({ name }) => name)).toEqual(['张三', '李四'])
    expect(document.vendors.map(({ name }) => name)).toEqual(['甲', '乙'])
    expect(leavesOf(document.criteria).map(({ name, scale }) => [name, scale.kind])).toEqual([
      ['价格', 'levels'],
      ['服务', 'levels'],
    ])
    expect(summaryOf(plan).added).toEqual({ rating: 3, criterion: 2, group: 0, vendor: 2, evaluator: 2 })
  })

  it('maps evaluators as the user chose', () => {
    const plan = planOf(`${heading}Boss,v-d,c-funnel,,rated,4,,,\n`, {
      ...strict,
      evaluatorNames: new Map([['Boss', 'p-2' as never]]),
    })
    expect([...plan.added]).toMatchObject([{ evaluator: 'p-2' }])
  })

  it('can be paced and cancelled', async () => {
    const table = tableOfText(`${heading}${'p-1,v-a,c-funnel,,rated,4,,,\n'.repeat(9000)}`)
    const controller = new AbortController()
    const steps = planImportSteps(table, recogniseTable(table, small), small, importOptions())
    const planning = finishPaced(steps, {
      blockMs: 0,
      signal: controller.signal,
      onProgress: () => {
        controller.abort()
      },
    })
    await expect(planning).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('planning a sheet', () => {
  it('makes an evaluation of one that nobody here designed', () => {
    const { document, plan } = newFrom(
      '供应商评分表,,,\n评分项,权重,甲公司,乙公司\n功能,６０％,4,3\n价格,40%,N/A,-\n服务,0%,,2\n总分,,4,3\n',
    )
    expect(plan.problems).toEqual([])
    expect(plan.audit).toEqual([])
    expect(leavesOf(document.criteria).map(({ name, weight }) => [name, weight])).toEqual([
      ['功能', 0.6],
      ['价格', 0.4],
      ['服务', 0],
    ])
    expect(evaluate(document).rows.map(({ states }) => states)).toEqual([
      ['rated', 'rated'],
      ['na', 'abstain'],
      ['unrated', 'rated'],
    ])
  })

  it('reads the same sheet turned on its side', () => {
    const upright = newFrom('Criterion,Weight,A,B\nX,3,4,3\nY,1,5,2\n').document
    const turned = newFrom('Vendor,X,Y\nWeight,3,1\nA,4,5\nB,3,2\n').document
    expect(evaluate(turned).standings.map(({ score }) => score)).toEqual(
      evaluate(upright).standings.map(({ score }) => score),
    )
    expect(turned.vendors.map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it('reads decimal commas', () => {
    const { document } = newFrom('Criterion;Weight;A;B\nX;0,5;4,5;3\nY;0,5;2;1\n', ',')
    expect(Array.from(evaluate(document).rows[0]!.levels)).toEqual([4.5, 3])
  })

  it.each([
    ['1,5', 'levels', 5],
    ['0,7', 'levels', 11],
    ['2.5,4', 'points', 5],
    ['45,98', 'points', 100],
    ['120,4000', 'measure', NaN],
    ['yes,no', 'yes-no', NaN],
    ['是,否', 'yes-no', NaN],
  ])('takes %s for %s', (cells, kind, size) => {
    const [criterion] = leavesOf(newFrom(`Criterion,Weight,A,B\nX,1,${cells}\n`).document.criteria)
    expect(criterion!.scale.kind).toBe(kind)
    if (criterion!.scale.kind === 'levels') expect(criterion!.scale.levels).toHaveLength(size)
    if (criterion!.scale.kind === 'points') expect(criterion!.scale.full).toBe(size)
  })

  it('judges criteria of a mixed sheet by those of their own magnitude', () => {
    const { document } = newFrom('Criterion,Weight,A,B\nX,1,4,2\nY,1,3,5\nZ,1,88,60\nW,1,0,1\n')
    expect(leavesOf(document.criteria).map(({ scale }) => scale.kind)).toEqual(['levels', 'levels', 'points', 'yes-no'])
  })

  it('takes declared full marks', () => {
    const { document } = newFrom('评分项,满分,甲,乙\n功能,30,25,20\n价格,70,50,60\n')
    expect(leavesOf(document.criteria).map(({ scale }) => scale)).toEqual([
      { kind: 'points', full: 30, anchors: [] },
      { kind: 'points', full: 70, anchors: [] },
    ])
  })

  it('weighs a sheet without weights by its full marks, and says so', () => {
    const scored = (text: string) => {
      const { document, plan } = newFrom(text)
      expect(plan.problems.map(({ code }) => code)).toEqual(['weights-from-full'])
      expect(plan.audit).toEqual([])
      return evaluate(document).standings.map(({ score }) => Math.round((score ?? 0) * 1000) / 10)
    }
    expect(scored('评分项,满分,甲,乙\n功能,30,28,26\n服务,10,6,10\n报价,60,60,48.5\n合计,100,94,84.5\n')).toEqual([
      94, 84.5,
    ])
    expect(scored('投标人,功能,报价,合计\n满分,40,60,100\n甲,36,48,84\n乙,30,60,90\n')).toEqual([84, 90])
    expect(scored('评分项,甲,乙\n功能（40分）,36,30\n报价(60分),48,60\n合计（100分）,84,90\n')).toEqual([84, 90])
  })

  it('rejects what exceeds the full marks, unless most does: then they only weigh', () => {
    const over = newFrom('评分项,满分,甲,乙\n功能,30,35,20\n价格,70,60,70\n')
    expect(places(over.plan)).toEqual([
      ['weights-from-full', 1, undefined],
      ['level-outside-scale', 2, 3],
    ])
    const [criterion] = leavesOf(newFrom('评分项,分值,甲,乙\n功能,30,85,90\n价格,70,80,70\n').document.criteria)
    expect(criterion).toMatchObject({ weight: 30, scale: { kind: 'points', full: 100 } })
  })

  it('holds totals against the whole sheet where its parts have their own', () => {
    const { plan } = newFrom(
      '评分项,满分,甲\n技术,,\n功能,40,35\n合计,40,35\n商务,,\n报价,60,36\n合计,60,36\n总计,100,70\n',
    )
    expect(plan.audit).toEqual([expect.objectContaining({ printed: 70, recomputed: 71, line: 8 })])
  })

  it('warns where columns under a merged heading are left out', () => {
    const { plan } = newFrom('评分项,权重,甲,,乙,\n,,评委1,评委2,评委1,评委2\n功能,1,4,5,3,3\n')
    expect(places(plan)).toEqual([['column-without-heading', 3, 4]])
  })

  it('reads 得分 beside a row as the total', () => {
    const { plan } = newFrom('评分项,权重,甲,乙\n功能,1,4,5\n得分,,4,3\n')
    expect(plan.problems).toEqual([])
    expect(plan.audit).toEqual([expect.objectContaining({ printed: 3, line: 3 })])
  })

  it('warns where evaluators stand in the place of vendors', () => {
    const { plan } = newFrom('评分项,权重,评委1,评委2\n功能,1,4,5\n')
    expect(places(plan)).toEqual([['evaluators-across', 1, 3]])
  })

  it('rejects bad weights, levels and repeated vendors by line and column', () => {
    const { plan } = newFrom('Criterion,Weight,A,B,A\nX,-1,1,2,3\nY,NaN,1,2,3\nZ,1,1,soon,3\n')
    expect(places(plan)).toEqual([
      ['vendor-twice', 1, 5],
      ['weight-negative', 2, 2],
      ['weight-not-a-number', 3, 2],
      ['level-not-understood', 4, 4],
    ])
  })

  it('puts criteria into the groups that head them', () => {
    const { document } = newFrom('Criterion,A,B\nFunction,,\nReports,3,4\nMobile,2,1\nCost,,\nLicence,5,5\n')
    expect(document.criteria.children.map((group) => [group.name, leavesOf(group).map(({ name }) => name)])).toEqual([
      ['Function', ['Reports', 'Mobile']],
      ['Cost', ['Licence']],
    ])
  })

  it('reports other weights, and takes them over when asked to', () => {
    const text = 'Criterion,Weight,云启 CRM\nSSO,3,1\n<img onerror=x>,1,5\n'
    const kept = planOf(text)
    expect(kept.problems.map(({ code, line }) => [code, line])).toEqual([
      ['weight-differs', 2],
      ['weight-differs', 3],
    ])
    for (const { params } of kept.problems)
      for (const weight of [params.file, params.own]) expect(String(weight)).toMatch(/^0\.\d{1,6}$/)
    const taken = applyEdit(small, planOf(text, { weights: 'file' }).edit!)
    const weights = new Map(leavesOf(taken.criteria).map(({ id, weight }) => [id as string, weight]))
    expect(weights.get('c-sso')! / weights.get('c-rich')!).toBeCloseTo(3, 12)
  })

  it('flags cells beyond the headings, and keeps the row', () => {
    const plan = planOf('Criterion,云启 CRM\nSSO,1,surplus\n')
    expect(places(plan)).toEqual([['row-too-long', 2, 3]])
    expect(summaryOf(plan).added.rating).toBe(1)
  })

  it('says so when there is nothing below the headings', () => {
    expect(places(planOf('Criterion,Weight,A\n'))).toEqual([['table-without-rows', 1, undefined]])
  })

  it('is one edit, and one that changes nothing when applied twice', () => {
    const plan = planOf('Criterion,云启 CRM,New one\nSSO,1,0\nNew criterion,3,4\n')
    expect(plan.edit!.name).toBe('batch')
    const once = applyEdit(small, plan.edit!)
    const twice = applyEdit(once, plan.edit!)
    expect([twice.vendors, twice.criteria, twice.ratings]).toEqual([once.vendors, once.criteria, once.ratings])
  })
})

describe('planning criteria', () => {
  it('lists all that is wrong in a row', () => {
    const heading = 'id,parent_id,name,weight,scale,full,threshold,description\n'
    const plan = planOf(`${heading}c-0,nope,Crit 0,abc,foo,many,xyz,\nc-1,,,-1,points,ten,,\n`)
    expect(places(plan)).toEqual([
      ['parent-unknown', 2, 2],
      ['weight-not-a-number', 2, 4],
      ['scale-not-understood', 2, 5],
      ['full-not-a-number', 2, 6],
      ['threshold-not-a-number', 2, 7],
      ['criterion-missing', 3, 3],
      ['weight-negative', 3, 4],
      ['full-not-a-number', 3, 6],
    ])
    expect(plan.edit).toBeNull()
  })

  it('places children that stand above their parents, and names circles and strangers', () => {
    const { document, plan } = newFrom(
      'id,parent_id,name,weight,scale,full,threshold,description\n' +
        'c-1,g-1,One,1,points,10,,\ng-1,,Group,2,,,,\nc-2,g-9,Two,1,points,10,,\ng-3,g-4,A,1,,,,\ng-4,g-3,B,1,,,,\nc-5,,Five,1,points,10,11,\n',
    )
    expect(plan.problems.map(({ code, line }) => [code, line])).toEqual([
      ['parent-unknown', 4],
      ['parent-unknown', 5],
      ['parent-unknown', 6],
      ['threshold-outside-scale', 7],
    ])
    expect(document.criteria.children).toMatchObject([
      { id: 'g-1', children: [{ id: 'c-1', scale: { kind: 'points', full: 10 } }] },
    ])
  })

  it('takes 评分标准 for the description, merged columns for groups, full marks for weights, and no total', () => {
    const { document, plan } = newFrom(
      '序号,评审因素,评审内容,满分,评分标准\n1,商务,资质,10,三证齐全\n2,,业绩,20,每个 5 分\n,合计,,30,\n',
    )
    expect(plan.problems).toEqual([])
    expect(document.criteria.children).toMatchObject([
      {
        name: '商务',
        children: [
          { name: '资质', weight: 10, scale: { kind: 'points', full: 10 }, description: '三证齐全' },
          { name: '业绩', weight: 20 },
        ],
      },
    ])
  })

  it('refuses a fifth level', () => {
    const rows = ['g-1,,a', 'g-2,g-1,b', 'g-3,g-2,c', 'g-4,g-3,d', 'c-5,g-4,e'].map((row) => `${row},1,,,,\n`).join('')
    const { plan } = newFrom(`id,parent_id,name,weight,scale,full,threshold,description\n${rows}`)
    expect(plan.problems.map(({ code, line }) => [code, line])).toContainEqual(['criteria-too-deep', 6])
  })
})

describe('planning vendors', () => {
  it('adds a pasted column of names once each', () => {
    const plan = planOf('Aurora\n云启 CRM\nAurora\n', {})
    expect(places(plan)).toEqual([['vendor-twice', 3, 1]])
    expect(summaryOf(plan)).toMatchObject({ added: { vendor: 1 }, unchanged: { vendor: 1 } })
  })

  it('takes nothing from an empty status', () => {
    const out = applyEdit(small, {
      name: 'updateVendor',
      args: { id: small.vendors[1]!.id, changes: { status: 'out', outReason: 'late' } },
    })
    const plan = planOf(`id,name,website,contact,status,note\nv-b,${small.vendors[1]!.name},,new@x.cn,,\n`, {}, out)
    expect(applyEdit(out, plan.edit!).vendors[1]).toMatchObject({
      status: 'out',
      outReason: 'late',
      contact: 'new@x.cn',
    })
  })

  it('changes only what the file says', () => {
    const plan = planOf('id,name,website,contact,status,note\nv-b,云启 CRM,,new@x.cn,out: too late,\n')
    const after = applyEdit(small, plan.edit!).vendors[1]
    expect(after).toEqual({ ...small.vendors[1], contact: 'new@x.cn', status: 'out', outReason: 'too late' })
  })
})
