import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import ChartFigure from '@/components/charts/ChartFigure.vue'
import { evaluate } from '@/domain/ranking/evaluate'
import { i18n, setLocale } from '@/i18n'
import LeadInWords from '@/pages/results/compare/LeadInWords.vue'
import RankingTable from '@/pages/results/ranking/RankingTable.vue'
import HeatMatrix from '@/pages/results/table/HeatMatrix.vue'
import { heatTable } from '@/pages/results/table/heat-rows'
import VendorPicker from '@/pages/results/VendorPicker.vue'
import { useWording } from '@/pages/results/wording'
import { aCriterion, aGroup, anEvaluation, outOf, vendorId, yesNo } from '../../support/an-evaluation'

const global = { plugins: [i18n], stubs: { RouterLink: true } }
const hostile = '<img src=x onerror=alert(1)>'
const results = evaluate(
  anEvaluation()
    .withCriteria(aGroup('Fit', [aCriterion('a'), aCriterion('b')]), aCriterion('sso', { scale: yesNo, threshold: 1 }))
    .withVendors('Aurora', hostile, 'Beichen')
    .withMarks({ a: [5, 4, 'na'], b: [4, null, 'abstain'], sso: [1, 1, 0] })
    .build(),
)
const [aurora, second] = results.standings

describe.each([
  {
    locale: 'en' as const,
    failed: 'sso is a must: No',
    ahead: /Aurora is ahead of <img.* by 2\.1 points \(93\.8 against 91\.7\)/,
    states: ['N/A', 'Abstained', 'Not rated'],
  },
  {
    locale: 'zh-CN' as const,
    failed: 'sso（必备项）：否',
    ahead: /Aurora 领先.*2\.1 分（93\.8 比 91\.7）/,
    states: ['不适用', '弃权', '未评'],
  },
])('results in $locale', ({ locale, failed, ahead, states }) => {
  beforeEach(() => setLocale(locale))

  it('rank with range, coverage and the rule that failed', () => {
    const wrapper = mount(RankingTable, { global, props: { results } })
    const rows = wrapper.findAll('tbody tr').map((row) => row.text())
    expect(rows).toHaveLength(3)
    expect(rows[1]).toMatch(/68\.8–93\.8/)
    expect(wrapper.text()).toContain(failed)
    expect(wrapper.text()).toContain(hostile)
    expect(wrapper.find('img').exists()).toBe(false)
  })

  it('say why one is ahead, in a sentence', () => {
    const wrapper = mount(LeadInWords, { global, props: { results, a: aurora!, b: second! } })
    expect(wrapper.text()).toMatch(ahead)
    expect(wrapper.text()).not.toContain('results.')
  })

  it('write out every state of a cell', () => {
    const vendors = results.ranking.map((s) => s.vendor)
    const wrapper = mount(HeatMatrix, { global, props: { results, vendors, table: heatTable(results, vendors) } })
    for (const state of states) expect(wrapper.text()).toContain(state)
  })
})

describe('levels in a table', () => {
  it.each([
    [[59.996], '59.996'],
    [[60, 60, 59.99], '59.997'],
    [[4, 4, 5], '4.33'],
    [[99.999], '99.999'],
    [[60], '60'],
  ])('are never shown rounder than they are: %j', (marks, text) => {
    setLocale('en')
    const evaluators = marks.map((_, i) => `Eve${i}`)
    let built = anEvaluation()
      .withCriteria(aCriterion('a', { scale: outOf(100) }))
      .withVendors('Aurora')
      .withEvaluators(...evaluators)
    marks.forEach((mark, i) => (built = built.withMarks({ a: [mark] }, evaluators[i])))
    const of = evaluate(built.build())
    const vendors = [vendorId('Aurora')]
    const wrapper = mount(HeatMatrix, { global, props: { results: of, vendors, table: heatTable(of, vendors) } })
    expect(wrapper.find('tbody .cell').text()).toBe(text)
  })
})

describe('points in a sentence', () => {
  it.each(['1', '1.0', '0', '2'])('take the plural but for exactly one: %s', (margin) => {
    setLocale('en')
    const params = { a: 'A', b: 'B', scoreA: '', scoreB: '', margin }
    const setup = () => {
      const { say } = useWording(() => results)
      return () => say({ key: 'results.lead.ahead', params })
    }
    expect(mount({ setup }, { global }).text()).toContain(margin === '1' ? 'by 1 point (' : `by ${margin} points (`)
  })
})

describe('the vendor picker', () => {
  beforeEach(() => setLocale('en'))
  const vendors = ['A', 'B', 'C'].map((name, color) => ({ id: vendorId(name), name, color }))

  it('takes no more than it may, and says how to go on', () => {
    const chosen = [vendorId('A'), vendorId('B')]
    const wrapper = mount(VendorPicker, { global, props: { vendors, chosen, most: 2 } })
    expect(wrapper.findAll('input').map((input) => input.element.disabled)).toEqual([false, false, true])
    expect(wrapper.text()).toContain('2 at most')
  })

  it('tells who was chosen', async () => {
    const wrapper = mount(VendorPicker, { global, props: { vendors, chosen: [] } })
    await wrapper.findAll('input')[1]!.setValue(true)
    expect(wrapper.emitted('choose')).toEqual([[vendorId('B'), true]])
  })
})

describe('a figure', () => {
  beforeEach(() => setLocale('en'))

  it('carries its sentence and the table with the same numbers', () => {
    const slots = { default: '<svg data-chart></svg>', table: '<table><tbody><tr><td>7</td></tr></tbody></table>' }
    const wrapper = mount(ChartFigure, { global, props: { title: 'T', sentence: 'A leads' }, slots })
    expect(wrapper.get('figcaption').text()).toContain('A leads')
    expect(wrapper.get('details table').text()).toBe('7')
  })

  it('says so when no picture can be made', async () => {
    const wrapper = mount(ChartFigure, {
      global,
      props: { title: 'T', sentence: 'A leads' },
      slots: { default: '<canvas></canvas>' },
    })
    await wrapper.get('button').trigger('click')
    await expect.poll(() => wrapper.emitted('failed')).toHaveLength(1)
  })
})
