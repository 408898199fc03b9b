/** Standings in figures, the same wherever the scores page shows them. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { findNode } from '@/domain/criteria/tree'
import { showScore } from '@/domain/ranking/score-unit'
import type { Results, Standing } from '@/domain/ranking/results'
import { useFormats } from '@/i18n/formats'

/** Scales of few points need a second decimal: 3.85 of 5. */
const fewPoints = 20

export function useStandingTexts(results: () => Results) {
  const { t } = useI18n()
  const { fixed, number } = useFormats()
  const decimals = computed(() => (results().unit.range <= fewPoints ? 2 : 1))
  const points = (score: number) => fixed(showScore(score, results().unit), decimals.value)

  return {
    points,
    /** `0–100`, `1–5`. */
    unit: computed(() => {
      const { base, range } = results().unit
      return `${number(base)}–${number(base + range)}`
    }),
    total: ({ score }: Standing) => (score === null ? '–' : points(score)),
    /** Empty when nothing is missing. */
    range: ({ low, high, score }: Standing) => (score === null || low === high ? '' : `${points(low)}–${points(high)}`),
    rank: ({ status, rank, bestRank, worstRank }: Standing) => {
      if (status !== 'ranked') return t(`scores.status.${status}`)
      return bestRank === worstRank ? String(rank) : `${rank} (${bestRank}–${worstRank})`
    },
    /** Which thresholds are missed, with both numbers; empty when none is. */
    reason: ({ failures }: Standing) => {
      if (failures.length === 0) return ''
      const root = results().document.criteria
      const missed = failures.map(({ node, required, actual }) => {
        const name = node === root.id ? t('scores.foot.total') : (findNode(root, node)?.name ?? '')
        return t('scores.threshold.missed', { name, required: number(required), actual: number(actual) })
      })
      return missed.join(t('scores.threshold.separator'))
    },
  }
}
