import { describe, expect, it } from 'vitest'
import { keptViews, rowView, verdictsByNode } from '@/components/grid/cell-view'
import type { CellWords } from '@/components/grid/cell-text'
import { levelChoices } from '@/components/grid/level-choices'
import { matrixRows } from '@/components/grid/matrix-rows'
import type { CriteriaGroup, CriterionRatings, GroupId, Scale, VendorId } from '@/domain/evaluation'

const criterion = (id: string, weight = 1) => ({ kind: 'criterion', id, name: id, weight })
const group = (id: string, weight: number, ...children: unknown[]) =>
  ({ kind: 'group', id, name: id, weight, children }) as unknown as CriteriaGroup

describe('rows of the matrix', () => {
  const tree = group(
    'g-root',
    1,
    group('g-1', 1, criterion('c-1'), group('g-2', 1, criterion('c-2'))),
    criterion('c-3'),
  )
  it('are the tree in order, with its depths', () => {
    expect(matrixRows(tree, new Set()).map((r) => [r.id, r.depth])).toEqual([
      ['g-1', 0],
      ['c-1', 1],
      ['g-2', 1],
      ['c-2', 2],
      ['c-3', 0],
    ])
  })
  it('leave out what is folded away, groups inside groups too', () => {
    expect(matrixRows(tree, new Set(['g-1' as GroupId])).map((r) => r.id)).toEqual(['g-1', 'c-3'])
  })
})

describe('a row of cells', () => {
  const words = {
    yes: 'Y',
    no: 'N',
    na: 'n/a',
    abstain: 'abst',
    unrated: 'open',
    hasNote: 'note',
    fails: 'fails',
    atRisk: 'risk',
  } as CellWords
  const scale: Scale = { kind: 'points', full: 10, anchors: [] }
  const vendors = ['v-1', 'v-2', 'v-3', 'v-4'] as VendorId[]
  const ratings = {
    'v-1': { state: 'rated', level: 8, note: 'x' },
    'v-2': { state: 'rated', level: 2 },
    'v-3': { state: 'abstain' },
  } as unknown as CriterionRatings
  const verdicts = verdictsByNode([{ vendor: vendors[1]!, failures: [{ node: 'c-1' }], atRisk: [] }]).get('c-1')!
  const view = rowView(vendors, ratings, scale, (level) => level / 10, verdicts, words, String)

  it('shows figures, tints, marks and says what the figure does not', () => {
    expect(view.map((c) => c.text)).toEqual(['8', '2', '–', ''])
    expect(view.map((c) => c.classes)).toEqual(['rated tint-8 best noted', 'rated tint-2 fails', 'abstain', 'unrated'])
    expect(view.map((c) => c.label)).toEqual(['8, note', '2, fails', 'abst', 'open'])
  })
  it('keeps the view of each cell in which nothing has changed, and no other', () => {
    const edited = { ...ratings, 'v-2': { state: 'rated', level: 3 } } as unknown as CriterionRatings
    const next = keptViews(
      view,
      rowView(vendors, edited, scale, (level) => level / 10, verdicts, words, String),
    )
    expect(next.map((cell, i) => cell === view[i])).toEqual([true, false, true, true])
    expect(next[1]).toMatchObject({ text: '3', classes: 'rated tint-3 fails' })
    const said = keptViews(next, next.map((cell, i) => (i === 3 ? { ...cell, title: 'agreed' } : { ...cell }))) // prettier-ignore
    expect(said.map((cell, i) => cell === next[i])).toEqual([true, true, true, false])
    const moved = keptViews(next, next.toReversed())
    expect(moved.some((cell) => next.indexOf(cell) < 0)).toBe(false)
    expect(moved.map(({ vendor }) => vendor)).toEqual(vendors.toReversed())
  })
  it('marks no best where most are the same', () => {
    const same = {
      'v-1': { state: 'rated', level: 8 },
      'v-2': { state: 'rated', level: 8 },
    } as unknown as CriterionRatings
    expect(rowView(vendors, same, scale, (l) => l / 10, verdicts, words, String)[0]!.classes).not.toContain('best')
  })
})

describe('level choices', () => {
  it('are the grades where they are short, numbers otherwise, with names and anchors', () => {
    const scale: Scale = {
      kind: 'levels',
      levels: [
        { level: 1, label: 'B', anchor: 'low', value: null },
        { level: 2, label: '优秀', anchor: 'high', value: null },
      ],
    }
    expect(levelChoices(scale, { yes: 'Y', no: 'N' })).toEqual([
      { level: 1, sign: 'B', label: '', anchor: 'low' },
      { level: 2, sign: '2', label: '优秀', anchor: 'high' },
    ])
  })
})
