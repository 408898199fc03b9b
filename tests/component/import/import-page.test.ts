import 'fake-indexeddb/auto'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { i18n, setLocale } from '@/i18n'
import { writeEvaluationJson } from '@/io/write-evaluation-json'
import ImportPage from '@/pages/import/ImportPage.vue'
import { useEvaluation } from '@/stores/evaluation'
import { useLibrary } from '@/stores/library'
import { useNotices } from '@/stores/notices'
import { aSmallEvaluation } from '../../support/a-small-evaluation'

const Elsewhere = { template: '<h1>Elsewhere</h1>' }

/** Generous: a loaded machine is no failure. */
const eventually = <Value>(check: () => Value) => vi.waitFor(check, { timeout: 20_000 })

async function openWizard(path: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/import', component: ImportPage },
      { path: '/e/:id/import', component: ImportPage },
      { path: '/:rest(.*)*', component: Elsewhere },
    ],
  })
  await router.push(path)
  const wrapper = mount(RouterView, { global: { plugins: [i18n, router] }, attachTo: document.body })
  const give = async (file: File) => {
    const input = wrapper.get<HTMLInputElement>('input[type=file]')
    Object.defineProperty(input.element, 'files', { value: [file], configurable: true })
    await input.trigger('change')
  }
  const press = async (label: string) => {
    await eventually(() => expect(button(label)).toBeDefined())
    await button(label)!.trigger('click')
  }
  const button = (label: string) => wrapper.findAll('button').find((one) => one.text() === label)
  const sees = (text: string) => eventually(() => expect(wrapper.text()).toContain(text))
  return { wrapper, router, give, press, sees }
}
const csv = (text: string, name = 'sheet.csv') => new File([text], name)

beforeAll(() => setLocale('en'))
beforeEach(() => {
  document.body.innerHTML = ''
  localStorage.clear()
  setActivePinia(createPinia())
})

describe('importing a new evaluation', () => {
  it('goes from a sheet of unknown origin to an evaluation of its own, with its totals audited', async () => {
    const { router, wrapper, give, press, sees } = await openWizard('/import')
    await give(csv('Criterion,Weight,Aurora,Borealis\nPrice,1,4,3\nQuality,1,5,4\nTotal,,9.5,3.5\n', 'CRM 2027.csv'))
    await sees('One criterion a row (2), one vendor a column (2)')
    await press('Check what it does')
    await sees('Printed figures that do not recompute')
    expect(wrapper.get<HTMLInputElement>('.wide input').element.value).toBe('CRM 2027')
    await press('Create the evaluation')
    await eventually(() => expect(router.currentRoute.value.path).toMatch(/^\/e\/e-\w+\/scores$/))
    const id = router.currentRoute.value.path.split('/')[2]
    const entry = useLibrary().entries?.find((known) => known.id === id)
    expect(entry).toMatchObject({ title: 'CRM 2027', vendorCount: 2, criterionCount: 2 })
  })
  it('says what is wrong with a file and takes the next one', async () => {
    const { give, sees, wrapper } = await openWizard('/import')
    await give(new File([], 'nothing.csv'))
    await sees('“nothing.csv” cannot be read')
    await give(csv('a,"b\nc,d\n'))
    await sees('Line 1')
    await give(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], 'book.xlsx'))
    await sees('Excel workbook')
    await give(csv('vendor\nAurora\n'))
    await sees('A list of vendors, one a row (1)')
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
  })
  it('says in the language of the page what is no text', async () => {
    setLocale('zh-CN')
    const { give, sees } = await openWizard('/import')
    await give(new File([new Uint8Array([1, ...new Array<number>(20).fill(0)])], 'a.bin'))
    await sees('二进制数据')
    setLocale('en')
  })
  it('finds headings below many notes, and lets others be chosen there', async () => {
    const { give, sees, wrapper } = await openWizard('/import')
    const notes = Array.from({ length: 13 }, (_, i) => `Note ${String(i)},,\n`).join('')
    await give(csv(`${notes}Criterion,Aurora,Borealis\nPrice,4,3\nQuality,5,4\nSpeed,5,4\n`))
    await sees('One criterion a row (3)')
    expect(wrapper.findAll('option').map((option) => option.text())).toContain('On line 17')
  })
  it('keeps what was chosen when one goes back a step', async () => {
    const { give, press, sees, wrapper } = await openWizard('/import')
    await give(csv('Criterion,Aurora,Borealis\nPrice,4,3\nQuality,5,4\n'))
    await sees('Check what it does')
    await wrapper.findAll('thead select')[2]!.setValue('aside')
    await press('Check what it does')
    await sees('Title of the evaluation')
    await wrapper.get('.wide input').setValue('My title')
    await press('Understand')
    expect(wrapper.findAll<HTMLSelectElement>('thead select').map((select) => select.element.value)).toEqual([
      'criterion',
      'value',
      'aside',
    ])
    await press('Choose')
    await press('Continue')
    await press('Check what it does')
    await sees('Title of the evaluation')
    expect(wrapper.get<HTMLInputElement>('.wide input').element.value).toBe('My title')
  })
  it('adds a backup, and beside one that is there asks whether to replace it', async () => {
    const backup = csv(writeEvaluationJson(aSmallEvaluation(), []), 'backup.json')
    const first = await openWizard('/import')
    await first.give(backup)
    await first.press('Add this evaluation')
    await eventually(() => expect(first.router.currentRoute.value.path).toBe('/e/e-small'))
    first.wrapper.unmount()
    const second = await openWizard('/import')
    await second.give(backup)
    await second.sees('This evaluation is already in this browser')
    await second.press('Add this evaluation')
    const titles = () => useLibrary().evaluations.map(({ title }) => title)
    await eventually(() => expect(titles()).toEqual(expect.arrayContaining(['Small', 'Small (copy)'])))
  })
})

describe('importing into the open evaluation', () => {
  async function opened() {
    await useLibrary().add({ ...aSmallEvaluation(), id: 'e-open' as never })
    expect(await useEvaluation().open('e-open' as never)).toBe('open')
    return openWizard('/e/e-open/import')
  }
  it('is one edit with one undo', async () => {
    const { give, press, sees } = await opened()
    const before = useEvaluation().document
    await give(csv('vendor,website\nBorealis,https://b.example\nCirrus,\n'))
    await press('Check what it does')
    await press('Write 2 changes')
    await sees('2 changes written from “sheet.csv”.')
    expect(useEvaluation().document?.vendors).toHaveLength(6)
    expect(useEvaluation().done).toHaveLength(1)
    useNotices().notices.at(-1)!.action!.run()
    await flushPromises()
    expect(useEvaluation().document).toEqual(before)
    await sees('The import is undone')
  })
  it('lets the reader decide about ratings that differ', async () => {
    const { give, press, sees, wrapper } = await opened()
    await give(csv('evaluator,vendor,criterion_id,level\nLi (p-1),云启 CRM,c-funnel,5\n'))
    await press('Check what it does')
    await sees('Differs from a rating already here')
    expect(wrapper.text()).toContain('Write 1 change')
    await wrapper.findAll('.segments input')[1]!.setValue(true)
    await sees('kept as they are')
    await sees('The file holds nothing new to write')
  })
})
