import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { beforeAll, describe, expect, it } from 'vitest'
import VendorList from '@/components/vendors/VendorList.vue'
import { i18n, setLocale } from '@/i18n'
import type { Vendor } from '@/domain/evaluation'

beforeAll(() => setLocale('en'))

const vendor = (id: string, more: Partial<Vendor> = {}): Vendor =>
  ({ id, name: id, color: 0, website: '', contact: '', status: 'longlist', outReason: '', note: '', ...more }) as Vendor

function mounted(vendors: readonly Vendor[]) {
  return mount(VendorList, {
    attachTo: document.body,
    global: { plugins: [i18n], stubs: { RouterLink: true } },
    props: { vendors, selected: null },
  })
}

describe('VendorList', () => {
  it('reorders with Alt and an arrow, and not past the ends', async () => {
    const wrapper = mounted([vendor('v-1'), vendor('v-2')])
    await wrapper.get('[data-vendor=v-1]').trigger('keydown', { key: 'ArrowDown', altKey: true })
    await wrapper.get('[data-vendor=v-1]').trigger('keydown', { key: 'ArrowUp', altKey: true })
    expect(wrapper.emitted('move')).toEqual([['v-1', 1]])
    wrapper.unmount()
  })

  it('leaves the focus on the button that moves a vendor', async () => {
    const wrapper = mounted([vendor('v-1'), vendor('v-2'), vendor('v-3')])
    const down = wrapper
      .get('[data-vendor=v-1]')
      .findAll('button')
      .find((button) => /down/.test(button.attributes('aria-label') ?? button.text()))!.element
    down.focus()
    down.click()
    await wrapper.setProps({ vendors: [vendor('v-2'), vendor('v-1'), vendor('v-3')] })
    await nextTick()
    expect(document.activeElement).toBe(down)
    wrapper.unmount()
  })

  it('asks before a vendor is out: the list still shows what is kept', async () => {
    const wrapper = mounted([vendor('v-1')])
    await wrapper.get('select').setValue('out')
    expect(wrapper.emitted('status')![0]![1]).toBe('out')
    expect(wrapper.get('select').element.value).toBe('longlist')
    wrapper.unmount()
  })

  it('links only to http and https, and shows hostile text as text', () => {
    const wrapper = mounted([
      vendor('v-1', { name: '<img src=x onerror=alert(1)>', website: 'javascript:alert(1)' }),
      vendor('v-2', { website: 'yunqi.example.com' }),
    ])
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.findAll('a').map((a) => a.attributes('href'))).toEqual(['https://yunqi.example.com/'])
    wrapper.unmount()
  })
})
