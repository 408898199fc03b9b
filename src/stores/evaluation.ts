/**
 * The open evaluation: a shallow reference to an immutable document, one's own undo history, and the results derived
 * from it. Edits show at once and are saved behind; "saved" is what the library says, nothing else.
 */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Edit } from '@/domain/edits/edit'
import { canTakeBack } from '@/domain/edits/commands/lock-edits'
import { startTimeline, undoReach, type Action, type Entry, type Timeline } from '@/domain/edits/timeline'
import type { Evaluation, EvaluationId, EvaluatorId } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'
import type { Results } from '@/domain/ranking/results'
import type { Problem } from '@/domain/result'
import type { Library, SaveStatus, Snapshot, SnapshotReason } from '@/storage/library'
import { isSound } from '@/storage/sound'
import { summarise } from '@/storage/summarise'
import { openedLibrary } from './library'
import { createSaver, type Prepared, type Saver } from './saver'
import { newEntryId, now, session } from './session'

interface OwnEdit {
  readonly entry: string
  readonly edit: Edit
  /** Length of the timeline when it was made. */
  readonly at: number
}

/** `unreachable`: not here, but the database in which it may lie cannot be opened. */
export type OpeningOutcome = 'open' | 'missing' | 'unreachable' | 'newer' | 'damaged'

