/** What the bands of groups show. A band keeps its texts until one of them changes, and so is not drawn anew. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
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
  const { locale } = useI18n()
  const { fixed } = useFormats()
  const standings = computed(() => vendors().map(({ id }) => results().standings[results().vendors.indexOf(id)]))
  const before = new Map<GroupId, { readonly from: readonly unknown[]; readonly scores: readonly BandScore[] }>()

  return (group) => {
    const failing = verdicts().get(group)?.failing ?? ''
    const { unit } = results()
    const scores = standings.value.map((standing) => standing?.groupScores.get(group))
    // Compared as numbers: writing them down takes longer.
    const from = [locale.value, unit.base, unit.range, failing, vendors(), ...scores]
    const kept = before.get(group)
    if (kept && kept.from.length === from.length && from.every((part, i) => Object.is(part, kept.from[i])))
      return kept.scores
    const next = vendors().map(({ id }, column): BandScore => {
      const score = scores[column]
      return {
        vendor: id,
        text: score === undefined ? '–' : fixed(showScore(score, unit), 1),
        fails: failing.includes(` ${id} `),
      }
    })
    before.set(group, { from, scores: next })
    return next
  }
}
