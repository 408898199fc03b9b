import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import PlanLines from '@/components/import/PlanLines.vue'
import ProblemList from '@/components/import/ProblemList.vue'
import SheetMapping from '@/components/import/SheetMapping.vue'
import type { Problem } from '@/domain/result'
import { i18n, setLocale } from '@/i18n'

const global = { plugins: [i18n], stubs: { RouterLink: true } }
beforeAll(() => setLocale('en'))

const problems: Problem[] = Array.from({ length: 12_000 }, (_, i) => ({
  code: i % 3 === 0 ? 'vendor-unknown' : 'criterion-unknown',
  severity: i % 3 === 0 ? 'warning' : 'error',
  params: { line: i + 2, column: 1, name: `Name ${i}` },
  line: i + 2,
  column: 1,
}))

describe('the list of problems', () => {
  it('shows thousands a page at a time, each with line, column and message', async () => {
    const wrapper = mount(ProblemList, { props: { problems }, global })
    expect(wrapper.findAll('tbody tr').length).toBeLessThan(60)
    const first = wrapper.get('tbody tr').text()
    expect(first).toContain('Name 0')
    expect(first).toContain('1 A')
    await wrapper.findAll('nav button')[1]!.trigger('click')
    expect(wrapper.get('tbody tr').text()).not.toContain('Name 0')
  })
  it('is searched by text, from its first page', async () => {
    const wrapper = mount(ProblemList, { props: { problems }, global })
    await wrapper.findAll('nav button')[1]!.trigger('click')
    await wrapper.get('input[type=search]').setValue('name 11999')
    expect(wrapper.findAll('tbody tr')).toHaveLength(1)
    await wrapper.get('input[type=search]').setValue('nowhere')
    expect(wrapper.text()).toContain('No problem matches')
  })
  it('is narrowed to one kind, with its count', async () => {
    const wrapper = mount(ProblemList, { props: { problems }, global })
    const select = wrapper.get('select')
    expect(select.findAll('option').map((option) => option.text())).toEqual([
      'All problems (12,000)',
      expect.stringContaining('8,000 ×'),
      expect.stringContaining('4,000 ×'),
    ])
    await select.setValue('vendor-unknown')
    expect(wrapper.findAll('tbody tr').every((row) => row.text().includes('Warning'))).toBe(true)
  })
  it('shows text of the file as text', () => {
    const hostile: Problem = {
      code: 'vendor-unknown',
      severity: 'error',
      params: { line: 1, column: 1, name: '<img src=x onerror=alert(1)>' },
    }
    const wrapper = mount(ProblemList, { props: { problems: [hostile] }, global })
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.text()).toContain('<img src=x')
  })
})

describe('the lines of the plan', () => {
  it('look up only the page in sight', () => {
    let asked = 0
    const lineAt = (index: number) => {
      asked++
      return { line: index + 2, subject: 'rating' as const, name: 'Price', vendor: 'V', evaluator: 'E', changes: [] }
    }
    const wrapper = mount(PlanLines, { props: { title: 'Added', count: 300_000, lineAt }, global })
    expect(wrapper.findAll('tbody tr').length).toBe(asked)
    expect(asked).toBeLessThan(60)
  })
  it('say old and new apart without colour', () => {
    const changes = [{ field: 'level', before: '3', after: '5' }]
    const lineAt = () => ({ line: 2, subject: 'rating' as const, name: 'Price', vendor: 'V', evaluator: 'E', changes })
    const wrapper = mount(PlanLines, { props: { title: 'Changed', count: 1, lineAt }, global })
    expect(wrapper.get('del').text()).toBe('3')
    expect(wrapper.get('li').text()).toMatch(/before:\s*3\s*after:\s*5/)
  })
})

describe('the sheet', () => {
  const wrapper = () =>
    mount(SheetMapping, {
      props: {
        columns: [
          { letter: 'A', heading: 'Criterion', role: 'criterion' },
          { letter: 'B', heading: 'Aurora', role: 'value' },
        ],
        rows: [
          { row: 0, line: 1, cells: ['Criterion', 'Aurora'], place: 'heading' as const, role: '', isAfterGap: false },
          { row: 1, line: 2, cells: ['Price', '4'], place: 'body' as const, role: '', isAfterGap: false },
          { row: 30, line: 31, cells: ['Sum', '4'], place: 'body' as const, role: 'total', isAfterGap: true },
        ],
        columnRoles: ['aside', 'criterion', 'value'].map((value) => ({ value, label: value })),
        rowRoles: ['', 'total', 'skip'].map((value) => ({ value, label: value || 'criterion' })),
        hiddenColumns: 0,
        hiddenRows: 28,
      },
      global,
    })
  it('has one named choice for each column and each row', async () => {
    const sheet = wrapper()
    const selects = sheet.findAll('select')
    expect(selects.map((select) => select.attributes('aria-label'))).toEqual([
      'Column A “Criterion” is taken for',
      'Column B “Aurora” is taken for',
      'Line 2 “Price” is taken for',
      'Line 31 “Sum” is taken for',
    ])
    await selects[1]!.setValue('aside')
    await selects[3]!.setValue('skip')
    expect(sheet.emitted('column')).toEqual([[1, 'aside']])
    expect(sheet.emitted('row')).toEqual([[30, 'skip']])
  })
  it('says how much of it is not shown', () => {
    expect(wrapper().text()).toContain('28 more rows')
  })
})
