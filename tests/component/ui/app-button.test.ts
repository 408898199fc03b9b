import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import AppButton from '@/components/ui/AppButton.vue'

it('keeps the focus when it is disabled under it, and does nothing more', async () => {
  const onClick = vi.fn()
  const wrapper = mount(AppButton, { attachTo: document.body, props: { label: 'Undo', onClick } })
  const button = wrapper.get('button')
  button.element.focus()
  await button.trigger('click')
  await wrapper.setProps({ disabled: true })
  expect(document.activeElement).toBe(button.element)
  expect(button.element.disabled).toBe(false)
  expect(button.attributes('aria-disabled')).toBe('true')
  await button.trigger('click')
  expect(onClick).toHaveBeenCalledTimes(1)

  button.element.blur()
  await wrapper.vm.$nextTick()
  expect(button.element.disabled).toBe(true)
  await wrapper.setProps({ disabled: false })
  expect(button.attributes('aria-disabled')).toBeUndefined()
  wrapper.unmount()
})
