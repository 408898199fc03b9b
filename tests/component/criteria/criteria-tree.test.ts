import { mount, type VueWrapper } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { nextTick, type ComponentPublicInstance } from 'vue'
import CriteriaTree from '@/components/criteria/CriteriaTree.vue'
import type { NewPlace } from '@/components/criteria/tree-row'
import { i18n, setLocale } from '@/i18n'
import type { CriteriaGroup } from '@/domain/evaluation'
import { outlineOf } from '@/pages/criteria/outline'
import { criterion, group } from '../../support/criteria'

const tree = group('g-root', 1, [
  group('g-a', 60, [criterion('c-1', 3), criterion('c-2', 1)]),
  group('g-b', 40, [criterion('c-3', 0), criterion('c-4', 0)]),
])

beforeAll(() => setLocale('en'))

function mounted(root: CriteriaGroup = tree, adding: NewPlace | null = null) {
  return mount(CriteriaTree, {
    attachTo: document.body,
    global: { plugins: [i18n], stubs: { RouterLink: true } },
    props: {
      outline: outlineOf(root),
      root: root.id,
      selected: null,
      adding,
      canMove: () => true,
      canDrop: () => true,
    },
  })
}
const rowOf = (wrapper: VueWrapper<ComponentPublicInstance>, id: string) => wrapper.get(`[data-node="${id}"]`)
const focused = () => (document.activeElement as HTMLElement | null)?.dataset['node']

describe('CriteriaTree', () => {
  it('is one tab stop, with rows that say where they stand', () => {
    const wrapper = mounted()
    expect(wrapper.findAll('[role=row][tabindex="0"]')).toHaveLength(1)
    expect(rowOf(wrapper, 'c-2').attributes()).toMatchObject({
      'aria-level': '2',
      'aria-posinset': '2',
      'aria-setsize': '2',
    })
    expect(rowOf(wrapper, 'g-a').attributes('aria-expanded')).toBe('true')
    wrapper.unmount()
  })

  it('goes through rows with the arrow keys, over what is closed', async () => {
    const wrapper = mounted()
    await rowOf(wrapper, 'g-a').trigger('keydown', { key: 'ArrowLeft' })
    expect(wrapper.find('[data-node="c-1"]').exists()).toBe(false)
    await rowOf(wrapper, 'g-a').trigger('keydown', { key: 'ArrowDown' })
    await nextTick()
    expect(focused()).toBe('g-b')
    wrapper.unmount()
  })

  it('moves a row with Alt and an arrow, and deletes with Delete', async () => {
    const wrapper = mounted()
    await rowOf(wrapper, 'c-2').trigger('keydown', { key: 'ArrowUp', altKey: true })
    await rowOf(wrapper, 'c-2').trigger('keydown', { key: 'Delete' })
    expect(wrapper.emitted('move')).toEqual([['c-2', 'up']])
    expect(wrapper.emitted('act')![0]![1]).toBe('delete')
    wrapper.unmount()
  })

  it('renames in place: F2 opens, Enter keeps, Esc leaves, and the row has the focus again', async () => {
    const wrapper = mounted()
    await rowOf(wrapper, 'c-1').trigger('keydown', { key: 'F2' })
    await rowOf(wrapper, 'c-1').get('.name input').setValue('  Leads ')
    await rowOf(wrapper, 'c-1').get('.name input').trigger('keydown', { key: 'Enter' })
    await nextTick()
    expect(wrapper.emitted('rename')).toEqual([['c-1', 'Leads']])
    expect(focused()).toBe('c-1')

    await rowOf(wrapper, 'c-1').trigger('keydown', { key: 'Enter' })
    await rowOf(wrapper, 'c-1').get('.name input').setValue('something else')
    await rowOf(wrapper, 'c-1').get('.name input').trigger('keydown', { key: 'Escape' })
    expect(wrapper.emitted('rename')).toHaveLength(1)
    wrapper.unmount()
  })

  it('leaves Enter to an input method that is composing', async () => {
    const wrapper = mounted(tree, { kind: 'criterion', parent: tree.id, index: 2 })
    const field = wrapper.get('.new input')
    await field.setValue('xian suo')
    await field.trigger('keydown', { key: 'Enter', isComposing: true })
    expect(wrapper.emitted('name')).toBeUndefined()
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('name')).toEqual([['xian suo', true]])
    wrapper.unmount()
  })

  it('says at the group that its weights are all zero, and mends it in one click', async () => {
    const wrapper = mounted()
    const fault = wrapper.get('[role=alert]')
    expect(fault.text()).toContain('g-b')
    await fault.get('button').trigger('click')
    expect(wrapper.emitted('equalise')).toEqual([['g-b']])
    wrapper.unmount()
  })

  it('shows hostile names as text', () => {
    const name = '<img src=x onerror=alert(1)>'
    const wrapper = mounted(group('g-root', 1, [{ ...criterion('c-1'), name }]))
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.get('.text').text()).toBe(name)
    wrapper.unmount()
  })
})
