/** All evaluations of this browser: the list on the first page, and making, copying, removing them. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Entry } from '@/domain/edits/timeline'
import {
  blankChapters,
  defaultRules,
  isSessionId,
  plainEvaluator,
  type CriteriaGroup,
  type Evaluation,
  type EvaluationId,
} from '@/domain/evaluation'
import type { Locale } from '@/i18n'
import type { CriteriaPack } from '@/io/criteria-pack'
import { openLibrary, type CatalogEntry, type Library, type SaveStatus } from '@/storage/library'
import { summarise } from '@/storage/summarise'
import { newId, now } from './session'

/** Why the browser did not store something. */
export { refusalOf } from '@/storage/save-status'

let opening: Promise<Library> | null = null

/** The one library of this tab. */
export function openedLibrary(): Promise<Library> {
  opening ??= openLibrary().catch((error: unknown) => {
    // Else one failure would stand for all later tries.
    opening = null
    throw error
  })
  return opening
}

/** The packs to start from; loaded when somebody is about to choose. */
export async function criteriaPacks(): Promise<readonly CriteriaPack[]> {
  const { packCatalog } = await import('@/io/packs')
  return packCatalog()
}

export const useLibrary = defineStore('library', () => {
  const entries = shallowRef<readonly CatalogEntry[] | null>(null)
  /** What a save comes to in this browser at best; null until that is known. */
  const status = shallowRef<SaveStatus | null>(null)
  const byLastChange = computed(() =>
    (entries.value ?? []).filter((e) => e.deletedAt === null).toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
  )
  const evaluations = computed(() => byLastChange.value.filter((e) => !e.isSample && !isSessionId(e.id)))
  /** Scorecards to fill in: what invitations have become. */
  const scorecards = computed(() => byLastChange.value.filter((e) => isSessionId(e.id)))
  const samples = computed(() => byLastChange.value.filter((e) => e.isSample))

  async function refresh(): Promise<void> {
    const library = await openedLibrary()
    status.value = library.status
    entries.value = await library.catalog()
  }

  /** Keeps the list in step with other tabs until the returned function is called. */
  async function follow(): Promise<() => void> {
    const library = await openedLibrary()
    const stop = library.onChange(() => void refresh())
    await refresh()
    return stop
  }

  /** @param trail its history, when it comes from a backup */
  async function add(document: Evaluation, trail: readonly Entry[] = []): Promise<EvaluationId> {
    const library = await openedLibrary()
    await library.create(document, summarise(document), trail)
    await refresh()
    return document.id
  }

  /** @param pack the criteria to start from; null for a blank start */
  async function create(
    title: string,
    pack: CriteriaPack | null,
    locale: Locale,
    evaluatorName: string,
  ): Promise<EvaluationId> {
    const rootId = newId('group')
    const blank: CriteriaGroup = {
      kind: 'group',
      id: rootId,
      name: '',
      description: '',
      weight: 1,
      threshold: null,
      children: [],
    }
    const criteria = pack ? (await import('@/io/packs')).instantiatePack(pack, locale, rootId) : blank
    return add({
      id: newId('evaluation'),
      title,
      description: '',
      createdAt: now(),
      isSample: false,
      criteria,
      vendors: [],
      evaluators: [{ ...plainEvaluator, id: newId('evaluator'), name: evaluatorName }],
      ratings: {},
      rules: defaultRules,
      ...blankChapters,
    })
  }

  /** The sample in this language, made when it is not there yet; it never mixes with what people enter themselves. */
  async function openSample(locale: Locale): Promise<EvaluationId> {
    const id = `e-sample-${locale}` as EvaluationId
    await refresh()
    const known = entries.value?.find((e) => e.id === id)
    if (known?.deletedAt) await (await openedLibrary()).restore(id)
    if (known) return id
    const { loadSample } = await import('@/io/packs')
    return add(await loadSample(locale, { id, now: now() }))
  }

  /** @returns the copy, or null when the original cannot be read */
  async function duplicate(id: EvaluationId, rename: (title: string) => string): Promise<Evaluation | null> {
    const opened = await (await openedLibrary()).read(id)
    if (!opened) return null
    const copy: Evaluation = {
      ...opened,
      id: newId('evaluation'),
      title: rename(opened.title),
      createdAt: now(),
      isSample: false,
    }
    await add(copy)
    return copy
  }

  async function remove(id: EvaluationId): Promise<void> {
    await (await openedLibrary()).remove(id)
    await refresh()
  }

  async function bringBack(id: EvaluationId): Promise<void> {
    await (await openedLibrary()).restore(id)
    await refresh()
  }

  return {
    entries,
    status,
    evaluations,
    scorecards,
    samples,
    refresh,
    follow,
    add,
    create,
    openSample,
    duplicate,
    remove,
    bringBack,
  }
})
