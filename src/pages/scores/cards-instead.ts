/** On a small screen one vendor at a time is the way to score, unless the matrix is asked for. */
import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'

const smallScreen = '(max-width: 40rem)'

/** A guard of the matrix's route. A cell that the address names is a card there. */
export function cardsInstead({ params: { id }, query }: RouteLocationNormalized): true | RouteLocationRaw {
  if (query.view === 'matrix' || !matchMedia(smallScreen).matches) return true
  const { vendor = '', criterion } = query as Record<string, string | undefined>
  return { name: 'cards', params: { id: id as string, vendor }, query: { ...(criterion && { criterion }) } }
}
