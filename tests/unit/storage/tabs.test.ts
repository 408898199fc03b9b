import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EvaluationId } from '@/domain/evaluation'
import { openTabs } from '@/storage/tabs'
import { aLocalStorage, freshBrowser, prefix } from '../../support/browser-storage'

const id = 'e-a' as EvaluationId
beforeEach(freshBrowser)
afterEach(() => vi.unstubAllGlobals())

describe('word between tabs', () => {
  it('goes over a channel of the folder the app lies in', async () => {
    const [one, two] = [openTabs(), openTabs()]
    const own: string[] = []
    one.listen((heard) => own.push(heard))
    const heard = new Promise((resolve) => two.listen(resolve))
    one.tell(id)
    expect(await heard).toBe(id)
    expect(own).toEqual([])
  })

  describe('where there is no channel', () => {
    const listeners: ((event: object) => void)[] = []
    const store = aLocalStorage()
    beforeEach(() => {
      listeners.length = 0
      vi.stubGlobal('BroadcastChannel', undefined)
      vi.stubGlobal('localStorage', store)
      vi.stubGlobal('addEventListener', (_: string, listener: (event: object) => void) => listeners.push(listener))
    })

    it('goes through local storage', () => {
      openTabs().tell(id)
      expect(store.getItem(`${prefix}changes`)).toBe(id)
    })

    it('hears what another tab wrote there, and nothing else', () => {
      const heard: string[] = []
      const stop = openTabs().listen((changed) => heard.push(changed))
      const write = (key: string, newValue: string | null) => listeners.forEach((hear) => hear({ key, newValue }))
      write(`${prefix}changes`, null)
      write(`${prefix}changes`, id)
      write('another', id)
      expect(heard).toEqual([id])
      stop()
      write(`${prefix}changes`, id)
      expect(heard).toEqual([id])
    })

    it('is silent, not broken, where local storage is blocked', () => {
      store.quota = 0
      expect(() => openTabs().tell(id)).not.toThrow()
    })
  })
})
