/** Shares and their errors as they stand on the page: never rounded up to certain, nor down to impossible. */
import { useFormats } from '@/i18n/formats'
import { standardError } from '@/domain/robustness/simulation/measures'

export function useShares() {
  const { fixed } = useFormats()
  const decimals = 1
  const least = 10 ** -decimals

  /** In percent, without the sign, for columns. */
  function points(share: number): string {
    const percent = share * 100
    if (share > 0 && percent < least) return `<${fixed(least, decimals)}`
    if (share < 1 && percent > 100 - least) return `>${fixed(100 - least, decimals)}`
    return fixed(percent, decimals)
  }
  /** Standard error in percentage points. */
  function error(share: number, samples: number): string {
    const percent = standardError(share, samples) * 100
    return fixed(percent, percent > 0 && percent < 0.05 ? 2 : decimals)
  }
  return { points, error, percent: (share: number) => `${points(share)}%` }
}
