/** B dominates A: on every criterion B's value is at least A's and somewhere it is better, so no weights put A ahead. */
import type { VendorId } from '../evaluation'
import { settle } from '../sum'
import type { Race, Runner } from './race'

export interface Dominated {
  readonly vendor: VendorId
  /** Every vendor that beats it, in document order. */
  readonly by: readonly VendorId[]
}

/** Only among vendors that are rated on the same criteria: where one has a gap, the weights go elsewhere for it alone. */
export function dominatedVendors({ runners }: Race): Dominated[] {
  return runners.flatMap((runner) => {
    const by = runners.filter((other) => other !== runner && dominates(other, runner)).map((other) => other.vendor)
    return by.length > 0 ? [{ vendor: runner.vendor, by }] : []
  })
}

function dominates(b: Runner, a: Runner): boolean {
  let isBetter = false
  for (let j = 0; j < a.values.length; j++) {
    if (a.counts[j] !== b.counts[j]) return false
    const difference = settle(b.values[j]! - a.values[j]!)
    if (difference < 0) return false
    if (difference > 0) isBetter = true
  }
  return isBetter
}
