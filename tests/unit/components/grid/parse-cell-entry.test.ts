import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryText } from '@/components/grid/cell-text'
import { parseCellEntry } from '@/components/grid/parse-cell-entry'
import type { LevelsScale, Scale } from '@/domain/evaluation'
import { entryWords } from '@/i18n/entry-words'
import { readMark } from '@/io/import/level-cell'

const levels = (...labels: string[]): LevelsScale => ({
  kind: 'levels',
  levels: labels.map((label, i) => ({ level: i + 1, label, anchor: '', value: null })),
})
const five = levels('Missing', 'Weak', 'Meets', 'Strong', 'Leading')
const points: Scale = { kind: 'points', full: 100, anchors: [] }
const yesNo: Scale = { kind: 'yes-no', anchors: [] }
const minutes: Scale = {
  kind: 'measure',
  unit: 'min',
  points: [
    { level: 0, value: 1 },
    { level: 60, value: 0 },
  ],
}

const levelOf = (text: string, scale: Scale) => {
  const parsed = parseCellEntry(text, scale)
  return parsed.ok ? (parsed.mark.level ?? parsed.mark.state) : parsed.fault
}

describe('a typed entry', () => {
  it('is a level by its number, with full-width digits and around spaces too', () => {
    expect(['4', ' 4 ', '４', '4.0'].map((text) => levelOf(text, five))).toEqual([4, 4, 4, 4])
  })

  it('is a share of full marks with a percent sign, and may have the full stop of a Chinese keyboard', () => {
    const twenty: Scale = { kind: 'points', full: 20, anchors: [] }
    expect(['29%', '８５％', '12.5 %', '88。5'].map((text) => levelOf(text, points))).toEqual([29, 85, 12.5, 88.5])
    expect(levelOf('85%', twenty)).toBe(17)
    expect(['101%', '%', '80%'].map((text, i) => levelOf(text, i < 2 ? points : five))).toEqual([
      'out-of-range',
      'not-a-number',
      'not-a-level',
    ])
  })

  it('is a level by its name, whatever the case, or by the one word of it that no other level has', () => {
    const grades = levels('D – fails', 'C – poor', 'B – sound', 'A – excellent')
    expect(levelOf('strong', five)).toBe(4)
    expect(levelOf('a', grades)).toBe(4)
    expect(levelOf('poor', grades)).toBe(2)
    expect(levelOf('优秀', levels('D 不合格', 'A 优秀'))).toBe(2)
  })

  it('takes a name before a number, where levels are called by other numbers', () => {
    expect(levelOf('5', levels('5', '4', '3'))).toBe(1)
  })

  it('knows yes and no in both languages', () => {
    expect(['是', 'Y', 'yes', '1', '√'].map((text) => levelOf(text, yesNo))).toEqual([1, 1, 1, 1, 1])
    expect(['否', 'n', 'NO', '０'].map((text) => levelOf(text, yesNo))).toEqual([0, 0, 0, 0])
    expect(levelOf('maybe', yesNo)).toBe('not-yes-no')
  })

  it('knows the states that are no level', () => {
    expect(['N/A', 'n/a', '不适用', '＃Ｎ／Ａ'].map((text) => levelOf(text, five))).toEqual(['na', 'na', 'na', 'na'])
    expect(['-', '－', '弃权', 'Abstain'].map((text) => levelOf(text, five))).toEqual(Array(4).fill('abstain'))
    expect(['', '  ', '\u3000'].map((text) => levelOf(text, five))).toEqual(Array(3).fill('unrated'))
  })

  it('reads decimals with a point or a comma, thousands, and the unit of the scale', () => {
    expect(['85.5', '85,5', '８５．５', '85.5分'].map((text) => levelOf(text, points))).toEqual(Array(4).fill(85.5))
    expect(['0,125', '0.125', '０，１２５'].map((text) => levelOf(text, minutes))).toEqual(Array(3).fill(0.125))
    expect(['1,234', '1 234 min', '1234.0'].map((text) => levelOf(text, minutes))).toEqual(Array(3).fill(1234))
  })

  it('tells apart what is out of range, no level and no number', () => {
    expect(levelOf('101', points)).toBe('out-of-range')
    expect(levelOf('-1', points)).toBe('out-of-range')
    expect(levelOf('6', five)).toBe('not-a-level')
    expect(levelOf('3.5', five)).toBe('not-a-level')
    expect(
      ['NaN', 'Infinity', '1e999', '0x10', '=1+1', '4 of 5', '__proto__', '%'].map((text) => levelOf(text, points)),
    ).toEqual(Array(8).fill('not-a-number'))
  })

  it('never throws and never gives a level that the scale lacks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom<Scale>(five, points, yesNo, minutes),
        (text, scale) => {
          const parsed = parseCellEntry(text, scale)
          if (!parsed.ok || parsed.mark.state !== 'rated') return
          const level = parsed.mark.level!
          expect(Number.isFinite(level)).toBe(true)
          if (scale.kind === 'points') expect(level >= 0 && level <= 100).toBe(true)
          if (scale.kind === 'levels') expect(scale.levels.map((l) => l.level)).toContain(level)
        },
      ),
    )
  })

  it('reads back what the cell is copied as', () => {
    const words = { yes: '是', no: '否' }
    const mark = fc.oneof(
      fc.double({ min: 0, max: 100, noNaN: true }).map((level) => ({ state: 'rated' as const, level: level + 0 })),
      fc.constantFrom({ state: 'na' as const }, { state: 'abstain' as const }, { state: 'unrated' as const }),
    )
    fc.assert(
      fc.property(mark, (given) => {
        expect(parseCellEntry(entryText(points, given, words), points)).toEqual({ ok: true, mark: given })
      }),
    )
    for (const level of [1, 2, 3, 4]) {
      const grades = levels('D', 'C', 'B', 'A')
      expect(parseCellEntry(entryText(grades, { state: 'rated', level }, words), grades)).toEqual({
        ok: true,
        mark: { state: 'rated', level },
      })
    }
  })
})

describe('words in cells', () => {
  const words = [
    entryWords.notApplicable,
    entryWords.abstained,
    entryWords.unrated,
    entryWords.yes,
    entryWords.no,
  ].flat()
  it.each(words)('%s is in a file what it is in the matrix', (word) => {
    const entry = parseCellEntry(word, yesNo)
    const read = readMark(word, yesNo, '.')
    expect(entry).toMatchObject({ ok: true, mark: { state: 'state' in read ? read.state : 'unreadable' } })
    if (entry.ok && entry.mark.state === 'rated') expect(read).toMatchObject({ level: entry.mark.level })
  })

  it.each(['rated', 'maybe'])('%s is no mark', (word) => {
    expect(parseCellEntry(word, points).ok).toBe(false)
  })
})
