import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import LevelButtons from '@/components/grid/LevelButtons.vue'
import type { Mark } from '@/components/grid/mark'

const i18n = createI18n({ legacy: false, locale: 'en', missing: (_, key) => key, missingWarn: false })

it('keeps the button that clears under the focus, and says nothing of what is chosen already', async () => {
  const buttons = mount(LevelButtons, {
    attachTo: document.body,
    global: { plugins: [i18n] },
    props: { scale: { kind: 'yes-no', anchors: [] }, mark: { state: 'rated', level: 1 } as Mark, label: '' },
  })
  const [, yes, , , clear] = buttons.findAll('button')
  await yes!.trigger('click')
  expect(buttons.emitted('choose')).toBeUndefined()

  clear!.element.focus()
  await clear!.trigger('click')
  expect(buttons.emitted('choose')).toEqual([[{ state: 'unrated' }]])
  await buttons.setProps({ mark: { state: 'unrated' } })
  expect(document.activeElement).toBe(clear!.element)
  expect(clear!.attributes('aria-disabled')).toBe('true')
  await clear!.trigger('click')
  expect(buttons.emitted('choose')).toHaveLength(1)
  buttons.unmount()
})
