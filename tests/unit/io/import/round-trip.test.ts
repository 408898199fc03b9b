import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import type { CriteriaNode, Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import { weightTable } from '@/domain/criteria/weights'
import { leavesOf } from '@/domain/criteria/tree'
import { csvSteps, type CsvKind } from '@/io/csv/export-csv'
import { planImport, planNewEvaluation } from '@/io/import/plan-import'
import { summaryOf } from '@/io/import/plan'
import { recogniseTable } from '@/io/import/recognise'
import { finish } from '@/io/steps'
import { aCriterion, aGroup, anEvaluation, aVendor } from '../../../support/an-evaluation'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'
import { aSmallEvaluation } from '../../../support/a-small-evaluation'
import { importOptions, tableOfText } from '../../../support/import-options'

const csv = (kind: CsvKind, document: Evaluation) => finish(csvSteps(kind, document, evaluate(document))).join('')
const planOf = (kind: CsvKind, from: Evaluation, into: Evaluation) => {
  const table = tableOfText(csv(kind, from))
  const mapping = recogniseTable(table, into)
  return { mapping, plan: planImport(table, mapping, into, importOptions()) }
}
const small = aSmallEvaluation()

describe('the ratings CSV', () => {
  const bare = { ...small, ratings: {} }

  it('brings every mark, note, evidence and time back', () => {
    const { mapping, plan } = planOf('ratings', small, bare)
    expect(mapping.kind).toBe('ratings')
    expect(plan.problems).toEqual([])
    expect(applyEdit(bare, plan.edit!).ratings).toEqual(small.ratings)
  })

  it('changes nothing where it came from', () => {
    const { plan } = planOf('ratings', small, small)
    expect(plan.edit).toBeNull()
    expect(summaryOf(plan)).toMatchObject({ unchanged: { rating: 10 }, conflicting: 0, rejected: 0 })
  })
})

describe('the criteria CSV', () => {
  const bare: Evaluation = { ...small, ratings: {}, criteria: { ...small.criteria, threshold: null, children: [] } }

  it('rebuilds the tree with scales, anchors, weights, thresholds and ids', () => {
    const { mapping, plan } = planOf('criteria', small, bare)
    expect(mapping.kind).toBe('criteria')
    expect(plan.problems).toEqual([])
    expect(applyEdit(bare, plan.edit!).criteria).toEqual(small.criteria)
  })

  it('changes nothing where it came from', () => {
    expect(planOf('criteria', small, small).plan.edit).toBeNull()
  })

  it('changes nothing where a spreadsheet kept 15 digits and wrote its own line breaks', () => {
    const third = anEvaluation()
      .withCriteria({ ...aCriterion('a'), weight: 1 / 3, description: 'one\ntwo' })
      .build()
    const [node] = leavesOf(third.criteria)
    const table = tableOfText(`id,name,weight,description\n${node!.id},a,0.333333333333333,"one\r\ntwo"\n`)
    expect(planImport(table, recogniseTable(table, third), third, importOptions()).edit).toBeNull()
  })

  it('takes over changed names, weights, scales and places', () => {
    const table = tableOfText(
      'id,parent_id,name,weight,scale,full,threshold,description\r\nc-sso,g-fit,Single sign-on,5,1|2|3,,,\r\n',
    )
    const plan = planImport(table, recogniseTable(table, small), small, importOptions())
    const node = leavesOf(applyEdit(small, plan.edit!).criteria).find(({ id }) => id === 'c-sso')
    expect(node).toMatchObject({
      name: 'Single sign-on',
      weight: 5,
      description: small.criteria.children[1]!.description,
    })
    expect([...plan.changed].flatMap((one) => ('fields' in one ? one.fields.map(({ field }) => field) : []))).toEqual([
      'name',
      'weight',
      'scale',
      'parent',
    ])
  })
})

describe('parents in the criteria CSV', () => {
  const tree = anEvaluation()
    .withCriteria(aGroup('x', [aCriterion('a'), aCriterion('b')]), aGroup('y', [aCriterion('c')]))
    .build()
  const withParents = (parents: Readonly<Record<string, string>>, more = '') => {
    const rows = csv('criteria', tree)
      .trimEnd()
      .split('\r\n')
      .map((row) => {
        const [id = '', parent = '', ...rest] = row.split(',')
        return [id, parents[id] ?? parent, ...rest].join(',')
      })
    const table = tableOfText(`${rows.join('\n')}\n${more}`)
    const plan = planImport(table, recogniseTable(table, tree), tree, importOptions())
    const { criteria } = plan.edit ? applyEdit(tree, plan.edit) : tree
    const shape = (node: CriteriaNode): unknown =>
      node.kind === 'group' ? [node.name, node.children.map(shape)] : node.name
    return {
      shape: criteria.children.map(shape),
      changed: plan.changed.length,
      problems: plan.problems.map(({ code, line, column }) => [code, line, column]),
    }
  }

  it('move a criterion, into a group that the same file brings too', () => {
    expect(withParents({ 'c-a': 'g-y' })).toMatchObject({ shape: [['x', ['b']], ['y', ['c', 'a']]], problems: [] }) // prettier-ignore
    expect(withParents({ 'c-a': 'g-new' }, 'g-new,,New,5,,,,\n')).toMatchObject({
      shape: [['x', ['b']], ['y', ['c']], ['New', ['a']]], // prettier-ignore
      changed: 1,
      problems: [],
    })
  })

  it('that are not there, or no group, are listed, and nothing moves', () => {
    for (const parent of ['g-nowhere', 'c-b']) {
      const { changed, problems } = withParents({ 'c-a': parent })
      expect(changed).toBe(0)
      expect(problems).toEqual([['parent-unknown', 3, 2]])
    }
  })

  it('that go round in a circle are followed as far as they can be', () => {
    const { shape, changed, problems } = withParents({ 'g-x': 'g-y', 'g-y': 'g-x' })
    expect(shape).toEqual([['y', ['c', ['x', ['a', 'b']]]]])
    expect(changed).toBe(1)
    expect(problems).toEqual([['parent-unknown', 5, 2]])
  })
})

describe('the vendors CSV', () => {
  it('brings every vendor back', () => {
    const bare = { ...small, vendors: [], ratings: {} }
    const { mapping, plan } = planOf('vendors', small, bare)
    expect(mapping.kind).toBe('vendors')
    expect(plan.problems).toEqual([])
    expect(applyEdit(bare, plan.edit!).vendors).toEqual(small.vendors)
  })

  it('keeps the white space of a reason', () => {
    const spaced = {
      ...small,
      vendors: small.vendors.map((vendor) => ({ ...vendor, status: 'out' as const, outReason: '\t x' })),
    }
    const bare = { ...small, vendors: [], ratings: {} }
    expect(applyEdit(bare, planOf('vendors', spaced, bare).plan.edit!).vendors).toEqual(spaced.vendors)
  })

  it('changes nothing where it came from', () => {
    expect(planOf('vendors', small, small).plan.edit).toBeNull()
  })
})

describe('the comparison CSV', () => {
  it('gives nobody the pooled marks of several evaluators', () => {
    const text = csv('comparison', small)
    const table = tableOfText(text)
    const plan = planImport(table, recogniseTable(table, small), small, importOptions())
    expect(plan.edit).toBeNull()
    expect(plan.problems.map(({ code }) => code)).toEqual(['marks-pooled'])
    expect(plan.audit).toEqual([])
  })

  const table = tableOfText(csv('comparison', small))

  it('has a row a criterion, a column a vendor, and results below', () => {
    const rows = csv('comparison', small).slice(1).split('\r\n')
    expect(rows[0]).toBe("id,group,criterion,weight,Aurora CRM (v-a),云启 CRM,'=1+1,aurora crm (v-d)")
    expect(rows[1]).toMatch(/^c-funnel,Fit \\\/ 匹配,Configurable funnel,0\.3636363636363636\d*,4\.5,3,,$/)
    expect(rows[2]).toMatch(/^c-depth,Fit \\\/ 匹配 \/ Deep,'=cmd\|x,0\.1818\d*,,77\.5,,$/)
    expect(rows.slice(6).map((row) => row.split(',')[0])).toEqual(['#score', '#rank', '#coverage', '#status', ''])
    expect(rows[9]).toContain('below threshold: c-funnel')
    expect(rows[9]).toContain('out')
  })

  it('is recognised as ours', () => {
    expect(recogniseTable(table, null)).toMatchObject({ kind: 'comparison', down: 'criteria' })
  })

  it('finds nothing wrong with its own figures', () => {
    const { plan } = planOf('comparison', small, { ...small, ratings: {} })
    expect(plan.audit).toEqual([])
  })

  it('names a figure that somebody changed', () => {
    const text = csv('comparison', small)
    const at = text.split('\r\n').findIndex((row) => row.startsWith('#score'))
    const score = text.split('\r\n')[at]!.split(',')[4]!
    const changed = tableOfText(text.replace(score, String(Number(score) + 0.01)))
    const plan = planImport(changed, recogniseTable(changed, small), small, importOptions())
    expect(plan.audit).toEqual([
      expect.objectContaining({
        vendor: 'Aurora CRM (v-a)',
        what: 'total',
        recomputed: expect.closeTo(Number(score), 6),
        column: 5,
      }),
    ])
  })

  it('rebuilds groups, criteria, global weights and levels in an empty evaluation', () => {
    const made = planNewEvaluation(table, recogniseTable(table, null), { ...importOptions(), title: 'New' })
    const tree = (node: CriteriaNode): unknown =>
      node.kind === 'group' ? [node.name, node.children.map(tree)] : node.id
    expect(tree(made.document.criteria)).toEqual([
      '',
      [['Fit / 匹配', ['c-funnel', ['Deep', ['c-depth']]]], 'c-sso', 'c-days', 'c-rich'],
    ])
    const [old, now] = [small, made.document].map(({ criteria }) => weightTable(criteria).globals)
    for (const { id } of leavesOf(small.criteria)) expect(now!.get(id)).toBeCloseTo(old!.get(id)!, 12)
    expect(made.document.vendors.map(({ name }) => name)).toEqual([
      'Aurora CRM (v-a)',
      '云启 CRM',
      '=1+1',
      'aurora crm (v-d)',
    ])
  })

  it('keeps every vendor, whatever it is called', () => {
    // Max and Minimum have the highest and the lowest marks of those before them.
    const names =
      'Average|小计|平均|Weighted|Total|最终排名|Best|Range|Ref|Max|Minimum|Owner|Recommended|HCL Notes|甲排名'.split(
        '|',
      )
    const document = anEvaluation()
      .withCriteria(aCriterion('a'), aCriterion('b'))
      .withVendors(...names)
      .withMarks({ a: names.map((_, i) => 1 + (i % 5)), b: names.map(() => 3) })
      .build()
    const text = csv('comparison', document)
    const own = tableOfText(text)
    const made = planNewEvaluation(own, recogniseTable(own, null), { ...importOptions(), title: 'New' })
    expect(made.document.vendors.map(({ name }) => name)).toEqual(names)
    const changed = tableOfText(text.replace(/(a,[^,]+,)1,2,3,/, '$12,3,4,'))
    const plan = planImport(changed, recogniseTable(changed, document), document, importOptions())
    expect(summaryOf(plan)).toMatchObject({ conflicting: 3, unchanged: { rating: 27 }, added: { vendor: 0 } })
  })

  it('is known for what it is, whatever vendors and groups are called', () => {
    const document = anEvaluation()
      .withCriteria(...['Vendor', 'criterion', 'state'].map((name) => aGroup(name, [aCriterion(`${name} 1`)])))
      .withVendors('Vendor', '评分项目', 'state', 'parent')
      .build()
    for (const kind of ['comparison', 'results'] as const)
      expect(planOf(kind, document, document)).toMatchObject({ mapping: { kind }, plan: { edit: null } })
  })

  it('finds the range of the levels from its own scores', () => {
    const text =
      '﻿id,group,criterion,weight,A,B\r\nc-a,G,One,0.5,4.5,3\r\nc-b,G,Two,0.5,2,1\r\n#score,,Score,,56.25,25\r\n#rank,,Rank,,1,2\r\n'
    const own = tableOfText(text)
    const made = planNewEvaluation(own, recogniseTable(own, null), { ...importOptions(), title: 'New' })
    expect(made.plan.problems).toEqual([])
    expect(made.plan.audit).toEqual([])
    expect(evaluate(made.document).standings.map(({ score }) => score)).toEqual([0.5625, 0.25])
  })
})

describe('the results CSV', () => {
  it('brings nothing in, and agrees with the document it came from', () => {
    const { mapping, plan } = planOf('results', small, small)
    expect(mapping.kind).toBe('results')
    expect(plan.edit).toBeNull()
    expect(plan.audit).toEqual([])
    expect(plan.problems.map(({ code }) => code)).toEqual(['results-are-derived'])
  })
})

describe('figures of our own files', () => {
  const alone = anEvaluation()
    .withCriteria(aCriterion('a', { threshold: 3 }), aCriterion('b'))
    .withVendors('A', 'B', aVendor('C', { status: 'out' }))
    .withMarks({ a: [2, 4, 5], b: [4, null, 3] })
    .build()
  const findings = (kind: CsvKind, from: string, to: string, document = alone) => {
    const text = csv(kind, document)
    expect(text).toContain(from)
    const table = tableOfText(text.replace(from, to))
    const { audit } = planImport(table, recogniseTable(table, document), document, importOptions())
    return audit.map(({ vendor, what, printed, recomputed }) => [vendor, what, printed, recomputed])
  }

  it('agree with the document they came from, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        for (const kind of ['comparison', 'results'] as const)
          expect(planOf(kind, document, document).plan.audit).toEqual([])
      }),
    )
  })

  it('name a coverage and a status in the comparison that its cells do not give', () => {
    expect(findings('comparison', '#coverage,,Coverage,,1,0.5,1', '#coverage,,Coverage,,1,0.9,0.6')).toEqual([
      ['B', 'coverage', 0.9, 0.5],
      ['C', 'coverage', 0.6, 1],
    ])
    const status = '#status,,Status,,below threshold: c-a,ranked,out'
    expect(findings('comparison', status, '#status,,Status,,ranked,ranked,ranked')).toEqual([
      ['A', 'status', 'ranked', 'below threshold: c-a'],
      ['C', 'status', 'ranked', 'out'],
    ])
  })

  it('name every figure of a results sheet that the document does not give', () => {
    const row = ',A,50,50,50,1,below threshold: c-a,'
    expect(findings('results', row, ',A,50,40,60,0.7,ranked,')).toEqual([
      ['A', 'low', 40, 50],
      ['A', 'high', 60, 50],
      ['A', 'coverage', 0.7, 1],
      ['A', 'status', 'ranked', 'below threshold: c-a'],
    ])
  })

  it('are not held against a status that only the document of origin could know', () => {
    const table = tableOfText(csv('comparison', alone))
    const { plan } = planNewEvaluation(table, recogniseTable(table, null), { ...importOptions(), title: 'New' })
    expect(plan.audit).toEqual([])
  })
})
