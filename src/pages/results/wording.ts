/** Scores, points and lists as the reader's language writes them, with one precision for the whole page. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Results, ScoreUnit } from '@/domain/ranking/results'
import { roundHalfUp } from '@/domain/rounding'
import { useFormats } from '@/i18n/formats'
import type { RestCause } from './compare/lead'
import { scoreDecimals, shownPoints } from './shown-score'

export interface Wording {
  readonly decimals: number
  readonly unit: ScoreUnit
  /** A score in 0..1, in points of the unit. */
  score(score: number): string
  /** Points as they are. */
  points(points: number): string
  /** What something adds: "Cost (−0.8)". */
  term(name: string, points: number): string
  /** What makes up the part of a lead that no criterion accounts for. */
  cause(cause: RestCause): string
  /** All of them, without an "and". */
  join(items: readonly string[]): string
  /** A share as a whole percentage, never rounded up to done. */
  percent(share: number): string
  /** "A, B and C"; from the fourth on "and 2 more". */
  list(items: readonly string[]): string
}

/** A message and what goes into it; `count` chooses between one and many, or else the `margin` in points. */
export interface Statement {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
  readonly count?: number
}

const mostListed = 4

export function useWording(results: () => Results) {
  const { t, locale } = useI18n()
  const { fixed, signed, share } = useFormats()

  const wording = computed((): Wording => {
    const { unit } = results()
    const decimals = scoreDecimals(results())
    const withSign = (points: number) => signed(roundHalfUp(points, decimals), decimals).replace('-', '−')
    const conjunction = new Intl.ListFormat(locale.value, { type: 'conjunction' })
    return {
      decimals,
      unit,
      score: (score) => fixed(shownPoints(score, unit, decimals), decimals),
      points: (points) => fixed(roundHalfUp(points, decimals), decimals),
      term: (name, points) => t('results.term', { name, points: withSign(points) }),
      cause: (cause) => t(`results.lead.rest.${cause}`),
      percent: share,
      join: (items) => items.join(t('results.join')),
      list: (items) => {
        if (items.length <= mostListed) return conjunction.format(items)
        const more = t('results.more', { n: items.length - mostListed + 1 })
        return conjunction.format([...items.slice(0, mostListed - 1), more])
      },
    }
  })
  function say({ key, params, count }: Statement): string {
    const many = count ?? (params.margin === '1' ? 1 : params.margin && 2)
    const text = typeof many === 'number' ? t(key, params, many) : t(key, params)
    return locale.value.startsWith('zh') ? spaced(text) : text
  }
  return { wording, say }
}

const latinThenHan = /([\p{Script=Latin}\d%)])(?=\p{Script=Han})/gu
const hanThenLatin = /(\p{Script=Han})(?=[\p{Script=Latin}\d(])/gu

/** Chinese text with the customary space between ideographs and what is not; names bring either kind. */
export function spaced(text: string): string {
  return text.replace(latinThenHan, '$1 ').replace(hanThenLatin, '$1 ')
}
