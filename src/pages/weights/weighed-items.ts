/** The children of a group with both ends of their scales in words. */
import { useI18n } from 'vue-i18n'
import type { WeighedItem } from '@/components/weighting/weighed-item'
import { extremeLevels } from '@/domain/criteria/scales'
import type { CriteriaGroup, Criterion } from '@/domain/evaluation'
import { useFormats } from '@/i18n/formats'

export function useWeighedItems() {
  const { t } = useI18n()
  const { number } = useFormats()

  function levelWords({ scale }: Criterion, level: number): string {
    const anchored = (name: string, anchor: string | undefined) =>
      anchor ? t('weighting.ends.anchored', { name, anchor }) : name
    switch (scale.kind) {
      case 'levels': {
        const named = scale.levels.find((one) => one.level === level)
        return anchored(named?.label || number(level, 6), named?.anchor)
      }
      case 'yes-no':
        return anchored(t(`weighting.ends.${level === 1 ? 'yes' : 'no'}`), anchorAt(scale.anchors, level))
      case 'points':
        return anchored(number(level, 6), anchorAt(scale.anchors, level))
      case 'measure':
        return `${number(level, 6)}${scale.unit && ` ${scale.unit}`}`
    }
  }

  return ({ children }: CriteriaGroup): WeighedItem[] =>
    children.map((node) => {
      const name = node.name || t('criteria.unnamed')
      if (node.kind === 'group')
        return { id: node.id, name, worst: t('weighting.ends.allWorst'), best: t('weighting.ends.allBest') }
      const { worst, best } = extremeLevels(node.scale)
      return { id: node.id, name, worst: levelWords(node, worst), best: levelWords(node, best) }
    })
}

function anchorAt(anchors: readonly { level: number; anchor: string }[], level: number): string | undefined {
  return anchors.find((one) => one.level === level)?.anchor
}
