import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { beforeAll, describe, expect, it } from 'vitest'
import CriterionCard from '@/components/grid/CriterionCard.vue'
import type { Criterion, Scale, Vendor } from '@/domain/evaluation'
import { i18n, setLocale } from '@/i18n'

beforeAll(() => setLocale('en'))

const levels = (...labels: string[]): Scale => ({
  kind: 'levels',
  levels: labels.map((label, level) => ({ level, label, anchor: '', value: null })),
})

function mounted(scale: Scale) {
  const criterion = { id: 'c-1', kind: 'criterion', name: 'Fit', description: '', weight: 1, threshold: null, scale }
  const wrapper = mount(CriterionCard, {
    attachTo: document.body,
    global: { plugins: [i18n] },
    props: {
      criterion: criterion as Criterion,
      rating: undefined,
      vendor: { id: 'v-1', name: 'Pine' } as Vendor,
      weight: '10%',
    },
  })
  return {
    wrapper,
    press: (key: string, at = '.card', held: Partial<KeyboardEventInit> = {}) =>
      wrapper.get(at).trigger('keydown', { key, ...held }),
    chosen: () => (wrapper.emitted<[string, { level: number }]>('choose') ?? []).map(([, mark]) => mark.level),
  }
}

describe('CriterionCard', () => {
  it('takes a digit on the card or on a button of it, two for a level of two', async () => {
    const { wrapper, press, chosen } = mounted(levels(...Array.from({ length: 11 }, (_, n) => String(n))))
    await press('1')
    await press('0', '.level')
    await press('7')
    expect(chosen()).toEqual([1, 10, 7])
    wrapper.unmount()
  })

  it('takes the name of a grade; not what is no level, a shortcut, or typed into a remark', async () => {
    const { wrapper, press, chosen } = mounted(levels('E', 'D', 'C', 'B', 'A'))
    await press('a')
    await press('9')
    await press('?')
    await press(' ')
    await press('c', '.card', { ctrlKey: true })
    await wrapper.get('details').trigger('toggle')
    await press('d', 'textarea')
    expect(chosen()).toEqual([4])
    wrapper.unmount()
  })

  it('goes on with Enter, from the field only with a level in it', async () => {
    const { wrapper, press } = mounted({ kind: 'points', full: 10, anchors: [] })
    const field = wrapper.get<HTMLInputElement>('.typed input')
    field.element.value = '11'
    await press('Enter', '.typed input')
    expect(wrapper.emitted('next')).toBeUndefined()
    field.element.value = '7'
    await press('Enter', '.typed input')
    await press('Enter', '.card', { isComposing: true })
    expect(wrapper.emitted('choose')).toEqual([['v-1', { state: 'rated', level: 7 }]])
    expect(wrapper.emitted('next')).toHaveLength(1)
    wrapper.unmount()
  })

  it('shows what is kept again with Escape', async () => {
    const { wrapper, press } = mounted({ kind: 'points', full: 10, anchors: [] })
    const field = wrapper.get<HTMLInputElement>('.typed input')
    field.element.value = '11'
    await press('Enter', '.typed input')
    expect(wrapper.get('[role=alert]').text()).not.toBe('')
    await press('Escape', '.typed input')
    expect(field.element.value).toBe('')
    expect(wrapper.get('[role=alert]').text()).toBe('')
    wrapper.unmount()
  })

  it.each(['na', 'abstain', 'unrated'] as const)('leaves %s as it is when nothing was typed', async (state) => {
    const { wrapper, press } = mounted({ kind: 'points', full: 10, anchors: [] })
    await wrapper.setProps({ rating: { state } })
    await press('Enter', '.typed input')
    await wrapper.get('.typed input').trigger('change')
    wrapper.unmount()
    expect(wrapper.emitted('choose')).toBeUndefined()
  })

  it('keeps what was typed over "not applicable", and an emptied field', async () => {
    const { wrapper } = mounted({ kind: 'points', full: 10, anchors: [] })
    const field = wrapper.get<HTMLInputElement>('.typed input')
    await wrapper.setProps({ rating: { state: 'na' } })
    await field.setValue('7')
    await field.trigger('change')
    await wrapper.setProps({ rating: { state: 'rated', level: 7 } })
    expect(wrapper.emitted('choose')).toEqual([['v-1', { state: 'rated', level: 7 }]])
    field.element.value = ''
    wrapper.unmount()
    // What was told before is forgotten with the component.
    expect(wrapper.emitted('choose')).toEqual([['v-1', { state: 'unrated' }]])
  })

  it('is not written over while somebody types, and shows what was there when the mark is refused', async () => {
    const { wrapper } = mounted({ kind: 'points', full: 10, anchors: [] })
    const field = wrapper.get<HTMLInputElement>('.typed input')
    field.element.focus()
    field.element.value = '4'
    await wrapper.setProps({ rating: { state: 'rated', level: 5 } })
    expect(field.element.value).toBe('4')
    await field.trigger('change')
    expect(wrapper.emitted('choose')).toEqual([['v-1', { state: 'rated', level: 4 }]])
    await nextTick()
    expect(field.element.value).toBe('5')
    wrapper.unmount()
    expect(wrapper.emitted('choose')).toBeUndefined()
  })

  it('unfolds the note for the reason as soon as one abstains', async () => {
    const { wrapper } = mounted(levels('poor', 'good'))
    const folded = () => !(wrapper.get('details').element as HTMLDetailsElement).open
    expect(folded()).toBe(true)
    await wrapper.setProps({ rating: { state: 'rated', level: 1 } })
    expect(folded()).toBe(true)
    expect(wrapper.find('textarea').exists()).toBe(false)
    await wrapper.setProps({ rating: { state: 'abstain' } })
    expect(folded()).toBe(false)
    expect(wrapper.findAll('textarea')).toHaveLength(2)
  })
})
