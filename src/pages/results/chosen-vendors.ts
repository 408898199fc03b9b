/** Which vendors a view shows is part of its address: `?v=v-aurora,v-yunqi`. */
import type { VendorId } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'

/** In the order of the ranking, unknown ones left out; the first `usual` of the ranking when none is named. */
export function chosenVendors(
  query: string | null,
  results: Results,
  limits: { readonly usual: number; readonly most: number },
): readonly VendorId[] {
  const order = results.ranking.map((standing) => standing.vendor)
  if (query === null) {
    const scored = results.ranking.filter((s) => s.score !== null && s.status !== 'out').map((s) => s.vendor)
    return (scored.length > 0 ? scored : order).slice(0, limits.usual)
  }
  const wanted = new Set(query.split(','))
  return order.filter((id) => wanted.has(id)).slice(0, limits.most)
}

export function withVendor(chosen: readonly VendorId[], vendor: VendorId, isChosen: boolean): readonly VendorId[] {
  const others = chosen.filter((id) => id !== vendor)
  return isChosen ? [...others, vendor] : others
}
