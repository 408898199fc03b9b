/** What every view of the page says in the same way: names, weights as percentages, margins in points. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { shownWeights } from '@/domain/criteria/shown-weights'
import { findNode } from '@/domain/criteria/tree'
import type { NodeId, VendorId } from '@/domain/evaluation'
import type { WeightFlip } from '@/domain/robustness/flips/flip-weight'
import { useFormats } from '@/i18n/formats'
import { useOpenEvaluation } from '../evaluation/open-evaluation'
import { chartVendor, vendorName } from '../results/names'
import { useWording, type Statement } from '../results/wording'

export function useFirmnessWords() {
  const { t } = useI18n()
  const { results } = useOpenEvaluation()
  const { percent, signed } = useFormats()
  const { wording, say } = useWording(() => results.value)
  const shown = computed(() => shownWeights(results.value.document.criteria))
  const names = (ids: readonly VendorId[]) => wording.value.list(ids.map((id) => vendorName(results.value, id)))

  return {
    ...{ wording, say, names },
    /** 0..1 as a percentage with one decimal, as weights are shown. */
    weight: (share: number) => percent(share, Math.abs(share * 100 - Math.round(share * 100)) < 0.05 ? 0 : 1),
    /** The same for columns: one precision. */
    weightCell: (share: number) => percent(share, 1),
    /** What a node weighs now, of the whole and among its siblings, 0..1: the figures that the criteria page has. */
    present: (id: NodeId) => shown.value.globals.get(id)! / 100,
    presentShare: (id: NodeId) => shown.value.shares.get(id)! / 100,
    /** A difference of scores (0..1) in points, with its sign. */
    margin: (difference: number) => {
      const points = difference * wording.value.unit.range
      return signed(points, marginDecimals(points, wording.value.unit.range)).replace('-', '−')
    },
    chartVendor: (id: VendorId) => chartVendor(results.value, id),
    node: (id: NodeId) => {
      const { criteria } = results.value.document
      return id === criteria.id ? t('results.total') : (findNode(criteria, id)?.name ?? '')
    },
  }
}

/** One more decimal than the scale would do with, where the margin would look like nothing. */
function marginDecimals(points: number, range: number): number {
  const usual = range <= 20 ? 2 : 1
  return points !== 0 && Math.abs(points) < 0.5 / 10 ** usual ? usual + 1 : usual
}

/** "It would take Integration above 46 % (now 25 %) for 云启 to come first": a sentence, or the end of the headline. */
export function useFlipStatement(place: 'flip' | 'headline' = 'flip') {
  const words = useFirmnessWords()
  const statement = ({ node, at, present, whole, winners }: WeightFlip): Statement => {
    const way = at > present ? 'above' : 'below'
    const params = {
      node: words.node(node),
      at: words.weight(at * whole),
      now: words.weight(words.present(node)),
      rival: words.names(winners),
    }
    return { key: `firmness.${place}.${way}${winners.length > 0 ? '' : 'Nobody'}`, params }
  }
  return computed(() => statement)
}
