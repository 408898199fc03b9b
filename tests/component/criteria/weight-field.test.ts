import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import WeightField from '@/components/criteria/WeightField.vue'
import { i18n, setLocale } from '@/i18n'

beforeAll(() => setLocale('en'))

function mounted(weight = 20) {
  const wrapper = mount(WeightField, {
    global: { plugins: [i18n], stubs: { RouterLink: true } },
    props: { name: 'Cost', weight, range: { max: 100, step: 1 }, isTabStop: true },
  })
  return { wrapper, figure: wrapper.get<HTMLInputElement>('.figure'), slider: wrapper.get('.slider') }
}

describe('WeightField', () => {
  it.each([
    ['２５', 25, false],
    ['12,5', 12.5, false],
    ['30%', 30, true],
    ['20%', 20, true],
    ['0', 0, false],
  ])('takes %s as %d, percent: %s', async (typed, weight, isPercent) => {
    const { wrapper, figure } = mounted()
    await figure.setValue(typed)
    await figure.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('change')).toEqual([[weight, isPercent]])
    expect(wrapper.emitted('step')).toEqual([[1]])
  })

  it.each(['-3', 'NaN', 'many'])('says why %s is no weight, and keeps the old one', async (typed) => {
    const { wrapper, figure } = mounted()
    await figure.setValue(typed)
    await figure.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('change')).toBeUndefined()
    expect(figure.element.value).toBe('20')
    expect(wrapper.get('[role=alert]').text()).toContain('20')
    expect(figure.attributes('aria-describedby')).toBe(wrapper.get('[role=alert]').attributes('id'))
  })

  it('shows the old weight again where it is emptied', async () => {
    const { wrapper, figure } = mounted()
    await figure.setValue('')
    await figure.trigger('change')
    expect(wrapper.emitted('change')).toBeUndefined()
    expect(figure.element.value).toBe('20')
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
  })

  it('keeps what is typed after a refused weight, key by key', async () => {
    const { wrapper, figure } = mounted()
    await figure.setValue('-3')
    figure.element.value = ''
    for (const key of '35') {
      figure.element.value += key
      await figure.trigger('input')
    }
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
    await wrapper.setProps({ range: { max: 120, step: 1 } })
    expect(figure.element.value).toBe('35')
    await figure.trigger('change')
    expect(wrapper.emitted('change')).toEqual([[35, false]])
  })

  it('previews while it is dragged, and changes once at the end', async () => {
    const { wrapper, slider } = mounted()
    const drag = slider.element as HTMLInputElement
    for (const value of ['30', '40', '50']) {
      drag.value = value
      await slider.trigger('input')
    }
    expect(wrapper.emitted('change')).toBeUndefined()
    await slider.trigger('change')
    expect(wrapper.emitted('preview')).toEqual([[30], [40], [50]])
    expect(wrapper.emitted('change')).toEqual([[50, false]])
  })

  it('makes one change of a key held down', async () => {
    const { wrapper, slider } = mounted()
    const drag = slider.element as HTMLInputElement
    for (const value of ['21', '22', '23']) {
      await slider.trigger('keydown', { key: 'ArrowRight' })
      drag.value = value
      await slider.trigger('input')
      await slider.trigger('change')
    }
    expect(wrapper.emitted('change')).toBeUndefined()
    await slider.trigger('keyup', { key: 'ArrowRight' })
    expect(wrapper.emitted('change')).toEqual([[23, false]])
  })
})
