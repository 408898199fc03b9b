import { describe, expect, it } from 'vitest'
import {
  levelsPresets,
  levelsScale,
  presetOf,
  reversed,
  scaleOfKind,
  withLevelAdded,
  withPointAdded,
} from '@/components/criteria/scale-presets'
import { scaleFault } from '@/domain/criteria/scales'
import type { MeasureScale, Scale } from '@/domain/evaluation'

const kinds: readonly Scale['kind'][] = ['levels', 'points', 'yes-no', 'measure']
const measure: MeasureScale = {
  kind: 'measure',
  unit: 'h',
  points: [
    { level: 0, value: 0 },
    { level: 10, value: 0.5 },
    { level: 20, value: 1 },
  ],
}

describe('scale presets', () => {
  it.each(levelsPresets)('%s is sound and recognised, whatever its anchors say', (preset) => {
    const scale = levelsScale(preset)
    expect(scaleFault(scale)).toBeNull()
    expect(presetOf({ ...scale, levels: scale.levels.map((l) => ({ ...l, anchor: 'x' })) })).toBe(preset)
    expect(presetOf(withLevelAdded(scale))).toBe('custom')
  })

  it('gives a sound scale of any kind from any other', () => {
    for (const from of kinds)
      for (const to of kinds) {
        const scale = scaleOfKind(to, scaleOfKind(from, levelsScale('ten')))
        expect(scale.kind).toBe(to)
        expect(scaleFault(scale)).toBeNull()
      }
  })

  it('carries anchors to where they stand between worst and best', () => {
    const five = levelsScale('five')
    const worded = { ...five, levels: five.levels.map((l) => ({ ...l, anchor: `means ${l.level}` })) }
    expect(levelsScale('letters', worded).levels.map((l) => l.anchor)).toEqual(worded.levels.map((l) => l.anchor))
    const ten = levelsScale('ten', worded)
    expect(ten.levels[0]!.anchor).toBe('means 1')
    expect(ten.levels[5]!.anchor).toBe('means 3')
    expect(ten.levels[10]!.anchor).toBe('means 5')
    expect(scaleOfKind('yes-no', worded)).toEqual({
      kind: 'yes-no',
      anchors: [
        { level: 0, anchor: 'means 1' },
        { level: 1, anchor: 'means 5' },
      ],
    })
  })

  it('turns a measure round, twice is back', () => {
    expect(reversed(measure).points.map((p) => p.value)).toEqual([1, 0.5, 0])
    expect(reversed(reversed(measure))).toEqual(measure)
  })

  it('adds a point on the line, so that no value changes', () => {
    const more = withPointAdded(measure)
    expect(more.points).toContainEqual({ level: 15, value: 0.75 })
    expect(scaleFault(more)).toBeNull()
  })
})
