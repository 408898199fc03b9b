import { describe, expect, it } from 'vitest'
import {
  blockTexts,
  clearBlock,
  enterInBlock,
  fillBlock,
  pasteTexts,
  type CellBlock,
} from '@/components/grid/cell-range'
import type { CellWords } from '@/components/grid/cell-text'
import type { Criterion, CriterionId, EvaluatorRatings, Scale, Vendor, VendorId } from '@/domain/evaluation'

const words = { yes: 'Yes', no: 'No' } as CellWords
const five: Scale = {
  kind: 'levels',
  levels: [1, 2, 3, 4, 5].map((level) => ({ level, label: '', anchor: '', value: null })),
}
const criterion = (id: string, scale: Scale = five): Criterion => ({
  kind: 'criterion',
  id: id as CriterionId,
  name: id,
  description: '',
  weight: 1,
  threshold: null,
  scale,
})
const vendor = (id: string): Vendor => ({
  id: id as VendorId,
  name: id,
  color: 0,
  website: '',
  contact: '',
  status: 'longlist',
  outReason: '',
  note: '',
})
const block: CellBlock = {
  criteria: [
    criterion('c-1'),
    criterion('c-2', { kind: 'points', full: 100, anchors: [] }),
    criterion('c-3', { kind: 'yes-no', anchors: [] }),
  ],
  vendors: [vendor('v-1'), vendor('v-2')],
}
const ratings = {
  'c-1': { 'v-1': { state: 'rated', level: 4 }, 'v-2': { state: 'na' } },
  'c-2': { 'v-1': { state: 'rated', level: 85.5 }, 'v-2': { state: 'abstain' } },
  'c-3': { 'v-1': { state: 'rated', level: 1 } },
} as unknown as EvaluatorRatings
const whole = { rows: 3, columns: 2 }

describe('a copied range', () => {
  it('has the texts that can be typed, states included', () => {
    expect(blockTexts(block, ratings, words)).toEqual([
      ['4', 'N/A'],
      ['85.5', '-'],
      ['Yes', ''],
    ])
  })

  it('pasted where it came from changes nothing', () => {
    const change = pasteTexts(blockTexts(block, ratings, words), block, whole, ratings)
    expect(change).toEqual({ marks: [], taken: 6, rejected: [] })
  })

  it('pasted elsewhere gives the same texts again', () => {
    const texts = blockTexts(block, ratings, words)
    const { marks } = pasteTexts(texts, block, whole, {})
    expect(marks).toHaveLength(5)
    expect(marks).toContainEqual({ criterion: 'c-2', vendor: 'v-1', state: 'rated', level: 85.5 })
  })
})

describe('a paste', () => {
  const one = { rows: 1, columns: 1 }

  it('takes what is valid and names the rest by place and reason', () => {
    const { marks, taken, rejected } = pasteTexts(
      [
        ['5', '9'],
        ['x', '50'],
      ],
      block,
      one,
      {},
    )
    expect(marks.map((m) => [m.criterion, m.vendor, m.level])).toEqual([
      ['c-1', 'v-1', 5],
      ['c-2', 'v-2', 50],
    ])
    expect(taken).toBe(2)
    expect(rejected.map((r) => [r.criterion?.id, r.vendor?.id, r.text, r.fault, r.row, r.column])).toEqual([
      ['c-1', 'v-2', '9', 'not-a-level', 1, 2],
      ['c-2', 'v-1', 'x', 'not-a-number', 2, 1],
    ])
  })

  it('names what lies beyond the matrix, but not its empty cells', () => {
    const { taken, rejected } = pasteTexts([['1', '2', '3', ''], [''], [''], ['7']], block, one, {})
    expect(taken).toBe(4)
    expect(rejected.map((r) => [r.text, r.fault, r.row, r.column])).toEqual([
      ['3', 'beyond', 1, 3],
      ['7', 'beyond', 4, 1],
    ])
  })

  it('of an empty cell clears, and a shorter row leaves the cells it lacks alone', () => {
    const { marks } = pasteTexts([['', ''], ['50']], block, one, ratings)
    expect(marks).toEqual([
      { criterion: 'c-1', vendor: 'v-1', state: 'unrated' },
      { criterion: 'c-1', vendor: 'v-2', state: 'unrated' },
      { criterion: 'c-2', vendor: 'v-1', state: 'rated', level: 50 },
    ])
  })

  it('is repeated over a selection that it fits into whole times', () => {
    expect(pasteTexts([['1']], block, whole, {}).taken).toBe(6)
    expect(pasteTexts([['1', '']], block, whole, {}).taken).toBe(6)
    expect(pasteTexts([['1'], ['1']], block, whole, {}).taken).toBe(2)
  })

  it('of nothing changes nothing', () => {
    expect(pasteTexts([], block, whole, ratings)).toEqual({ marks: [], taken: 0, rejected: [] })
  })
})

describe('filling', () => {
  it('copies the first row down and leaves out levels that the other scale lacks', () => {
    const { marks, rejected } = fillBlock(block, 'down', ratings, words)
    expect(marks).toEqual([
      { criterion: 'c-2', vendor: 'v-1', state: 'rated', level: 4 },
      { criterion: 'c-2', vendor: 'v-2', state: 'na' },
      { criterion: 'c-3', vendor: 'v-2', state: 'na' },
    ])
    expect(rejected.map((r) => [r.criterion?.id, r.text, r.fault])).toEqual([['c-3', '4', 'not-yes-no']])
  })

  it('does not make the worst level of a Yes, which is no number', () => {
    const asked = {
      criteria: [criterion('c-1', { kind: 'yes-no', anchors: [] }), criterion('c-2')],
      vendors: [vendor('v-1')],
    }
    const yes = { 'c-1': { 'v-1': { state: 'rated', level: 1 } } } as unknown as EvaluatorRatings
    const { marks, rejected } = fillBlock(asked, 'down', yes, words)
    expect(marks).toEqual([])
    expect(rejected).toMatchObject([{ text: 'Yes', fault: 'not-a-level', row: 2 }])
  })

  it('copies the first column to the right', () => {
    expect(fillBlock(block, 'right', ratings, words).marks.map((m) => m.level)).toEqual([4, 85.5, 1])
  })

  it('with one entry reaches every cell whose scale has it', () => {
    expect(enterInBlock(block, '1', {}).taken).toBe(6)
    expect(enterInBlock(block, '3', {}).rejected).toHaveLength(2)
  })

  it('with nothing clears only what there is', () => {
    expect(clearBlock(block, ratings).marks).toHaveLength(5)
  })
})
