/** Ready scales, and making one kind of scale from another without losing the words that still fit. */
import type { LevelAnchor, LevelsScale, MeasureScale, PointsScale, Scale, ScaleLevel } from '@/domain/evaluation'

export type LevelsPreset = 'five' | 'ten' | 'letters'

const presetLevels: Record<LevelsPreset, readonly (readonly [level: number, label: string])[]> = {
  five: [1, 2, 3, 4, 5].map((n) => [n, String(n)]),
  ten: Array.from({ length: 11 }, (_, n) => [n, String(n)]),
  letters: ['E', 'D', 'C', 'B', 'A'].map((letter, i) => [i + 1, letter]),
}

export const levelsPresets = Object.keys(presetLevels) as readonly LevelsPreset[]

/** Without anchors, or with those of another scale at the levels that stand where theirs stood. */
export function levelsScale(preset: LevelsPreset, from?: Scale): LevelsScale {
  const levels = presetLevels[preset].map(([level, label]) => ({ level, label, anchor: '', value: null }))
  if (!from || (from.kind === 'levels' && from.levels.length < 2)) return { kind: 'levels', levels }
  const words = new Map<number, string>()
  for (const { share, anchor } of anchorShares(from)) {
    const exact = levels[0]!.level + share * (levels.at(-1)!.level - levels[0]!.level)
    const free = levels.filter(({ level }) => !words.has(level))
    const nearest = free.toSorted((a, b) => Math.abs(a.level - exact) - Math.abs(b.level - exact))[0]
    if (nearest) words.set(nearest.level, anchor)
  }
  return { kind: 'levels', levels: levels.map((l) => ({ ...l, anchor: words.get(l.level) ?? '' })) }
}

/** Which preset a scale is, whatever its anchors say; `custom` when none. */
export function presetOf(scale: LevelsScale): LevelsPreset | 'custom' {
  const isPreset = (preset: LevelsPreset) => {
    const levels = presetLevels[preset]
    return (
      levels.length === scale.levels.length &&
      levels.every(([level, label], i) => {
        const own = scale.levels[i]!
        return own.level === level && own.label === label && own.value === null
      })
    )
  }
  return levelsPresets.find(isPreset) ?? 'custom'
}

/** Anchor texts with their place between the worst (0) and the best (1) level. */
function anchorShares(scale: Scale): readonly { readonly share: number; readonly anchor: string }[] {
  if (scale.kind === 'measure') return []
  const isLevels = scale.kind === 'levels'
  const low = isLevels ? scale.levels[0]!.level : 0
  const high = isLevels ? scale.levels.at(-1)!.level : scale.kind === 'points' ? scale.full : 1
  const anchors: readonly LevelAnchor[] = isLevels ? scale.levels : scale.anchors
  return anchors
    .filter((a) => a.anchor !== '')
    .map(({ level, anchor }) => ({ share: (level - low) / (high - low), anchor }))
}

/** A scale of another kind to start from. */
export function scaleOfKind(kind: Scale['kind'], from: Scale): Scale {
  if (kind === from.kind) return from
  const shares = anchorShares(from)
  const full = 10
  switch (kind) {
    case 'levels':
      return levelsScale('five', from)
    case 'points':
      return { kind, full, anchors: shares.map(({ share, anchor }) => ({ level: share * full, anchor })) }
    case 'yes-no':
      return {
        kind,
        anchors: shares
          .filter(({ share }) => share === 0 || share === 1)
          .map(({ share, anchor }) => ({ level: share, anchor })),
      }
    case 'measure':
      return {
        kind,
        unit: '',
        points: [
          { level: 0, value: 0 },
          { level: 100, value: 1 },
        ],
      }
  }
}

/** The same scale without anchor texts, for a new criterion beside another. */
export function withoutAnchors(scale: Scale): Scale {
  if (scale.kind === 'levels') return { ...scale, levels: scale.levels.map((l) => ({ ...l, anchor: '' })) }
  return scale.kind === 'measure' ? scale : { ...scale, anchors: [] }
}

export function byLevel<Item extends { readonly level: number }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => a.level - b.level)
}

/** Another number for a level; one that is called by its number goes on being so. */
export function renumbered({ level: before, label }: ScaleLevel, level: number): Partial<ScaleLevel> {
  return label === String(before) ? { level, label: String(level) } : { level }
}

/** Other full points; anchors that would lie beyond them keep their share instead of their figure. */
export function withFull(scale: PointsScale, full: number): PointsScale {
  const isBeyond = scale.anchors.some(({ level }) => level > full)
  const anchors = scale.anchors.map((a) => ({ ...a, level: (a.level * full) / scale.full }))
  return { ...scale, full, anchors: isBeyond ? anchors : scale.anchors }
}

/** One more above the best. */
export function withLevelAdded(scale: LevelsScale): LevelsScale {
  const level = (scale.levels.at(-1)?.level ?? 0) + 1
  const added: ScaleLevel = { level, label: String(level), anchor: '', value: null }
  return { ...scale, levels: [...scale.levels, added] }
}

/** Higher is better becomes lower is better. */
export function reversed(scale: MeasureScale): MeasureScale {
  const values = scale.points.map((point) => point.value).toReversed()
  return { ...scale, points: scale.points.map((point, i) => ({ level: point.level, value: values[i]! })) }
}

/** One more point halfway along the last stretch. */
export function withPointAdded(scale: MeasureScale): MeasureScale {
  const [a, b] = scale.points.slice(-2)
  if (!a || !b) return scale
  const middle = { level: (a.level + b.level) / 2, value: (a.value + b.value) / 2 }
  return { ...scale, points: byLevel([...scale.points, middle]) }
}
