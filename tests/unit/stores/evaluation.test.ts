import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useEvaluation } from '@/stores/evaluation'
import { useLibrary } from '@/stores/library'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { aLocalStorage, freshBrowser } from '../../support/browser-storage'

const document = aSmallEvaluation()
const rename = (title: string) => ({ name: 'renameEvaluation', args: { title } }) as const

beforeEach(() => {
  freshBrowser()
  setActivePinia(createPinia())
})
afterEach(() => vi.restoreAllMocks())

const fillDatabase = () =>
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })

describe('an evaluation that could not be saved when the reader left it', () => {
  it('shows what was entered when it is opened again, and saves it once there is room', async () => {
    // Local storage has no room either.
    Object.assign(globalThis, { localStorage: aLocalStorage(0) })
    const evaluation = useEvaluation()
    await useLibrary().add(document)
    expect(await evaluation.open(document.id)).toBe('open')
    const full = fillDatabase()
    evaluation.commit(rename('entered'))
    await evaluation.retry()
    expect(evaluation.saveStatus).toEqual({ kind: 'failed', reason: 'full' })
    evaluation.close()

    await evaluation.open(document.id)
    expect(evaluation.document!.title).toBe('entered')
    await evaluation.retry()
    expect(evaluation.saveStatus).toEqual({ kind: 'failed', reason: 'full' })
    evaluation.close()

    full.mockRestore()
    await evaluation.open(document.id)
    expect(evaluation.document!.title).toBe('entered')
    await evaluation.retry()
    expect(evaluation.saveStatus).toEqual({ kind: 'saved' })
    expect(evaluation.hasPending()).toBe(false)
    expect(await evaluation.trail()).toHaveLength(1)
  })
})
