import { openDB } from 'idb'
import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EvaluationId } from '@/domain/evaluation'
import { readEvaluationJson } from '@/io/evaluation-json'
import { schemaVersion } from '@/io/schema-version'
import { useEvaluation } from '@/stores/evaluation'
import { useLibrary } from '@/stores/library'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { freshBrowser, prefix } from '../../support/browser-storage'

const document = aSmallEvaluation()
const rename = (title: string) => ({ name: 'renameEvaluation', args: { title } }) as const

// The library of a tab is opened once.
beforeAll(freshBrowser)
beforeEach(() => void setActivePinia(createPinia()))

describe('an evaluation that a newer app has made', () => {
  const text = '{"of":"the newer app"}'

  it('is looked at: no edit changes it, and nothing of it is saved', async () => {
    const evaluation = useEvaluation()
    expect(evaluation.lookAt(document, text)).toBe(true)
    expect(await evaluation.open(document.id)).toBe('open')
    evaluation.commit(rename('changed'))
    evaluation.undo()
    await evaluation.takeSnapshot('by-hand')
    await evaluation.retry()
    expect(evaluation.document).toBe(document)
    expect(evaluation.saveStatus).toEqual({ kind: 'read-only' })
    expect(evaluation.unchanged).toBe(text)
    expect(evaluation.setAside()).toBe(true)
    expect(await evaluation.snapshots()).toEqual([])
    const library = useLibrary()
    await library.refresh()
    expect(library.entries!.filter((entry) => entry.id === document.id)).toEqual([])
  })

  it('makes way for one that can be changed', async () => {
    const evaluation = useEvaluation()
    await useLibrary().add({ ...document, id: 'e-own' as EvaluationId })
    evaluation.lookAt(document, text)
    expect(await evaluation.open('e-own' as EvaluationId)).toBe('open')
    evaluation.commit(rename('changed'))
    await evaluation.retry()
    expect(evaluation.saveStatus).toEqual({ kind: 'saved' })
    expect(evaluation.unchanged).toBeNull()
  })

  it('is opened to be looked at where it lies in the browser, and left as it lies', async () => {
    await useLibrary().add(document)
    const database = await openDB(`${prefix}evaluations`)
    const kept = await database.get('checkpoints', document.id)
    const newer = { ...kept, document: { ...kept.document, schemaVersion: schemaVersion + 1 } }
    await database.put('checkpoints', newer, document.id)
    const evaluation = useEvaluation()
    expect(await evaluation.open(document.id)).toBe('open')
    evaluation.commit(rename('changed'))
    expect(evaluation.document).toMatchObject({ title: document.title, id: document.id })
    expect(readEvaluationJson(evaluation.unchanged!)).toMatchObject({ kind: 'newer', version: schemaVersion + 1 })
    expect(await database.get('checkpoints', document.id)).toEqual(newer)
    database.close()
  })

  it('is refused when no page could show it', () => {
    expect(useEvaluation().lookAt({ ...document, vendors: [null] } as never, text)).toBe(false)
  })
})
