import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { markRaw } from 'vue'
import ScaleEditor from '@/components/criteria/ScaleEditor.vue'
import { levelsScale } from '@/components/criteria/scale-presets'
import { i18n, setLocale } from '@/i18n'
import { scaleFault } from '@/domain/criteria/scales'
import type { Scale } from '@/domain/evaluation'

beforeAll(() => setLocale('en'))

function mounted(scale: Scale) {
  const wrapper = mount(ScaleEditor, {
    global: { plugins: [i18n], stubs: { RouterLink: true } },
    props: { scale, check: scaleFault },
  })
  return { wrapper, last: () => wrapper.emitted<[Scale]>('change')?.at(-1)?.[0] }
}

describe('ScaleEditor', () => {
  it('keeps an anchor when its field is left', async () => {
    const { wrapper, last } = mounted(levelsScale('five'))
    await wrapper.findAll('textarea')[0]!.setValue('Out of the box')
    expect(last()).toMatchObject({ levels: [{}, {}, {}, {}, { level: 5, anchor: 'Out of the box' }] })
  })

  it('gives up plain values, which are all that the browser’s database takes', async () => {
    // The test's own props would be proxies, which documents are not.
    const { wrapper, last } = mounted(markRaw(levelsScale('five')))
    await wrapper.findAll('textarea')[0]!.setValue('Out of the box')
    await wrapper.findAll('textarea')[1]!.setValue('With small changes')
    expect(structuredClone(last())).toEqual(last())
  })

  it('holds back a scale with the same number twice, and says so', async () => {
    const { wrapper, last } = mounted(levelsScale('five'))
    const numbers = wrapper.findAll('.number-field input')
    await numbers[0]!.setValue('4')
    await numbers[0]!.trigger('change')
    expect(last()).toBeUndefined()
    expect(wrapper.find('[role=alert]').exists()).toBe(true)
  })

  it.each([['0'], ['-5'], ['NaN']])('refuses %s as full points', async (typed) => {
    const { wrapper, last } = mounted({ kind: 'points', full: 10, anchors: [] })
    await wrapper.get('.number-field input').setValue(typed)
    await wrapper.get('.number-field input').trigger('change')
    expect(last()).toBeUndefined()
    expect(wrapper.get<HTMLInputElement>('.number-field input').element.value).toBe('10')
  })

  it('shows the old full points again where they are emptied', async () => {
    const { wrapper, last } = mounted({ kind: 'points', full: 10, anchors: [] })
    await wrapper.get('.number-field input').setValue('')
    await wrapper.get('.number-field input').trigger('change')
    expect(last()).toBeUndefined()
    expect(wrapper.get<HTMLInputElement>('.number-field input').element.value).toBe('10')
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
  })

  it.each([
    ['5', '6'],
    ['Top', 'Top'],
  ])('shows the level called %s as %s when its number becomes 6', async (before, after) => {
    const five = levelsScale('five')
    const levels = five.levels.map((l) => (l.level === 5 ? { ...l, label: before } : l))
    const { wrapper, last } = mounted({ ...five, levels })
    await wrapper.get('.number-field input').setValue('6')
    await wrapper.get('.number-field input').trigger('change')
    expect(last()).toMatchObject({ levels: [{}, {}, {}, {}, { level: 6, label: after }] })
  })

  it('takes anchors along when the full points are lowered below them', async () => {
    const anchors = [0, 60, 100].map((level) => ({ level, anchor: `of ${level}` }))
    const { wrapper, last } = mounted({ kind: 'points', full: 100, anchors })
    await wrapper.get('.number-field input').setValue('30')
    await wrapper.get('.number-field input').trigger('change')
    expect(last()).toMatchObject({ full: 30, anchors: [{ level: 0 }, { level: 18 }, { level: 30 }] })
  })

  it('offers every kind as a sound scale', async () => {
    for (const kind of ['points', 'yes-no', 'measure'] as const) {
      const { wrapper, last } = mounted(levelsScale('five'))
      await wrapper.get('select').setValue(kind)
      expect(last()).toMatchObject({ kind })
      expect(scaleFault(last()!)).toBeNull()
    }
  })
})
