/** What a browser gives the storage room, in Node: a fresh database, local storage with a quota, and tabs. */
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import type { EvaluationId } from '@/domain/evaluation'
import { openIndexedShelf } from '@/storage/indexed-shelf'
import { createLibrary, type Library, type SaveStatus } from '@/storage/library'
import type { TextStore } from '@/storage/local-shelf'
import type { Shelf } from '@/storage/shelf'
import type { Tabs } from '@/storage/tabs'

export const prefix = 'evenhand:/app/:'

/** Every name that storage uses lies below this address. */
export function freshBrowser(): void {
  Object.assign(globalThis, { indexedDB: new IDBFactory(), location: { pathname: '/app/index.html' } })
}

export interface LimitedStore extends TextStore {
  readonly values: Map<string, string>
  /** UTF-16 units, keys included. */
  quota: number
}

export function aLocalStorage(quota = 5_242_880): LimitedStore {
  const values = new Map<string, string>()
  return {
    values,
    quota,
    get length() {
      return values.size
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      const others = [...values].reduce((sum, [k, v]) => sum + (k === key ? 0 : k.length + v.length), 0)
      if (others + key.length + value.length > this.quota) throw new DOMException('full', 'QuotaExceededError')
      values.set(key, value)
    },
    removeItem: (key) => void values.delete(key),
  }
}

/** Each tab hears what the others tell, never itself. */
export function aBrowserOfTabs(): () => Tabs {
  const tabs = new Set<Set<(id: EvaluationId) => void>>()
  return () => {
    const own = new Set<(id: EvaluationId) => void>()
    tabs.add(own)
    return {
      tell: (id) => tabs.forEach((tab) => tab !== own && tab.forEach((heard) => heard(id))),
      listen(heard) {
        own.add(heard)
        return () => own.delete(heard)
      },
    }
  }
}

export interface TabParts {
  readonly shelf?: Shelf
  readonly status?: SaveStatus
  readonly store?: TextStore
  readonly tabs?: Tabs
}

/** The library of one tab; several on one shelf or database are several tabs. */
export async function aLibrary(parts: TabParts = {}): Promise<Library> {
  const { shelf, status = { kind: 'saved' }, store = aLocalStorage(), tabs = aBrowserOfTabs()() } = parts
  return createLibrary(shelf ?? (await openIndexedShelf()), status, store, tabs)
}

/** A shelf whose next calls of one kind fail. */
export function failing(shelf: Shelf, method: keyof Shelf, times: number, errorName = 'QuotaExceededError'): Shelf {
  let left = times
  return {
    ...shelf,
    [method]: (...args: unknown[]) => {
      if (left > 0) {
        left -= 1
        return Promise.reject(new DOMException('refused', errorName))
      }
      return (shelf[method] as (...args: unknown[]) => Promise<unknown>)(...args)
    },
  }
}
