/** What a new scale means for the marks already given on the old one, and for the threshold. */
import { isLevelOf, levelOfValue, valueFunction } from '@/domain/criteria/scales'
import type { Criterion, Evaluation, Scale } from '@/domain/evaluation'
import { settle } from '@/domain/sum'

export interface ScaleQuestion {
  readonly criterion: Criterion
  readonly scale: Scale
  /** Recorded levels that need a decision. */
  readonly marks: number
  /** Whether all of them exist on the new scale. */
  readonly canKeep: boolean
}

/** null: nothing is to be asked, recorded levels (if any) mean the same as before and stay. */
export function scaleQuestion(document: Evaluation, criterion: Criterion, scale: Scale): ScaleQuestion | null {
  const levels = Object.values(document.ratings).flatMap((rows) =>
    Object.values(rows[criterion.id] ?? {}).flatMap((mark) => (mark.state === 'rated' ? [mark.level] : [])),
  )
  if (levels.length === 0) return null
  const canKeep = levels.every((level) => isLevelOf(scale, level))
  return canKeep && isSameRuler(criterion.scale, scale) ? null : { criterion, scale, marks: levels.length, canKeep }
}

/**
 * The threshold on the new scale: the same figure where figures go on meaning what they meant or are kept on purpose, else
 * the next of the levels where it is gone, else the level that is worth as much.
 */
export function thresholdOn(
  scale: Scale,
  { scale: old, threshold }: Criterion,
  areFiguresKept: boolean,
): number | null {
  if (threshold === null) return null
  const meansTheSame = isSameRuler(old, scale)
  if ((areFiguresKept || meansTheSame) && isLevelOf(scale, threshold)) return threshold
  const next = meansTheSame && scale.kind === 'levels' && scale.levels.find(({ level }) => level >= threshold)
  return next ? next.level : settle(levelOfValue(scale, valueFunction(old)(threshold)))
}

/** Whether a level is the same achievement on both. New words, values or points of a measure do not change the ruler. */
function isSameRuler(a: Scale, b: Scale): boolean {
  if (a.kind === 'points' && b.kind === 'points') return a.full === b.full
  if (a.kind === 'levels' && b.kind === 'levels') {
    const ends = (scale: typeof a) => [scale.levels[0]!.level, scale.levels.at(-1)!.level]
    return ends(a).every((level, i) => level === ends(b)[i])
  }
  return a.kind === b.kind
}
