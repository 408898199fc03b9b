import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { nextTick, ref } from 'vue'
import type { RangeChange } from '@/components/grid/cell-range'
import ScoreGrid from '@/components/grid/ScoreGrid.vue'
import { applyEdit } from '@/domain/edits/apply'
import { defaultRules, type Evaluation, type EvaluatorId, type GroupId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'

const five = {
  kind: 'levels',
  levels: [1, 2, 3, 4, 5].map((level) => ({ level, label: `L${level}x`, anchor: '', value: null })),
}
const criterion = (id: string, threshold: number | null = null) => ({
  kind: 'criterion',
  id,
  name: id,
  description: '',
  weight: 1,
  threshold,
  scale: five,
})
const group = (id: string, ...children: unknown[]) => ({
  kind: 'group',
  id,
  name: id,
  description: '',
  weight: 1,
  threshold: null,
  children,
})
const vendor = (id: string, status = 'shortlist') => ({
  id,
  name: id,
  color: 0,
  website: '',
  contact: '',
  status,
  outReason: '',
  note: '',
})
const document = {
  id: 'e-1',
  title: 'T',
  description: '',
  createdAt: '2026-01-01T00:00:00Z',
  isSample: false,
  criteria: group('g-root', group('g-1', criterion('c-1', 2), criterion('c-2')), group('g-2', criterion('c-3'))),
  vendors: [vendor('v-1'), vendor('v-2')],
  evaluators: [{ id: 'p-1', name: 'P', role: '', weight: 1, assigned: null, recusals: [] }],
  ratings: { 'p-1': { 'c-1': { 'v-1': { state: 'rated', level: 4, note: 'seen' }, 'v-2': { state: 'na' } } } },
  rules: defaultRules,
  consensus: {},
} as unknown as Evaluation
const evaluator = 'p-1' as EvaluatorId

// Keys stand for messages: what is tested is the grid, not its words.
const i18n = createI18n({
  legacy: false,
  locale: 'en',
  missing: (_, key) => key,
  missingWarn: false,
  fallbackWarn: false,
})

let wrapper: VueWrapper | undefined
afterEach(() => wrapper?.unmount())

/** A page around the grid: applies its changes, as the real one does. */
function open(start: Evaluation = document) {
  const shown = ref(start)
  const changes: RangeChange[] = []
  const collapsed = ref(new Set<GroupId>())
  const grid = mount(ScoreGrid, {
    attachTo: window.document.body,
    global: { plugins: [i18n] },
    props: props(),
  })
  wrapper = grid
  function props() {
    return {
      results: evaluate(shown.value),
      ratings: shown.value.ratings[evaluator] ?? {},
      vendors: shown.value.vendors,
      collapsed: collapsed.value,
      readTable: (clip: { plain: string }) => Promise.resolve(clip.plain.split('\n').map((line) => line.split('\t'))),
      writeTable: (texts: readonly (readonly string[])[]) => ({
        plain: texts.map((row) => row.join('\t')).join('\n'),
        html: '',
      }),
      onChange: (change: RangeChange) => {
        changes.push(change)
        shown.value = applyEdit(shown.value, { name: 'rate', args: { evaluator, at: '', cells: change.marks } })
        void grid.setProps(props())
      },
      onToggle: (id: GroupId) => {
        const next = new Set(collapsed.value)
        if (!next.delete(id)) next.add(id)
        collapsed.value = next
        void grid.setProps(props())
      },
    }
  }
  const editor = grid.get<HTMLInputElement>('.editor')
  return {
    grid,
    changes,
    editor,
    cell: (row: number, column: number) => grid.get(`tr[data-row="${row}"] [data-column="${column}"]`),
    text: (row: number, column: number) => grid.get(`tr[data-row="${row}"] [data-column="${column}"]`).text(),
    total: (column: number) => grid.findAll('tfoot tr')[0]!.findAll('.cell')[column]!.text(),
    press: async (key: string, held: Partial<KeyboardEventInit> = {}) => {
      await editor.trigger('keydown', { key, ...held })
      await nextTick()
    },
    type: async (text: string) => {
      editor.element.value += text
      await editor.trigger('input')
    },
    click: async (row: number, column: number, held: Partial<MouseEventInit> = {}) => {
      await grid.get(`tr[data-row="${row}"] [data-column="${column}"]`).trigger('mousedown', { button: 0, ...held })
    },
    clipboard: (type: string, plain = '') => {
      const kept = new Map([['text/plain', plain]])
      const event = new Event(type, { bubbles: true, cancelable: true })
      Object.assign(event, {
        clipboardData: {
          getData: (format: string) => kept.get(format) ?? '',
          setData: (format: string, text: string) => kept.set(format, text),
        },
      })
      editor.element.dispatchEvent(event)
      return kept.get('text/plain')
    },
  }
}

describe('the score grid', () => {
  it('drops what is being typed when another tab deletes its vendor, and keeps it when one comes before', async () => {
    const { grid, editor, changes, click, type, press } = open()
    await click(1, 0)
    await type('3')
    await grid.setProps({ vendors: [vendor('v-0'), ...document.vendors] as Evaluation['vendors'] })
    expect(editor.element.value).toBe('3')
    await grid.setProps({ vendors: [vendor('v-0'), document.vendors[1]!] as Evaluation['vendors'] })
    expect(editor.element.value).toBe('')
    await press('Enter')
    expect(changes).toEqual([])
  })

  it('shows the four states apart without colour', () => {
    const { cell, text } = open(
      applyEdit(document, {
        name: 'rate',
        args: { evaluator, at: '', cells: [{ criterion: 'c-2' as never, vendor: 'v-1' as never, state: 'abstain' }] },
      }),
    )
    expect([text(1, 0), text(1, 1), text(2, 0), text(2, 1)]).toEqual(['4', 'scores.cell.na', '–', ''])
    expect(cell(2, 0).attributes('aria-label')).toContain('scores.cell.abstain')
    expect(cell(2, 1).attributes('aria-label')).toContain('scores.cell.unrated')
    expect(cell(1, 0).attributes('aria-label')).toContain('scores.cell.hasNote')
  })

  it('is a grid with one tab stop that says where it is', () => {
    const { grid, editor } = open()
    expect(grid.get('[role=grid]').attributes('aria-rowcount')).toBe('9')
    expect(grid.get('[role=grid]').attributes('aria-colcount')).toBe('4')
    expect(grid.findAll('button:not([tabindex="-1"]), a, input, [tabindex="0"]')).toHaveLength(1)
    expect(grid.find(`[id="${editor.attributes('aria-activedescendant')}"]`).text()).toBe('4')
  })

  it('replaces a level by typing, goes down with Enter, and totals follow at once', async () => {
    const { type, press, text, total, click } = open()
    await click(1, 0)
    const before = total(0)
    await type('5')
    await press('Enter')
    expect(text(1, 0)).toBe('5')
    expect(total(0)).not.toBe(before)
    await type('3')
    await press('Enter')
    expect(text(2, 0)).toBe('3')
    await type('1')
    await press('Enter')
    expect(text(4, 0)).toBe('1')
  })

  it('keeps an entry that is no level in the editor, and says why', async () => {
    const { type, press, text, editor, grid, click, changes } = open()
    await click(1, 0)
    await type('9')
    await press('Enter')
    expect(editor.element.value).toBe('9')
    expect(editor.attributes('aria-invalid')).toBe('true')
    expect(grid.get('[role=alert]').text()).toContain('scores.fault.not-a-level')
    await click(2, 1)
    expect(editor.element.value).toBe('9')
    await press('Escape')
    expect(text(1, 0)).toBe('4')
    expect(editor.element.value).toBe('')
    expect(changes).toEqual([])
  })

  it('never keeps a half-composed entry', async () => {
    const { editor, press, text, click, changes } = open()
    await click(1, 0)
    await editor.trigger('compositionstart')
    editor.element.value = 'bushiyong'
    await editor.trigger('input')
    await press('Enter', { isComposing: true })
    await press('Process', { keyCode: 229 } as KeyboardEventInit)
    await editor.trigger('blur')
    expect(changes).toEqual([])
    expect(editor.classes()).toContain('typing')
    editor.element.value = '不适用'
    await editor.trigger('focus')
    await editor.trigger('compositionend')
    await press('Enter')
    expect(text(1, 0)).toBe('scores.cell.na')
  })

  it('opens with what is there on F2 and gives it back on Esc', async () => {
    const { editor, press, text, click, type } = open()
    await click(1, 0)
    await press('F2')
    expect(editor.element.value).toBe('4')
    await type('4')
    await press('Escape')
    expect(text(1, 0)).toBe('4')
  })

  it('selects with Shift and with the mouse, clears, and copies what it selects', async () => {
    const { press, click, clipboard, changes, text, grid } = open()
    await click(1, 0)
    await press('ArrowRight', { shiftKey: true })
    expect(clipboard('copy')).toBe('4\tN/A')
    await click(4, 1, { shiftKey: true })
    expect(grid.findAll('tbody td[aria-selected=true]')).toHaveLength(6)
    await press('Delete')
    expect(changes.at(-1)!.marks).toHaveLength(2)
    expect(text(1, 0)).toBe('')
  })

  it('pastes a range as one change and hands on what did not fit', async () => {
    const { click, clipboard, changes, text } = open()
    await click(1, 1)
    clipboard('paste', '2\t3\nx')
    await nextTick()
    await nextTick()
    expect(changes).toHaveLength(1)
    expect(changes[0]!.marks).toHaveLength(1)
    expect(changes[0]!.rejected.map((r) => [r.text, r.fault])).toEqual([
      ['3', 'beyond'],
      ['x', 'not-a-level'],
    ])
    expect(text(1, 1)).toBe('2')
  })

  it('pastes below the band of a group on which the keyboard stands', async () => {
    const { press, clipboard, text } = open()
    await press('Home', { ctrlKey: true })
    await press('ArrowUp')
    clipboard('paste', '2\n3')
    await nextTick()
    await nextTick()
    expect([text(1, 0), text(2, 0)]).toEqual(['2', '3'])
    await press('ArrowUp')
    clipboard('paste', '5')
    await nextTick()
    await nextTick()
    expect(text(1, 0)).toBe('5')
  })

  it('keeps a pending entry when the page is left, and never empties the cell', async () => {
    const { grid, click, type, changes } = open()
    await click(1, 0)
    await type('5')
    grid.unmount()
    expect(changes.map(({ marks }) => marks)).toEqual([[{ criterion: 'c-1', vendor: 'v-1', state: 'rated', level: 5 }]])
  })

  it('fills down and to the right', async () => {
    const { click, press, text } = open()
    await click(1, 0)
    await press('ArrowDown', { shiftKey: true })
    await press('d', { ctrlKey: true })
    expect(text(2, 0)).toBe('4')
    await click(2, 1)
    await press('r', { ctrlKey: true })
    expect(text(2, 1)).toBe('4')
  })

  it('folds a group from the keyboard and keeps its place', async () => {
    const { click, press, grid } = open()
    await click(1, 1)
    await press('ArrowUp')
    await press(' ')
    expect(grid.get('tr[data-row="1"]').classes()).toContain('group')
    expect(grid.get('.fold').attributes('aria-expanded')).toBe('false')
    await press('Enter')
    expect(grid.get('.fold').attributes('aria-expanded')).toBe('true')
  })

  it('keeps a pending entry in its own cell when its group is folded by mouse', async () => {
    const { click, type, changes, grid } = open()
    await click(2, 0)
    await type('5')
    await grid.get('tr[data-row="0"] .fold').trigger('click')
    expect(grid.get('.fold').attributes('aria-expanded')).toBe('false')
    expect(changes.flatMap(({ marks }) => marks)).toMatchObject([{ criterion: 'c-2', vendor: 'v-1', level: 5 }])

    await click(2, 0)
    await type('9')
    await grid.findAll('.fold')[1]!.trigger('click')
    expect(grid.findAll('.fold')[1]!.attributes('aria-expanded')).toBe('true')
    expect(changes).toHaveLength(1)
  })

  it('lets Tab out after Esc, and at the last cell', async () => {
    const { editor, click } = open()
    const leaves = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true })
      editor.element.dispatchEvent(event)
      return !event.defaultPrevented
    }
    await click(1, 0)
    expect(leaves('Tab')).toBe(false)
    leaves('Escape')
    expect(leaves('Tab')).toBe(true)
    await click(4, 1)
    expect(leaves('Tab')).toBe(true)
  })

  it('marks the cell and the total of a vendor that misses a threshold', async () => {
    const { click, type, press, cell, grid } = open()
    await click(1, 0)
    await type('1')
    await press('Enter')
    expect(cell(1, 0).classes()).toContain('fails')
    expect(cell(1, 0).attributes('aria-label')).toContain('scores.cell.fails')
    expect(grid.findAll('tfoot tr')[1]!.findAll('.cell')[0]!.text()).toContain('scores.status.below-threshold')
  })

  it('shows the coverage of 29, 57 and 58 of 100 as such', () => {
    const counts = [29, 57, 58].map((count) => [`v-${count}`, count] as const)
    const ids = Array.from({ length: 100 }, (_, i) => `c-${i}`)
    const marks = ids.map((id, i) => [
      id,
      Object.fromEntries(counts.filter(([, count]) => i < count).map(([v]) => [v, { state: 'rated', level: 3 }])),
    ])
    const { grid } = open({
      ...document,
      criteria: group('g-root', ...ids.map((id) => criterion(id))),
      vendors: counts.map(([v]) => vendor(v)),
      ratings: { 'p-1': Object.fromEntries(marks) },
    } as unknown as Evaluation)
    const shown = grid.findAll('tfoot tr')[2]!.findAll('.cell')
    expect(shown.map((c) => c.text())).toEqual(['29%', '57%', '58%'])
  })

  it('draws only what shows of 200 rows, and the whole for print', async () => {
    const many = {
      ...document,
      criteria: group('g-root', ...Array.from({ length: 200 }, (_, i) => criterion(`c-${i}`))),
    } as unknown as Evaluation
    const { grid } = open(many)
    expect(grid.findAll('tbody tr[data-row]').length).toBeLessThan(60)
    window.dispatchEvent(new Event('beforeprint'))
    await nextTick()
    expect(grid.findAll('tbody tr[data-row]')).toHaveLength(200)
  })
})
