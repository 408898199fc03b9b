import { describe, expect, it } from 'vitest'
import { levelsScale } from '@/components/criteria/scale-presets'
import { applyEdit } from '@/domain/edits/apply'
import {
  blankChapters,
  defaultRules,
  type Evaluation,
  type LevelsScale,
  type MeasureScale,
  type Scale,
} from '@/domain/evaluation'
import { scaleQuestion, thresholdOn } from '@/pages/criteria/scale-change'
import { criterion, group } from '../../../support/criteria'

function documentWith(scale: Scale, levels: readonly number[], threshold: number | null = null): Evaluation {
  const node = { ...criterion('c-1', 1, scale), threshold }
  const row = Object.fromEntries(levels.map((level, i) => [`v-${i}`, { state: 'rated', level, note: `n${i}` }]))
  return {
    id: 'e-1',
    title: '',
    description: '',
    createdAt: '',
    isSample: false,
    criteria: group('g-root', 1, [node]),
    vendors: [],
    evaluators: [],
    ...blankChapters,
    ratings: { 'p-1': { 'c-1': row } },
    rules: defaultRules,
  } as unknown as Evaluation
}
const five = levelsScale('five')
const ask = (document: Evaluation, scale: Scale) =>
  scaleQuestion(document, document.criteria.children[0] as never, scale)
const worded: LevelsScale = { ...five, levels: five.levels.map((l) => ({ ...l, anchor: 'a', label: `L${l.level}` })) }
const measure: MeasureScale = {
  kind: 'measure',
  unit: 'h',
  points: [
    { level: 0, value: 1 },
    { level: 8, value: 0 },
  ],
}

describe('scaleQuestion', () => {
  it('asks nothing where nothing is rated', () => {
    expect(ask(documentWith(five, []), { kind: 'yes-no', anchors: [] })).toBeNull()
  })

  it('asks nothing for new words, other values, or other points of a measure', () => {
    expect(ask(documentWith(five, [3, 4]), worded)).toBeNull()
    expect(
      ask(documentWith(measure, [20]), {
        ...measure,
        points: [
          { level: 1, value: 1 },
          { level: 9, value: 0 },
        ],
      }),
    ).toBeNull()
  })

  it('asks where a recorded level is gone or means something else', () => {
    expect(ask(documentWith(five, [3, 5]), levelsScale('ten'))).toMatchObject({ marks: 2, canKeep: true })
    expect(ask(documentWith(five, [3]), { kind: 'yes-no', anchors: [] })).toMatchObject({ marks: 1, canKeep: false })
    const points: Scale = { kind: 'points', full: 10, anchors: [] }
    expect(ask(documentWith(points, [7]), { ...points, full: 100 })).toMatchObject({ canKeep: true })
    expect(ask(documentWith(five, [2]), { ...five, levels: five.levels.toSpliced(1, 1) })).toMatchObject({
      canKeep: false,
    })
  })
})

describe('thresholdOn', () => {
  const points = (full: number): Scale => ({ kind: 'points', full, anchors: [] })
  const yesNo: Scale = { kind: 'yes-no', anchors: [] }
  const days: MeasureScale = { ...measure, unit: 'd', points: [{ level: 0, value: 1 }, { level: 40, value: 0 }] } // prettier-ignore
  const rising: MeasureScale = { ...days, points: [{ level: 0, value: 0 }, { level: 40, value: 1 }] } // prettier-ignore
  const on = (scale: Scale, threshold: number | null, old: Scale, areFiguresKept = false) =>
    thresholdOn(scale, { ...criterion('c-1', 1, old), threshold }, areFiguresKept)

  it.each<[string, Scale, number, Scale, number]>([
    ['levels to points', points(10), 4, five, 7.5],
    ['more levels', levelsScale('ten'), 4, five, 7],
    ['must-have to levels', five, 1, yesNo, 5],
    ['must-have to points', points(10), 1, yesNo, 10],
    ['fewer points', points(50), 60, points(100), 30],
    ['more points', points(1000), 60, points(100), 600],
    ['points to levels', five, 60, points(100), 3],
    ['a measure to points', points(100), 20, days, 50],
    ['a level that goes', { ...five, levels: five.levels.toSpliced(3, 1) }, 4, five, 5],
  ])('is worth as much: %s', (_, scale, threshold, old, expected) => {
    expect(on(scale, threshold, old)).toBe(expected)
  })

  it('is the same figure where figures mean the same, and where they are kept on purpose', () => {
    expect(on(worded, 4, five)).toBe(4)
    expect(on(rising, 20, days)).toBe(20)
    expect(on(points(10), 4, five, true)).toBe(4)
    expect(on(points(50), 60, points(100), true)).toBe(30)
  })

  it('is none where there was none', () => {
    expect(on(points(10), null, five)).toBeNull()
  })
})

describe('setScale with keep', () => {
  const set = (document: Evaluation, scale: Scale) =>
    applyEdit(document, { name: 'setScale', args: { criterion: 'c-1' as never, scale, recorded: 'keep' } })
  const marks = (document: Evaluation) =>
    (document.ratings as never as Record<string, Record<string, object>>)['p-1']!['c-1']

  it('leaves recorded levels and the threshold as they are, measures beyond the ends too', () => {
    const after = set(documentWith(measure, [20, 3.3], 6), { ...measure, unit: 'hours' })
    expect(marks(after)).toMatchObject({ 'v-0': { level: 20 }, 'v-1': { level: 3.3 } })
    expect(after.criteria.children[0]!.threshold).toBe(6)
  })

  it('clears what the new scale does not have, and keeps the note', () => {
    const after = set(documentWith(five, [2, 3], 2), { ...five, levels: five.levels.toSpliced(1, 1) })
    expect(marks(after)).toEqual({
      'v-0': { state: 'unrated', note: 'n0' },
      'v-1': { state: 'rated', level: 3, note: 'n1' },
    })
    expect(after.criteria.children[0]!.threshold).toBeNull()
  })
})
