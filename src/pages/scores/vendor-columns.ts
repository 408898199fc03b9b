import type { Vendor } from '@/domain/evaluation'

/** In the document's order, those that are out behind the others or not at all. */
export function vendorColumns(vendors: readonly Vendor[], hasOut: boolean): readonly Vendor[] {
  if (vendors.every((v) => v.status !== 'out')) return vendors
  const inRace = vendors.filter((v) => v.status !== 'out')
  return hasOut ? [...inRace, ...vendors.filter((v) => v.status === 'out')] : inRace
}
