import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import DetailPanel from '@/components/ui/DetailPanel.vue'

it('closes with Escape, but for its fields', async () => {
  const wrapper = mount(DetailPanel, {
    props: { name: 'Pine', title: 'Vendor', closeLabel: 'Close', deleteLabel: 'Delete' },
    slots: { default: '<input>' },
  })
  await wrapper.get('input').trigger('keydown', { key: 'Escape' })
  expect(wrapper.emitted('close')).toBeUndefined()
  await wrapper.get('h2').trigger('keydown', { key: 'Escape' })
  expect(wrapper.emitted('close')).toHaveLength(1)
})
