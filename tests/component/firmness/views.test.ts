import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { startTimeline } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { i18n, setLocale } from '@/i18n'
import DominanceView from '@/pages/firmness/dominance/DominanceView.vue'
import FlipsView from '@/pages/firmness/flips/FlipsView.vue'
import TornadoView from '@/pages/firmness/tornado/TornadoView.vue'
import { useEvaluation } from '@/stores/evaluation'
import { aCriterion, anEvaluation, type Mark } from '../../support/an-evaluation'

const selection = (marks: Readonly<Record<string, readonly Mark[]>>) =>
  anEvaluation()
    .withVendors('Alder', 'Brook')
    .withCriteria(...Object.keys(marks).map((name) => aCriterion(name)))
    .withMarks(marks)
    .build()

async function textOf(view: Component, document: Evaluation, awaited: string) {
  useEvaluation().timeline = startTimeline(document)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: view }] })
  const wrapper = mount(view, { global: { plugins: [i18n, router], stubs: { RouterLink: true } } })
  await vi.waitFor(() => expect(wrapper.text()).toContain(awaited))
  return wrapper.text()
}

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('en')
})

describe('leaving one out', () => {
  it('calls first place changed, not another vendor first, where nobody or two are first without it', async () => {
    const tied = await textOf(DominanceView, selection({ Cost: [5, 3], Fit: [4, 4] }), 'First place hangs on')
    expect(tied).toContain('First place hangs on one criterion or group: without Cost it changes.')
    const shared = await textOf(DominanceView, selection({ Cost: [4, 4], Fit: [3, 3] }), 'First place stays')
    expect(shared).toContain('First place stays as it is')
  })
})

describe('the margin', () => {
  it('is said to be moved by nothing where every vendor gains the same everywhere', async () => {
    const text = await textOf(TornadoView, selection({ Cost: [5, 3], Fit: [4, 2] }), 'What moves the margin')
    expect(text).toContain('No weight in this range moves the margin.')
    expect(text).not.toContain('moves the margin of')
  })
})

describe('present weights', () => {
  it('are the figures that the criteria page has, which add up to 100', async () => {
    const marks = { Cost: [5, 3], Fit: [3, 4], Ease: [3, 3] }
    const text = await textOf(FlipsView, selection(marks), 'Change')
    expect(text).toContain('33.4%')
  })
})
