/** What the bands of groups show. A band keeps its texts until one of them changes, and so is not drawn anew. */
import { computed } from 'vue'
import type { GroupId, Vendor } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import { showScore } from '@/domain/ranking/score-unit'
import { useFormats } from '@/i18n/formats'
import type { RowVerdicts } from './cell-view'

export interface BandScore {
  readonly vendor: string
  /** As shown; a dash where nothing is rated. */
  readonly text: string
  readonly fails: boolean
}

export function useBandScores(
  results: () => Results,
  vendors: () => readonly Vendor[],
  verdicts: () => ReadonlyMap<string, RowVerdicts>,
): (group: GroupId) => readonly BandScore[] {
  const { fixed } = useFormats()
  const standings = computed(() => vendors().map(({ id }) => results().standings[results().vendors.indexOf(id)]))
  const before = new Map<GroupId, readonly BandScore[]>()

  return (group) => {
    const failing = verdicts().get(group)?.failing ?? ''
    const next = vendors().map(({ id }, column): BandScore => {
      const score = standings.value[column]?.groupScores.get(group)
      return {
        vendor: id,
        text: score === undefined ? '–' : fixed(showScore(score, results().unit), 1),
        fails: failing.includes(` ${id} `),
      }
    })
    const kept = sameOr(before.get(group), next)
    before.set(group, kept)
    return kept
  }
}

export function sameOr(before: readonly BandScore[] | undefined, next: readonly BandScore[]): readonly BandScore[] {
  const isSame =
    before?.length === next.length &&
    next.every((score, i) => {
      const old = before[i]!
      return old.vendor === score.vendor && old.text === score.text && old.fails === score.fails
    })
  return isSame ? before : next
}
