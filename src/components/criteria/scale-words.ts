/** Scales and thresholds in a few words of the reader's language. */
import { useI18n } from 'vue-i18n'
import type { Criterion, Scale } from '@/domain/evaluation'
import { useFormats } from '@/i18n/formats'

export function useScaleWords() {
  const { t } = useI18n()
  const { number } = useFormats()

  /** `1–5`, `out of 100`, `yes/no`, `hours`. */
  function scaleName(scale: Scale): string {
    switch (scale.kind) {
      case 'levels': {
        const low = scale.levels[0]
        const high = scale.levels.at(-1)
        if (!low || !high) return ''
        const isShort = low.label.length === 1 && high.label.length === 1
        return isShort ? `${low.label}–${high.label}` : `${number(low.level, 6)}–${number(high.level, 6)}`
      }
      case 'points':
        return t('criteria.scale.name.points', { full: number(scale.full, 6) })
      case 'yes-no':
        return t('criteria.scale.name.yesNo')
      case 'measure':
        return scale.unit || t('criteria.scale.kind.measure')
    }
  }

  /** The worst level still accepted, with the sign of its direction. */
  function thresholdName({ scale, threshold }: Criterion): string {
    if (threshold === null) return ''
    if (scale.kind === 'levels') {
      const level = scale.levels.find((l) => l.level === threshold)
      return `≥ ${level?.label || number(threshold, 6)}`
    }
    const sign = isFalling(scale) ? '≤' : '≥'
    const unit = scale.kind === 'measure' && scale.unit ? ` ${scale.unit}` : ''
    return `${sign} ${number(threshold, 6)}${unit}`
  }

  /** What is asked of a vendor; empty without a threshold. */
  function requirement(criterion: Criterion): string {
    if (criterion.threshold === null) return ''
    if (criterion.scale.kind === 'yes-no') return t('criteria.tag.must')
    return t('criteria.tag.level', { level: thresholdName(criterion) })
  }
  return { scaleName, requirement }
}

/** Lower is better. */
export function isFalling(scale: Scale): boolean {
  return scale.kind === 'measure' && scale.points.length > 1 && scale.points[0]!.value > scale.points.at(-1)!.value
}

/** The text that occurs most, from twice on; empty when none does. */
export function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most && most[1] > 1 ? most[0] : ''
}
