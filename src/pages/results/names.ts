/** Looking up what results only name by id. */
import { findNode } from '@/domain/criteria/tree'
import type { NodeId, Vendor, VendorId } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import type { ChartVendor } from '@/components/charts/chart-vendor'
import { shorten } from '@/components/ui/shorten'

export function vendorOf(results: Results, id: VendorId): Vendor {
  return results.document.vendors[results.vendors.indexOf(id)]!
}

/** As sentences have it. */
export function vendorName(results: Results, id: VendorId): string {
  return shorten(vendorOf(results, id).name)
}

export function chartVendor(results: Results, id: VendorId): ChartVendor {
  const { name, color } = vendorOf(results, id)
  return { id, name, color }
}

/** As sentences have it; empty for the root, which has no name of its own. */
export function nodeName(results: Results, id: NodeId): string {
  const { criteria } = results.document
  return id === criteria.id ? '' : shorten(findNode(criteria, id)?.name ?? '')
}
