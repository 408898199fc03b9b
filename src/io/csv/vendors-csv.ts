/** One row a vendor. A vendor that is out carries its reason in `status`: `out: too small`. */
import type { Evaluation, Vendor } from '@/domain/evaluation'
import type { CsvRow } from './format-csv'

export function vendorsRows({ vendors }: Evaluation): CsvRow[] {
  return [
    ['id', 'name', 'website', 'contact', 'status', 'note'],
    ...vendors.map((vendor): CsvRow => {
      const { id, name, website, contact, note } = vendor
      return [id, name, website, contact, vendorStatusText(vendor), note]
    }),
  ]
}

function vendorStatusText({ status, outReason }: Vendor): string {
  return status === 'out' && outReason !== '' ? `out: ${outReason}` : status
}
