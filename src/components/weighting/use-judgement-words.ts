/** Saaty's 1–9 in words. A judgement of 1/9..9 says how many times as important the first of two is. */
import { useI18n } from 'vue-i18n'
import { useFormats } from '@/i18n/formats'

export function useJudgementWords() {
  const { t } = useI18n()
  const { number } = useFormats()
  const strength = (times: number) => t(`weighting.strength.${Math.min(9, Math.max(1, Math.round(times)))}`)
  /** "Integration is moderately more important than Price (3)" */
  function sentence(first: string, second: string, times: number): string {
    const [more, less, by] = times >= 1 ? [first, second, times] : [second, first, 1 / times]
    if (Math.abs(by - 1) < 1e-9) return t('weighting.pairwise.equal', { first, second })
    return t('weighting.pairwise.more', { more, less, strength: strength(by), times: number(by, 2) })
  }
  return { strength, sentence }
}

/** −8..8 on the slider: to the left the first matters more. */
export const stepOf = (times: number) => Math.round(times >= 1 ? 1 - times : 1 / times - 1)
export const timesOf = (step: number) => (step <= 0 ? 1 - step : 1 / (1 + step))
