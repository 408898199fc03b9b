/** Standings in figures, the same wherever the scores page shows them. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { showScore } from '@/domain/ranking/score-unit'
import type { Results, Standing } from '@/domain/ranking/results'
import { useFormats } from '@/i18n/formats'
import { checkStatement } from './check-statement'
import { scoreDecimals } from './score-decimals'
import { useCellWords } from './use-cell-words'

export function useStandingTexts(results: () => Results) {
  const { t, locale } = useI18n()
  const { fixed, number } = useFormats()
  const words = useCellWords()
  const base = computed(() => results().unit.base)
  const span = computed(() => results().unit.range)
  const root = computed(() => results().document.criteria)
  const decimals = computed(() => scoreDecimals(results()))
  /** Beside the standing itself, what its texts depend on. */
  const ground = computed(() => [locale.value, base.value, span.value, root.value, decimals.value])
  const points = (score: number) => fixed(showScore(score, results().unit), decimals.value)

  return {
    points,
    /** `make`, asked once for each standing: one that an edit does not touch stays the same object. */
    once: <Made>(make: (standing: Standing) => Made) => {
      const made = computed(() => ({ ground: ground.value, by: new WeakMap<Standing, Made>() }))
      return (standing: Standing): Made => {
        const { by } = made.value
        const known = by.get(standing) ?? make(standing)
        by.set(standing, known)
        return known
      }
    },
    /** `0–100`, `1–5`. */
    unit: computed(() => `${number(base.value)}–${number(base.value + span.value)}`),
    total: ({ score }: Standing) => (score === null ? '–' : points(score)),
    /** Empty when nothing is missing. */
    range: ({ low, high, score }: Standing) => (score === null || low === high ? '' : `${points(low)}–${points(high)}`),
    rank: ({ status, low, high, rank, bestRank, worstRank }: Standing) => {
      if (status === 'unscored' && low === high) return t('scores.status.inapplicable')
      if (status !== 'ranked') return t(`scores.status.${status}`)
      return bestRank === worstRank ? String(rank) : `${rank} (${bestRank}–${worstRank})`
    },
    /** Which thresholds are missed, with both numbers; empty when none is. */
    reason: ({ failures }: Standing) => {
      if (failures.length === 0) return ''
      const missed = failures.map((check) => {
        const { key, params } = checkStatement(root.value, check, { ...words.value, number })
        return t(key, params)
      })
      return missed.join(t('results.check.separator'))
    },
  }
}
