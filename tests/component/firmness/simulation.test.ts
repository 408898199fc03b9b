import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import PlaceBars from '@/components/charts/PlaceBars.vue'
import { evaluate } from '@/domain/ranking/evaluate'
import { enter } from '@/domain/robustness/simulation/build-contest'
import { measuresOf } from '@/domain/robustness/simulation/measures'
import { i18n, setLocale } from '@/i18n'
import CentralWeights from '@/pages/firmness/simulation/CentralWeights.vue'
import PairwiseTable from '@/pages/firmness/simulation/PairwiseTable.vue'
import SimulationControls from '@/pages/firmness/simulation/SimulationControls.vue'
import type { Simulated, SimulationOptions } from '@/stores/firmness'
import { aCriterion, anEvaluation, outOf, vendorId } from '../../support/an-evaluation'
import { tallyOf } from '../../support/simulated'

const global = { plugins: [i18n] }
const options: SimulationOptions = {
  ...{ weights: 'near', percent: 30, ratings: 'drawn', missing: 'estimate', seed: 4, samples: 10_000 },
}
const results = evaluate(
  anEvaluation()
    .withVendors('Aurora', '北辰', 'Dune')
    .withCriteria(aCriterion('speed', { scale: outOf(1) }), aCriterion('care', { scale: outOf(1) }))
    .withMarks({ speed: [1, 0, 0], care: [0, 1, 0] })
    .build(),
)
const { contest, vendors, criteria } = enter(results, { ratings: 'fixed', missing: 'estimate' })!
const simulated: Simulated = {
  ...{ results, options, vendors, criteria, hasDraws: false, isDone: true, engine: 'plain', time: 1 },
  measures: measuresOf(tallyOf({ contest, space: { kind: 'criteria' }, seed: 1 }, 5)),
  confidence: [1, 1, null],
}

describe.each([
  { locale: 'en' as const, never: 'Never first: Dune.', factor: 'Confidence factor' },
  { locale: 'zh-CN' as const, never: '从未排名第一：Dune。', factor: '置信因子' },
])('the simulation in $locale', ({ locale, never, factor }) => {
  beforeEach(() => setLocale(locale))

  it('shows central weights of those who are ever first, with their confidence, and names the others', () => {
    const wrapper = mount(CentralWeights, { global, props: { simulated } })
    expect(wrapper.findAll('thead th')).toHaveLength(4)
    expect(wrapper.find('tbody').text()).toMatch(/speed\s*50\.0\s*(24|25|75)\.\d/)
    expect(wrapper.find('.confidence').text()).toMatch(new RegExp(`${factor} %\\s*100\\.0\\s*100\\.0`))
    expect(wrapper.text()).toContain(never)
  })

  it('shows who beats whom, and nobody against itself', () => {
    const rows = mount(PairwiseTable, { global, props: { simulated } }).findAll('tbody tr')
    expect(rows).toHaveLength(3)
    expect(rows[2]!.text()).toMatch(/Dune\s*0\.0\s*±0\.0\s*0\.0\s*±0\.0\s*–/)
  })
})

describe('what is drawn', () => {
  beforeEach(() => setLocale('en'))
  const props = { options, isRunning: false, hasSpread: true, hasMissing: false }

  it('is chosen in place; the percentage only where it means something', async () => {
    const wrapper = mount(SimulationControls, { global, props })
    expect(wrapper.text()).toContain('± of each weight')
    await wrapper.find('input[value=order]').setValue()
    await wrapper.findAll('button')[0]!.trigger('click')
    expect(wrapper.emitted('change')).toEqual([[{ weights: 'order' }], [{ seed: 5 }]])
    await wrapper.setProps({ options: { ...options, weights: 'order' } })
    expect(wrapper.text()).not.toContain('± of each weight')
  })

  it('can be stopped while it runs', async () => {
    const wrapper = mount(SimulationControls, { global, props: { ...props, isRunning: true } })
    await wrapper.findAll('button').at(-1)!.trigger('click')
    expect(wrapper.emitted('cancel')).toHaveLength(1)
  })
})

describe('bars of places', () => {
  it('are as wide as the shares, with place and share written on them', () => {
    const row = { vendor: { id: vendorId('A'), name: 'A', color: 0 }, shares: [0.75, 0.25, 0] }
    const format = (share: number) => String(share * 100)
    const wrapper = mount(PlaceBars, { props: { rows: [row], label: 'x', format, place: (n: number) => `#${n}` } })
    const widths = wrapper.findAll('g > g > rect').map((rect) => Number(rect.attributes('width')))
    expect(widths).toHaveLength(2)
    expect(widths[0]! / widths[1]!).toBeCloseTo(3)
    expect(wrapper.findAll('.figure').map((text) => text.text())).toEqual(['1', '2', '3', '1: 75', '2: 25'])
  })
})
