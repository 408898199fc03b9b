import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, expect, it, vi } from 'vitest'
import { defineComponent, nextTick, ref, useTemplateRef } from 'vue'
import { useKeptFocus } from '@/pages/keep-focus'

const Page = defineComponent({
  setup() {
    useKeptFocus(useTemplateRef<HTMLElement>('main'))
    return { levels: ref(3), isAsking: ref(false) }
  },
  template: `<main ref="main"><h1 tabindex="-1">Criteria</h1><section>
    <ol><li v-for="i in levels" :key="levels + '-' + i"><button v-if="levels > 2" class="remove" /></li></ol>
    <button class="add" />
  </section><dialog v-if="isAsking" open><button class="choose" /></dialog></main>`,
})

// As in a browser; the test's own page would give the focus to anything.
beforeAll(() => {
  const { focus } = HTMLElement.prototype
  vi.spyOn(HTMLElement.prototype, 'focus').mockImplementation(function (this: HTMLElement) {
    if (this.matches('a, button, [tabindex]')) focus.call(this)
  })
})

function opened() {
  const wrapper = mount(Page, { attachTo: document.body })
  const focus = (what: string) => wrapper.get<HTMLElement>(what).element.focus()
  const focused = async () => {
    await flushPromises()
    return document.activeElement?.className
  }
  return { wrapper, focus, focused }
}

it('goes on beside what was taken away with all that is like it', async () => {
  const { wrapper, focus, focused } = opened()
  focus('.remove')
  wrapper.vm.levels = 2
  expect(await focused()).toBe('add')
  wrapper.unmount()
})

it('goes on where a dialog was opened from when that is gone as the dialog closes', async () => {
  const { wrapper, focus, focused } = opened()
  focus('.remove')
  Object.assign(wrapper.vm, { levels: 2, isAsking: true })
  await nextTick()
  focus('.choose')
  await flushPromises()
  wrapper.vm.isAsking = false
  expect(await focused()).toBe('add')
  wrapper.unmount()
})
