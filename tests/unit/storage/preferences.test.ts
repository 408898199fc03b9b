import { beforeEach, describe, expect, it } from 'vitest'
import { readPreferences, writePreferences } from '@/storage/preferences'
import { aLocalStorage, freshBrowser, prefix, type LimitedStore } from '../../support/browser-storage'

let store: LimitedStore
beforeEach(() => {
  freshBrowser()
  store = aLocalStorage()
  Object.assign(globalThis, { localStorage: store })
})

describe('preferences', () => {
  it('come back, each change beside the others', () => {
    writePreferences({ locale: 'zh-CN' })
    writePreferences({ theme: 'dark', views: { scores: { isTransposed: true } } })
    expect(readPreferences()).toEqual({ locale: 'zh-CN', theme: 'dark', views: { scores: { isTransposed: true } } })
  })

  it('lie where the script before the first paint looks for them', () => {
    writePreferences({ theme: 'dark' })
    expect(store.getItem(`${prefix}preferences`)).toBe('{"theme":"dark"}')
  })

  it.each(['', '{', 'null', '7', '"dark"', '[]', '{"theme":"pink","locale":4,"views":null}'])(
    'are none when this lies there: %s',
    (text) => {
      store.values.set(`${prefix}preferences`, text)
      expect(readPreferences()).toEqual({})
    },
  )

  it('are forgotten, not an error, where storage is full or blocked', () => {
    store.quota = 0
    expect(() => writePreferences({ theme: 'dark' })).not.toThrow()
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
    expect(readPreferences()).toEqual({})
    expect(() => writePreferences({ theme: 'dark' })).not.toThrow()
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, writable: true, value: store })
  })
})
