/**
 * Word to the other tabs that an evaluation has changed. Where BroadcastChannel is missing, a value in local storage
 * carries it: a write there is an event in every other tab.
 */
import type { EvaluationId } from '@/domain/evaluation'
import { appKey } from './app-key'

export interface Tabs {
  readonly tell: (id: EvaluationId) => void
  /** @returns a function that stops listening */
  readonly listen: (heard: (id: EvaluationId) => void) => () => void
}

export function openTabs(): Tabs {
  const listeners = new Set<(id: EvaluationId) => void>()
  const spread = (id: EvaluationId) => listeners.forEach((heard) => heard(id))
  const key = appKey('changes')
  return {
    tell: openChannel(key, spread) ?? openStorageEvents(key, spread),
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
  }
}

type Spread = (id: EvaluationId) => void

function openChannel(key: string, spread: Spread): Tabs['tell'] | null {
  try {
    const channel = new BroadcastChannel(key)
    channel.onmessage = (event: MessageEvent<EvaluationId>) => spread(event.data)
    return (id) => channel.postMessage(id)
  } catch {
    return null
  }
}

function openStorageEvents(key: string, spread: Spread): Tabs['tell'] {
  addEventListener('storage', (event) => {
    if (event.key === key && event.newValue !== null) spread(event.newValue as EvaluationId)
  })
  return (id) => {
    try {
      // Taken away first: the same value again would be no event.
      localStorage.removeItem(key)
      localStorage.setItem(key, id)
    } catch {
      // The other tabs notice at their next save.
    }
  }
}
