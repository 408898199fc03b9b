/** "Aurora is first in about 71 % (± 0.1) of all weightings; it would take Integration above 46 % …": the first sentence. */
import { computed, onMounted, onUnmounted } from 'vue'
import { useI18n } from 'vue-i18n'
import type { VendorId } from '@/domain/evaluation'
import { weightFlips } from '@/domain/robustness/flips/flip-weight'
import { useFormats } from '@/i18n/formats'
import { useFirmness, type Simulated } from '@/stores/firmness'
import { hasContest } from './headline'
import { useShares } from './simulation/shares'
import { useRace } from './use-race'
import { useSteps } from './use-steps'
import { useFirmnessWords, useFlipStatement } from './words'

const mostTied = 4

export function useHeadline() {
  const { t } = useI18n()
  const { number } = useFormats()
  const race = useRace()
  const firmness = useFirmness()
  const { percent, error } = useShares()
  const words = useFirmnessWords()
  const [alone, behind] = [useFlipStatement(), useFlipStatement('headline')]
  const flips = useSteps(() => race.value, weightFlips)

  let leave: () => void = () => undefined
  onMounted(() => (leave = firmness.follow()))
  onUnmounted(() => leave())

  /** Of the evaluation as it is; what an edit left behind says nothing. */
  const simulated = computed(() => (firmness.simulated?.results === race.value.results ? firmness.simulated : null))
  const isUnknown = computed(() => !simulated.value && ['failed', 'empty', 'cancelled'].includes(firmness.state))

  const flip = (isBehind: boolean) => {
    const nearest = flips.value!.answer[0]
    if (!nearest) return t(isBehind ? 'firmness.headline.none' : 'firmness.flip.none')
    return words.say((isBehind ? behind : alone).value(nearest))
  }

  function ofLeader(leader: VendorId): string | null {
    if (!flips.value) return null
    if (isUnknown.value) return flip(false)
    if (!simulated.value) return null
    const { measures } = simulated.value
    const shares = sharesOf(simulated.value)
    const own = shares.get(leader) ?? 0
    const how = own === 1 ? 'always' : own === 0 ? 'never' : 'first'
    const params = {
      ...{ vendor: words.names([leader]), share: percent(own), error: error(own, measures.samples) },
      ...{ n: number(measures.samples), among: among(simulated.value) },
    }
    const sentence = t('firmness.headline.both', {
      share: words.say({ key: `firmness.headline.${how}`, params }),
      flip: flip(true),
    })
    const [most, share] = [...shares].reduce((a, b) => (b[1] > a[1] ? b : a))
    if (share <= own) return sentence
    const rival = { vendor: words.names([most]), share: percent(share) }
    return `${sentence}${t('firmness.sentenceGap')}${words.say({ key: 'firmness.headline.most', params: rival })}`
  }

  /** First place is shared, or the scores do not decide: then how the sampled weightings part them. */
  function ofTied(first: readonly VendorId[]): string | null {
    if (isUnknown.value || first.length > mostTied) return ''
    if (!simulated.value) return null
    const { measures } = simulated.value
    const shares = first.map((id) => ({ id, share: sharesOf(simulated.value!).get(id) ?? 0 }))
    // Never parted: by the tie alone nobody would be first "in 33.3 %" of anything.
    if (shares.every(({ share }) => share === shares[0]!.share))
      return words.say({
        key: 'firmness.headline.even',
        params: { vendors: words.names(first), share: percent(shares[0]!.share) },
      })
    const each = shares.map(({ id, share }) =>
      words.say({ key: 'firmness.headline.tieShare', params: { vendor: words.names([id]), share: percent(share) } }),
    )
    const most = shares.reduce((a, b) => (Math.abs(b.share - 0.5) < Math.abs(a.share - 0.5) ? b : a)).share
    const params = { among: among(simulated.value), shares: each.join(t('firmness.sweep.join')) }
    return words.say({ key: 'firmness.headline.tie', params: { ...params, error: error(most, measures.samples) } })
  }

  function among({ options, hasDraws }: Simulated): string {
    const weights = t(`firmness.headline.among.${options.weights}`, { percent: options.percent })
    return hasDraws ? t('firmness.headline.drawn', { among: weights }) : weights
  }

  return {
    race,
    /** Empty: there is nothing to say; null: not yet known. */
    headline: computed(() => {
      const { leader, results } = race.value
      const first = results.standings.filter((s) => s.rank === 1).map((s) => s.vendor)
      if (first.length === 0 || !hasContest(race.value)) return ''
      return leader ? ofLeader(leader.vendor) : ofTied(first)
    }),
    hasFailed: computed(() => firmness.state === 'failed' && hasContest(race.value)),
  }
}

/** How often each is first, 0..1. */
function sharesOf({ vendors, measures }: Simulated): Map<VendorId, number> {
  return new Map(vendors.map((id, v) => [id, measures.acceptability[v * vendors.length]!]))
}
