import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { planImport } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import type { Pace } from '@/io/steps'
import { useAccepting } from '@/pages/import/accepting'
import { useReading } from '@/pages/import/reading'
import { useEvaluation } from '@/stores/evaluation'
import { aSmallEvaluation } from '../../../support/a-small-evaluation'
import { importOptions, tableOfText } from '../../../support/import-options'

vi.mock('vue-i18n', async (original) => ({ ...(await original()), useI18n: () => ({ t: (key: string) => key }) }))
vi.mock('vue-router', async (original) => ({ ...(await original()), useRouter: () => ({ push: () => undefined }) }))
vi.mock('@/stores/preferences', () => ({ usePreferences: () => ({ locale: 'en' }) }))
vi.mock('@/pages/undo-notice', () => ({ useUndoNotice: () => () => undefined }))

let isCancelled = true
/** Pressed at the first sign of the bar. */
vi.mock('@/stores/busy', () => ({
  useBusy: () => ({
    async run<Value>(_: string, task: (pace: Pace) => Promise<Value>): Promise<Value | undefined> {
      const controller = new AbortController()
      const onProgress = () => isCancelled && controller.abort()
      try {
        return await task({ signal: controller.signal, onProgress, blockMs: 0 })
      } catch (error) {
        if (controller.signal.aborted) return undefined
        throw error
      }
    },
  }),
}))

const small = aSmallEvaluation()
const rows = Array.from({ length: 20_000 }, (_, i) => `E${i % 40},V${i % 50},c-funnel,${1 + (i % 5)}`)
const text = `evaluator,vendor,criterion,level\n${rows.join('\n')}\n`

beforeEach(() => {
  isCancelled = true
  setActivePinia(createPinia())
})

describe('cancelling the reading of a file', () => {
  it('leaves everything as it was before', async () => {
    const reading = useReading(ref(small))
    const file = new File([text], 'big.csv')
    expect(await reading.takeFile(file)).toBe(false)
    for (const state of ['source', 'content', 'mapping', 'refusal', 'retry'] as const)
      expect(reading[state].value, state).toBeNull()
    isCancelled = false
    expect(await reading.takeFile(file)).toBe(true)
    expect(reading.content.value).toMatchObject({ kind: 'table' })
  })
})

describe('cancelling an import that is being accepted', () => {
  function anOpenEvaluation() {
    const evaluation = useEvaluation()
    const takeSnapshot = vi.fn(async () => undefined)
    const commit = vi.fn()
    Object.assign(evaluation, {
      takeSnapshot,
      commit,
      timeline: { document: small, length: 0, steps: [], base: small },
    })
    return { evaluation, takeSnapshot, commit }
  }
  const table = tableOfText(text)
  const { edit } = planImport(table, recogniseTable(table, small), small, importOptions({}))

  it('writes nothing', async () => {
    const { evaluation, takeSnapshot, commit } = anOpenEvaluation()
    expect(await useAccepting().intoOpen(edit!, 'done')).toBe(false)
    expect(takeSnapshot).not.toHaveBeenCalled()
    expect(commit).not.toHaveBeenCalled()
    expect(evaluation.document).toBe(small)
  })

  it('is not forced on anyone: without it the document is ready when it is committed', async () => {
    isCancelled = false
    const { commit } = anOpenEvaluation()
    expect(await useAccepting().intoOpen(edit!, 'done')).toBe(true)
    const [[given, prepared]] = commit.mock.calls as [[unknown, { before: unknown; after: typeof small }]]
    expect([given, prepared.before]).toEqual([edit, small])
    expect(prepared.after.evaluators).toHaveLength(small.evaluators.length + 40)
  })
})
