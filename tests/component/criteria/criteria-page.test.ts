import 'fake-indexeddb/auto'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n, setLocale } from '@/i18n'
import CriteriaPage from '@/pages/criteria/CriteriaPage.vue'
import { useEvaluation } from '@/stores/evaluation'
import { useLibrary } from '@/stores/library'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { criterion, group } from '../../support/criteria'

beforeAll(() => setLocale('en'))
beforeEach(() => setActivePinia(createPinia()))

/** Two criteria that weigh 1 each. */
async function opened() {
  const criteria = group('g-root', 1, [criterion('c-1', 1), criterion('c-2', 1)])
  const id = await useLibrary().add({ ...aSmallEvaluation(), criteria, ratings: {} })
  await useEvaluation().open(id)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: CriteriaPage }] })
  const wrapper = mount(CriteriaPage, { global: { plugins: [i18n, router] } })
  await flushPromises()
  const first = wrapper.get<HTMLInputElement>('.figure')
  const slider = wrapper.get<HTMLInputElement>('.slider')
  return {
    wrapper,
    end: () => Number(slider.element.max),
    type: async (text: string) => {
      await first.setValue(text)
      await first.trigger('change')
      await flushPromises()
    },
    slide: async (to: string) => {
      slider.element.value = to
      await slider.trigger('input')
      await slider.trigger('change')
      await flushPromises()
    },
  }
}

it('ends the sliders where the weights need it again, once a weight typed is corrected', async () => {
  const { wrapper, end, type } = await opened()
  await type('1234')
  expect(end()).toBe(2000)
  await type('2')
  expect(end()).toBe(10)
  wrapper.unmount()
})

it('leaves the end of a slider where it is while the slider is moved', async () => {
  const { wrapper, end, type, slide } = await opened()
  await type('30')
  expect(end()).toBe(50)
  await slide('5')
  expect(end()).toBe(50)
  await slide('4')
  expect(end()).toBe(50)
  await type('6')
  expect(end()).toBe(10)
  wrapper.unmount()
})

it('takes a percentage as a share, in one step that undo takes back', async () => {
  const { wrapper, type } = await opened()
  const figures = () => wrapper.findAll<HTMLInputElement>('.figure').map(({ element }) => element.value)
  await type('10%')
  expect(figures()).toEqual(['10', '90'])
  useEvaluation().undo()
  await flushPromises()
  expect(figures()).toEqual(['1', '1'])
  wrapper.unmount()
})
