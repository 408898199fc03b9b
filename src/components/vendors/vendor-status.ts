import type { VendorStatus } from '@/domain/evaluation'

export const statuses: readonly VendorStatus[] = ['longlist', 'shortlist', 'out']
