import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { startTimeline } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { plainEngine } from '@/domain/robustness/simulation/engine'
import { i18n, setLocale } from '@/i18n'
import FirmnessHead from '@/pages/firmness/FirmnessHead.vue'
import { useEvaluation } from '@/stores/evaluation'
import { useFirmness } from '@/stores/firmness'
import { simulationThread } from '@/workers/simulation-thread'
import type { OpenThread } from '@/workers/simulation-client'
import { aCriterion, aGroup, anEvaluation, outOf } from '../../support/an-evaluation'

const thread = vi.hoisted(() => ({ hasFailed: false }))
// Node has no workers: the same code in this thread.
vi.mock('@/workers/open-simulation-thread', () => ({
  threadCount: () => 1,
  openSimulationThread: ((onAnswer, onFailure) => {
    const take = simulationThread(plainEngine(), {
      post: onAnswer,
      now: () => 0,
      later: (work) => queueMicrotask(work),
    })
    return { post: (request) => (thread.hasFailed ? onFailure() : take(request)), close: () => undefined }
  }) satisfies OpenThread,
}))

const hundred = { scale: outOf(100) }
const selection = (weights: readonly [number, number], marks: Readonly<Record<string, readonly number[]>>) =>
  anEvaluation()
    .withVendors('Aurora', '云启')
    .withCriteria(
      aCriterion('Cost', { weight: weights[0], ...hundred }),
      aCriterion('Fit', { weight: weights[1], ...hundred }),
    )
    .withMarks(marks)
    .build()

/** Aurora leads while cost weighs more than 40 %. */
const contested = selection([75, 25], { Cost: [90, 60], Fit: [50, 70] })

async function headOf(document: Evaluation) {
  useEvaluation().timeline = startTimeline(document)
  const wrapper = mount(FirmnessHead, { global: { plugins: [i18n], stubs: { RouterLink: true } } })
  const before = wrapper.find('.head').attributes('aria-busy')
  await vi.waitFor(() => {
    if (wrapper.find('.head').attributes('aria-busy') !== 'false') throw new Error('still working')
  })
  await flushPromises()
  return { wrapper, before, first: wrapper.find('.head p').text(), text: wrapper.find('.head').text() }
}

beforeEach(() => {
  localStorage.clear()
  thread.hasFailed = false
  setActivePinia(createPinia())
  setLocale('en')
})

describe('the first sentence of firmness', () => {
  it('says how often the leader is first, and what it would take to overtake', async () => {
    const { first, text, before } = await headOf(contested)
    expect(before).toBe('true')
    expect(first).toMatch(
      /^Aurora is first in about (59|60)\.\d% \(±\s0\.\d\) of all weightings; it would take Cost below 40% \(now 75%\) for 云启 to overtake\.$/,
    )
    expect(text).toContain('Aurora is first, 17.5 points ahead of 云启.')
  })

  it('says it in Chinese', async () => {
    setLocale('zh-CN')
    const { first } = await headOf(contested)
    expect(first).toMatch(
      /^在所有可能的权重中，Aurora ?约有 (59|60)\.\d%（±0\.\d）排名第一；Cost ?的权重要低于 40%（当前 75%），云启才会反超。$/,
    )
  })

  it('names the weightings that were drawn, and who is first more often than the leader', async () => {
    useFirmness().change({ weights: 'near', percent: 10 })
    const near = await headOf(contested)
    expect(near.first).toMatch(
      /^Aurora is first in each of 100,\d{3} samples of all weightings within ±\s10% of the present ones; /,
    )
    useFirmness().change({ weights: 'criteria' })
    const rare = await headOf(selection([5, 95], { Cost: [60, 90], Fit: [75, 70] }))
    expect(rare.first).toMatch(
      /^Aurora is first in about 14\.\d% .*; it would take .* Most often first is 云启, in 85\.\d%\.$/,
    )
  })

  it('says so when nothing overtakes', async () => {
    const { first } = await headOf(selection([1, 1], { Cost: [90, 60], Fit: [80, 70] }))
    expect(first).toMatch(
      /^Aurora is first in each of 100,\d{3} samples of all weightings; no change of one weight alone would put another vendor first\.$/,
    )
  })

  it('says of those who share first place how the weightings part them', async () => {
    const { first, text } = await headOf(selection([1, 1], { Cost: [90, 70], Fit: [70, 90] }))
    expect(first).toMatch(
      /^Of all weightings, Aurora is first in about (49|50)\.\d%, 云启 is first in about (49|50)\.\d% \(±\s0\.\d\)\.$/,
    )
    expect(text).toContain('Aurora and 云启 share first place')
  })

  it('claims no share for one of those whom no weighting parts', async () => {
    const { first } = await headOf(selection([1, 1], { Cost: [80, 80], Fit: [70, 70] }))
    expect(first).toMatch(/^Aurora and 云启 are first equally often, in 50\.0% each/)
  })

  it('has the lead that is found by subtracting the scores shown', async () => {
    // 77.56 and 73.34 differ by 4.22, and stand there as 77.6 and 73.3.
    const { text } = await headOf(selection([1, 1], { Cost: [77.56, 73.34], Fit: [77.56, 73.34] }))
    expect(text).toContain('Aurora is first, 4.3 points ahead of 云启.')
  })

  it('leaves the weights that are all zero to the note above the page', async () => {
    const document = selection([1, 1], { Cost: [90, 60], Fit: [80, 70] })
    const idle = aGroup('Idle', [aCriterion('x', { weight: 0 })])
    const criteria = { ...document.criteria, children: [...document.criteria.children, idle] }
    expect((await headOf({ ...document, criteria })).wrapper.text()).not.toContain('Idle')
  })

  it('has nothing to say of shares where nobody is to be overtaken', async () => {
    const nobody = await headOf({ ...contested, criteria: { ...contested.criteria, threshold: 95 } })
    expect(nobody.first).toContain('No vendor is in the ranking')
    const [only, ...others] = contested.vendors
    const alone = await headOf({
      ...contested,
      vendors: [only!, ...others.map((v) => ({ ...v, status: 'out' as const }))],
    })
    expect(alone.first).toBe('Aurora is the only vendor in the ranking.')
  })

  it('says what it can, and that it cannot say the rest, where no worker starts', async () => {
    thread.hasFailed = true
    const { first, text } = await headOf(contested)
    expect(first).toBe('It would take Cost below 40% (now 75%) for 云启 to come first.')
    expect(text).toContain('could not be worked out in this browser')
  })
})
