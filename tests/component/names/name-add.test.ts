import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import NameAdd from '@/components/names/NameAdd.vue'
import { i18n, setLocale } from '@/i18n'
import { nameKey } from '@/io/names'

beforeAll(() => setLocale('en'))

function mounted(existing: readonly string[] = ['Aurora CRM']) {
  const wrapper = mount(NameAdd, {
    attachTo: document.body,
    global: { plugins: [i18n], stubs: { RouterLink: true } },
    props: { area: 'vendors', existing, keyOf: nameKey },
  })
  return { wrapper, field: wrapper.get<HTMLInputElement>('.add > label input') }
}

async function paste(field: ReturnType<typeof mounted>['field'], text: string) {
  await field.trigger('paste', { clipboardData: { getData: () => text } })
}

describe('NameAdd', () => {
  it('adds with Enter and is ready for the next name', async () => {
    const { wrapper, field } = mounted()
    await field.setValue('  云启 CRM ')
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('add')).toEqual([[['云启 CRM']]])
    expect(field.element.value).toBe('')
    expect(document.activeElement).toBe(field.element)
    wrapper.unmount()
  })

  it('leaves Enter to an input method that is composing', async () => {
    const { wrapper, field } = mounted()
    await field.setValue('yun qi')
    await field.trigger('keydown', { key: 'Enter', isComposing: true })
    expect(wrapper.emitted('add')).toBeUndefined()
    wrapper.unmount()
  })

  it('points a repeat out in any spelling, and adds it when Enter is pressed again', async () => {
    const { wrapper, field } = mounted()
    await field.setValue('ａｕｒｏｒａ crm')
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('add')).toBeUndefined()
    expect(wrapper.find('[role=alert]').exists()).toBe(true)
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('add')).toEqual([[['ａｕｒｏｒａ crm']]])
    wrapper.unmount()
  })

  it('shows a pasted column before it adds it, repeats left unticked', async () => {
    const { wrapper, field } = mounted()
    await paste(field, 'Pine\nAurora CRM\n=cmd|1\n<img onerror=1>\nPine')
    const boxes = wrapper.findAll<HTMLInputElement>('dialog input[type=checkbox]')
    expect(boxes.map((box) => box.element.checked)).toEqual([true, false, true, true, false])
    await boxes[1]!.trigger('change')
    await wrapper.get('dialog footer .primary').trigger('click')
    expect(wrapper.emitted('add')).toEqual([[['Pine', 'Aurora CRM', '=cmd|1', '<img onerror=1>']]])
    expect(wrapper.find('dialog').exists()).toBe(false)
    wrapper.unmount()
  })

  it('does not say of a name twice in the paste that it is there already', async () => {
    const { wrapper, field } = mounted([])
    await paste(field, 'Pine\nPine')
    expect(wrapper.get('dialog [role=status]').text()).toContain('1 is a repeat')
    wrapper.unmount()
  })

  it.each(['供应商', '供应商名称', '厂商', 'Vendor', 'name'])('does not tick %s over the column', async (heading) => {
    const { wrapper, field } = mounted()
    await paste(field, `${heading}\n云启 CRM`)
    const boxes = wrapper.findAll<HTMLInputElement>('dialog input[type=checkbox]')
    expect(boxes.map((box) => box.element.checked)).toEqual([false, true])
    wrapper.unmount()
  })

  it('lets a single pasted name go into the field', async () => {
    const { wrapper, field } = mounted()
    await paste(field, 'Just one')
    expect(wrapper.find('dialog').exists()).toBe(false)
    wrapper.unmount()
  })
})
