import type { VendorId } from '@/domain/evaluation'

/** What a chart needs to know of a vendor. */
export interface ChartVendor {
  readonly id: VendorId
  readonly name: string
  /** Index into the vendor palette. */
  readonly color: number
}
