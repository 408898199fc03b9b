/** What the committee agreed on in a cell, as text; empty where nothing was. */
import { levelText } from '@/components/grid/cell-text'
import { useCellWords } from '@/components/grid/use-cell-words'
import type { Criterion, Evaluation, VendorId } from '@/domain/evaluation'

export function useConsensusText() {
  const words = useCellWords()
  return {
    levelOfConsensus({ consensus }: Evaluation, { id, scale }: Criterion, vendor: VendorId): string {
      const agreed = consensus[id]?.[vendor]
      return agreed ? levelText(scale, agreed.level, words.value) : ''
    },
  }
}