export const useEvaluation = defineStore('evaluation', () => {
  const timeline = shallowRef<Timeline | null>(null)
  const saveStatus = shallowRef<SaveStatus>({ kind: 'saved' })
  /** What had to be left out to open the document. */
  const salvage = shallowRef<readonly Problem[]>([])
  /** The text of an evaluation that cannot be opened, or only be looked at, for downloading it unchanged. */
  const unchanged = ref<string | null>(null)
  const chosenEvaluator = ref<EvaluatorId | null>(null)
  const made = shallowRef<readonly OwnEdit[]>([])
  const takenBack = shallowRef<readonly OwnEdit[]>([])
  /** One's own edits that undo and redo can reach as things stand. */
  const done = computed(() => withinReach(made.value).filter(isOpen))
  const undone = computed(() => withinReach(takenBack.value).filter(isOpen))
  let saver: Saver | null = null
  const leftBehind = new Map<EvaluationId, Saver>()
  let stopListening: () => void = () => undefined
  let wanted: EvaluationId | null = null

  const document = computed(() => timeline.value?.document ?? null)
  let before: Results | undefined
  const results = computed(() => (document.value ? (before = evaluate(document.value, before)) : null))
  /** Whose marks are being given. */
  const evaluator = computed(
    () =>
      document.value?.evaluators.find((e) => e.id === chosenEvaluator.value) ?? document.value?.evaluators[0] ?? null,
  )

  async function open(id: EvaluationId): Promise<OpeningOutcome> {
    if (document.value?.id === id) return 'open'
    close()
    wanted = id
    const library = await openedLibrary()
    const left = leftBehind.get(id)
    await left?.sync()
    const outcome = await library.open(id)
    // The reader has gone on to another evaluation meanwhile.
    if (wanted !== id) return 'missing'
    unchanged.value = 'text' in outcome ? outcome.text : null
    if (outcome.kind === 'missing' && library.status.kind !== 'saved') return 'unreachable'
    if (outcome.kind === 'newer') return lookAtNewer(outcome.text)
    if (outcome.kind !== 'open') return outcome.kind
    const own = createSaver({
      library,
      id,
      revision: outcome.revision,
      timeline: outcome.timeline,
      // It may still be saving when the reader has gone on to another evaluation.
      onTimeline: (next) => {
        if (saver === own) timeline.value = next
      },
      onStatus: (status) => {
        if (saver === own) saveStatus.value = status
      },
      onSaved: copyWhenIdle,
      summary: (shown) => summarise(shown, results.value?.document === shown ? results.value : undefined),
    })
    saver = own
    stopListening = library.onChange((changed) => {
      if (changed === id) void own.sync()
    })
    timeline.value = outcome.timeline
    salvage.value = outcome.problems
    saveStatus.value = library.status
    const late = [...library.waiting(id), ...(left?.pending() ?? [])]
    if (late.length > 0) await takeAlong(late, own, library)
    await library.takeSnapshot(outcome.timeline.document, outcome.revision, 'opened').catch(() => undefined)
    return 'open'
  }

  async function lookAtNewer(text: string): Promise<OpeningOutcome> {
    const asked = wanted
    const { readEvaluationJson } = await import('@/io/read-documents')
    const read = readEvaluationJson(text)
    if (wanted !== asked) return 'missing'
    return read.kind === 'newer' && read.document && lookAt({ ...read.document, id: asked! }, text) ? 'open' : 'newer'
  }

  /**
   * Opens what a newer app has made, as far as it can be read: to be looked at, never changed or saved.
   * @param text it was read from
   * @returns false when pages could not show it
   */
  function lookAt(shown: Evaluation, text: string): boolean {
    if (!isSound(shown)) return false
    close()
    wanted = shown.id
    timeline.value = startTimeline(shown)
    salvage.value = []
    saveStatus.value = { kind: 'read-only' }
    unchanged.value = text
    return true
  }

  /** What could not be saved when the reader went elsewhere, perhaps to make room, or closed the page. */
  async function takeAlong(late: readonly Entry[], own: Saver, library: Library): Promise<void> {
    const trail = await library.trail(own.id).catch(() => null)
    // It cannot be told which are saved, or the reader has left again meanwhile: they stay for the next time.
    if (!trail || saver !== own) return
    leftBehind.delete(own.id)
    beyond(trail, late).forEach((entry) => own.add(entry))
    // Those that the journal took while the page that sent them was closing are shown, too.
    await own.sync()
    if (!own.hasPending()) library.settle(own.id, late)
  }

  function close(): void {
    wanted = null
    stopListening()
    if (saver?.hasPending()) leftBehind.set(saver.id, saver)
    saver = null
    unchanged.value = null
    timeline.value = null
    before = undefined
    made.value = []
    takenBack.value = []
    chosenEvaluator.value = null
  }

  function record(action: Action, prepared?: Prepared): string {
    const entry = { id: newEntryId(), at: now(), session, action }
    saver?.add(entry, prepared)
    return entry.id
  }

  /** The one way to change the document. */
  function commit(edit: Edit, prepared?: Prepared): void {
    if (saveStatus.value.kind === 'read-only') return
    const at = timeline.value!.length
    made.value = [...withinReach(made.value), { entry: record({ kind: 'edit', edit }, prepared), edit, at }]
    takenBack.value = []
  }

  /** Takes back one's own last edit, whatever others have done since. */
  function undo(): void {
    const last = done.value.at(-1)
    if (!last) return
    made.value = made.value.filter((e) => e !== last)
    takenBack.value = [...takenBack.value, last]
    record({ kind: 'undo', entry: last.entry })
  }

  function redo(): void {
    const last = undone.value.at(-1)
    if (!last) return
    takenBack.value = takenBack.value.filter((e) => e !== last)
    made.value = [...made.value, last]
    record({ kind: 'redo', entry: last.entry })
  }

  function withinReach(edits: readonly OwnEdit[]): readonly OwnEdit[] {
    return edits.filter((e) => timeline.value && timeline.value.length - e.at < undoReach)
  }
  function isOpen({ edit }: OwnEdit): boolean {
    return document.value !== null && canTakeBack(document.value, edit)
  }

  /**
   * The page may be about to go: what is on its way waits where the next opening finds it.
   * @returns whether nothing would be lost, of evaluations that are no longer shown either
   */
  function setAside(): boolean {
    const areSafe = [saver, ...leftBehind.values()].map((one) => one?.setAside() ?? true)
    return saveStatus.value.kind !== 'failed' && areSafe.every(Boolean)
  }

  /** Tries again to save what could not be saved. */
  async function retry(): Promise<void> {
    await saver?.sync()
  }

  /** What the journal holds, as far as it can be read now, and what is still on its way there. */
  async function trail(): Promise<readonly Entry[]> {
    const library = await openedLibrary()
    const kept = await library.trail(document.value!.id).catch(() => [])
    return [...kept, ...beyond(kept, saver?.pending() ?? [])]
  }

  async function snapshots(): Promise<readonly Snapshot[]> {
    return (await openedLibrary()).snapshots(document.value!.id)
  }

  async function takeSnapshot(reason: SnapshotReason): Promise<void> {
    if (!saver) return
    await saver.sync()
    await (await openedLibrary()).takeSnapshot(document.value!, saver.revision(), reason)
  }

  async function loadSnapshot(snapshot: Snapshot): Promise<Evaluation | null> {
    return (await openedLibrary()).loadSnapshot(document.value!.id, snapshot)
  }

  return {
    ...{ timeline, document, results, evaluator, chosenEvaluator, saveStatus, salvage, unchanged, done, undone },
    ...{ open, lookAt, close, commit, undo, redo, retry, trail, snapshots, takeSnapshot, loadSnapshot },
    hasPending: () => saver?.hasPending() ?? false,
    setAside,
    revision: () => saver?.revision() ?? 0,
  }
})

/** Those that are not among the kept ones, each once. */
function beyond(kept: readonly Entry[], entries: readonly Entry[]): readonly Entry[] {
  const ids = new Set(kept.map((entry) => entry.id))
  return entries.filter(({ id }) => !ids.has(id) && ids.add(id))
}

let copying: ReturnType<typeof setTimeout> | undefined

/** The second leg follows once the hands rest. */
function copyWhenIdle(revision: number, document: Evaluation): void {
  clearTimeout(copying)
  copying = setTimeout(() => {
    void openedLibrary().then((library) => library.keepCopy(document.id, revision, document, summarise(document)))
  }, 800)
}
