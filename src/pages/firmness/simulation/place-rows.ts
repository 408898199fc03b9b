/** Vendors in the order in which they do best: by first places, then by mean place. */
import type { VendorId } from '@/domain/evaluation'
import type { Simulated } from '@/stores/firmness'

export interface VendorPlaces {
  readonly vendor: VendorId
  /** Position among those that take part. */
  readonly position: number
  /** 0..1, first place first. */
  readonly shares: readonly number[]
  /** From 1. */
  readonly mean: number
}

export function placeRows({ vendors, measures }: Pick<Simulated, 'vendors' | 'measures'>): VendorPlaces[] {
  const n = vendors.length
  return vendors
    .map((vendor, position): VendorPlaces => {
      const shares = [...measures.acceptability.subarray(position * n, position * n + n)]
      return { vendor, position, shares, mean: shares.reduce((sum, share, r) => sum + share * (r + 1), 0) }
    })
    .sort((a, b) => b.shares[0]! - a.shares[0]! || a.mean - b.mean || a.position - b.position)
}
