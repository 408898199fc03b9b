import { describe, expect, it } from 'vitest'
import { planImport } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import type { Evaluation, Scale } from '@/domain/evaluation'
import { tableOf } from '@/io/table/table'
import { planLines, shownCounts } from '@/pages/import/plan-lines'
import { aSmallEvaluation } from '../../../support/a-small-evaluation'
import { aCriterion, anEvaluation } from '../../../support/an-evaluation'
import { importOptions } from '../../../support/import-options'

const wording = {
  state: (state: string) => `<${state}>`,
  number: (x: number) => String(x),
  scale: ({ kind }: Scale) => kind,
  field: (_field: string, value: string) => value,
}
function linesOf(document: Evaluation, rows: readonly (readonly string[])[]) {
  const table = tableOf(rows)
  const plan = planImport(table, recogniseTable(table, document), document, importOptions())
  const lineOf = planLines(document, plan, wording)
  const all = (list: typeof plan.added) => [...list].map(lineOf)
  return { plan, added: all(plan.added), changed: all(plan.changed), conflicting: all(plan.conflicting) }
}
const heading = ['evaluator', 'vendor', 'criterion_id', 'criterion', 'state', 'level', 'note', 'evidence', 'rated_at']

describe('the lines of a plan', () => {
  it('name criterion, vendor and evaluator, old and new level', () => {
    const { conflicting } = linesOf(aSmallEvaluation(), [
      heading,
      ['Li (p-1)', '云启 CRM', 'c-funnel', '', 'rated', '5', '', '', ''],
    ])
    expect(conflicting).toEqual([
      {
        line: 2,
        subject: 'rating',
        name: 'Configurable funnel',
        vendor: '云启 CRM',
        evaluator: 'Li',
        changes: [{ field: 'level', before: '3', after: '5' }],
      },
    ])
  })
  it('say a state in words, and a new note beside the same level', () => {
    const { conflicting, changed } = linesOf(aSmallEvaluation(), [
      heading,
      ['Li (p-1)', '云启 CRM', 'c-funnel', '', 'na', '', '', '', ''],
      ['Li (p-2)', '云启 CRM', 'c-funnel', '', 'rated', '3', 'new note', '', ''],
    ])
    expect(conflicting[0]?.changes).toEqual([{ field: 'level', before: '3', after: '<na>' }])
    expect(changed[0]?.changes).toEqual([{ field: 'note', before: '', after: 'new note' }])
  })
  it('know the names of what the plan itself adds', () => {
    const { added } = linesOf(aSmallEvaluation(), [
      heading,
      ['Wu', 'Borealis', 'c-funnel', '', 'rated', '2', '', '', ''],
    ])
    expect(added.map(({ subject, name, vendor, evaluator }) => [subject, name, vendor, evaluator])).toEqual([
      ['vendor', 'Borealis', undefined, undefined],
      ['evaluator', 'Wu', undefined, undefined],
      ['rating', 'Configurable funnel', 'Borealis', 'Wu'],
    ])
  })
})

describe('the lines of a plan that renames the first evaluator', () => {
  it('know the new name', () => {
    const document = anEvaluation().withEvaluators('Me').withVendors('A').withCriteria(aCriterion('price')).build()
    const { changed, added } = linesOf(document, [heading, ['Wu', 'A', 'c-price', '', 'rated', '2', '', '', '']])
    expect(changed).toMatchObject([{ subject: 'evaluator', changes: [{ field: 'name', before: 'Me', after: 'Wu' }] }])
    expect(added).toMatchObject([{ subject: 'rating', evaluator: 'Wu' }])
  })
})

describe('counts in words', () => {
  it('leave out what there is none of', () => {
    const counts = { rating: 3, criterion: 0, group: 0, vendor: 1, evaluator: 0 }
    expect(shownCounts(counts)).toEqual([
      ['vendor', 1],
      ['rating', 3],
    ])
  })
})
