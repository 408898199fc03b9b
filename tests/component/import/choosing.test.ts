import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import FileDrop from '@/components/import/FileDrop.vue'
import PasteBox from '@/components/import/PasteBox.vue'
import StepTrail from '@/components/import/StepTrail.vue'
import { i18n, setLocale } from '@/i18n'

const global = { plugins: [i18n], stubs: { RouterLink: true } }
beforeAll(() => setLocale('en'))

describe('the drop zone', () => {
  it('hands over what was picked and lets the same file be picked again', async () => {
    const wrapper = mount(FileDrop, { props: { isOver: false }, global })
    const input = wrapper.get<HTMLInputElement>('input[type=file]')
    const file = new File(['a'], 'a.csv')
    Object.defineProperty(input.element, 'files', { value: [file], configurable: true })
    await input.trigger('change')
    expect(wrapper.emitted('files')).toEqual([[[file]]])
    expect(input.element.value).toBe('')
  })
  it('offers a button to those who do not drag', () => {
    expect(
      mount(FileDrop, { props: { isOver: false }, global })
        .get('button')
        .text(),
    ).toBe('Choose a file')
  })
})

function pasteInto(wrapper: ReturnType<typeof mount>, text: string, html: string) {
  const data = { getData: (type: string) => (type === 'text/html' ? html : text) }
  return wrapper.get('textarea').trigger('paste', { clipboardData: data })
}

describe('the paste box', () => {
  it('hands over the HTML of the cells while the text is still what was pasted', async () => {
    const wrapper = mount(PasteBox, { props: { modelValue: '' }, global })
    await pasteInto(wrapper, 'a\tb\r\n', '<table></table>')
    await wrapper.setProps({ modelValue: 'a\tb\n' })
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('use')).toEqual([[{ text: 'a\tb\n', html: '<table></table>' }]])
  })
  it('drops the HTML once the text was changed by hand', async () => {
    const wrapper = mount(PasteBox, { props: { modelValue: '' }, global })
    await pasteInto(wrapper, 'a\tb', '<table></table>')
    await wrapper.setProps({ modelValue: 'a\tc' })
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('use')).toEqual([[{ text: 'a\tc', html: '' }]])
  })
  it('has nothing to use while it is empty', () => {
    const wrapper = mount(PasteBox, { props: { modelValue: '  ' }, global })
    expect(wrapper.get('button').attributes('disabled')).toBeDefined()
  })
})

describe('the step trail', () => {
  it('leads back to the steps behind, and marks where one is', async () => {
    const wrapper = mount(StepTrail, { props: { steps: ['Choose', 'Understand', 'Check'], current: 1 }, global })
    expect(wrapper.get('[aria-current=step]').text()).toContain('Understand')
    const buttons = wrapper.findAll('button')
    expect(buttons.map((button) => button.text())).toEqual(['Choose'])
    await buttons[0]!.trigger('click')
    expect(wrapper.emitted('back')).toEqual([[0]])
  })
})
