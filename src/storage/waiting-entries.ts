/**
 * Entries that the journal could not take (disk full, database refused), kept in local storage until it can: one value
 * for each tab, so that no tab overwrites another's.
 */
import type { Entry } from '@/domain/edits/timeline'
import type { EvaluationId } from '@/domain/evaluation'
import { checksum } from './checksum'
import { keysOf, type TextStore } from './local-shelf'

export interface WaitingEntries {
  /** @returns whether there was room */
  readonly keep: (id: EvaluationId, entries: readonly Entry[]) => boolean
  /** These are in the journal now; a tab that has kept more since then keeps them all. */
  readonly settle: (id: EvaluationId, entries: readonly Entry[]) => void
  /** Of all tabs, those that were closed since included. */
  readonly of: (id: EvaluationId) => readonly Entry[]
}

export function openWaitingEntries(store: TextStore, prefix: string): WaitingEntries {
  const start = (id: EvaluationId) => `${prefix}waiting:${id}:`

  function read(key: string): readonly Entry[] {
    try {
      const { sum, text } = JSON.parse(store.getItem(key)!) as { sum: string; text: string }
      return checksum(text) === sum ? (JSON.parse(text) as Entry[]) : []
    } catch {
      return []
    }
  }

  return {
    keep(id, entries) {
      const session = entries[0]?.session
      if (session === undefined) return false
      const text = JSON.stringify(entries)
      try {
        store.setItem(start(id) + session, JSON.stringify({ sum: checksum(text), text }))
        return true
      } catch {
        return false
      }
    },
    settle(id, entries) {
      const saved = new Set(entries.map((entry) => entry.id))
      try {
        for (const session of new Set(entries.map((entry) => entry.session))) {
          const key = start(id) + session
          if (store.getItem(key) !== null && read(key).every((entry) => saved.has(entry.id))) store.removeItem(key)
        }
      } catch {
        // Local storage refuses: what the journal holds is saved none the less.
      }
    },
    of: (id) =>
      keysOf(store)
        .filter((key) => key.startsWith(start(id)))
        .flatMap(read),
  }
}
