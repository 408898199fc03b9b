/**
 * How often each vendor comes out on which place: the simulation of the open evaluation, in threads of its own. It runs
 * while somebody follows it, answers anew after every edit, and the newest question wins.
 */
import { defineStore } from 'pinia'
import { computed, effectScope, ref, shallowRef, watch } from 'vue'
import type { CriterionId, VendorId } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import { byCell } from '@/domain/robustness/by-cell'
import { enter, type ContestOptions, type Entry } from '@/domain/robustness/simulation/build-contest'
import { measuresOf, type Measures } from '@/domain/robustness/simulation/measures'
import { weightClasses, weightTree, type WeightSpace } from '@/domain/robustness/simulation/weight-space'
import { readPreferences, writePreferences } from '@/storage/preferences'
import { openSimulationThread, threadCount } from '@/workers/open-simulation-thread'
import { simulationClient, type Progress, type SimulationClient } from '@/workers/simulation-client'
import { afterPaint } from './after-paint'
import { useEvaluation } from './evaluation'

export const weightKinds = ['criteria', 'tree', 'near', 'order'] as const
export const sampleCounts = [10_000, 100_000, 1_000_000] as const
/** The largest seed. */
export const lastSeed = 2 ** 32 - 1

export interface SimulationOptions extends ContestOptions {
  readonly weights: (typeof weightKinds)[number]
  /** ± % of the present weights, for `near`; 0 … 100. */
  readonly percent: number
  readonly seed: number
  readonly samples: number
}

export interface Simulated {
  /** What was asked about. */
  readonly results: Results
  readonly options: SimulationOptions
  readonly vendors: readonly VendorId[]
  readonly criteria: readonly CriterionId[]
  /** Whether any rating varies from sample to sample. */
  readonly hasDraws: boolean
  readonly measures: Measures
  /** Of each vendor, 0..1; null: never first; undefined: not yet known. */
  readonly confidence: Progress['confidence']
  readonly isDone: boolean
  readonly engine: Progress['engine']
  /** ms of computing. */
  readonly time: number
}

/** Between two pictures of a running simulation. ms */
const pause = 120
/** Enough for a sentence: the standard error is at most 0.16 percentage points. */
const fewSamples = sampleCounts[1]

export const useFirmness = defineStore('firmness', () => {
  const evaluation = useEvaluation()
  const options = shallowRef<SimulationOptions>(salvaged(readPreferences().views?.firmness))
  const simulated = shallowRef<Simulated | null>(null)
  const state = ref<'idle' | 'running' | 'done' | 'cancelled' | 'empty' | 'failed'>('idle')
  let client: SimulationClient | null = null
  const followers = shallowRef<readonly Following[]>([])
  let unwatch: () => void = () => undefined
  let before: Results | undefined
  /** What firmness is asked about: the open evaluation, pooled by cell. */
  const results = computed(() => {
    before = evaluation.results ? byCell(evaluation.results, before) : undefined
    return before ?? null
  })
  const samples = computed(() =>
    followers.value.some(({ isWhole }) => isWhole)
      ? options.value.samples
      : Math.min(fewSamples, options.value.samples),
  )
  let picture: ReturnType<typeof setTimeout> | undefined

  function change(changes: Partial<SimulationOptions>): void {
    options.value = { ...options.value, ...changes }
    writePreferences({ views: { ...readPreferences().views, firmness: options.value } })
  }

  /** Asks about the evaluation as it is now. */
  function run(): void {
    clearTimeout(picture)
    const entry = results.value && enter(results.value, options.value)
    if (!results.value || !entry) {
      client?.cancel()
      simulated.value = null
      state.value = 'empty'
      return
    }
    const asked = { results: results.value, entry, options: options.value }
    client ??= simulationClient(openSimulationThread, threadCount(), () => (state.value = 'failed'))
    state.value = 'running'
    let latest: Progress | undefined
    let shown = -Infinity
    const show = () => {
      shown = performance.now()
      picture = undefined
      simulated.value = pictureOf(asked, latest!)
      if (latest!.isDone) state.value = 'done'
    }
    const { contest } = entry
    client.ask({ contest, space: spaceOf(asked), seed: options.value.seed }, samples.value, (progress) => {
      latest = progress
      const due = progress.isDone ? 0 : shown + pause - performance.now()
      if (due > 0) picture ??= setTimeout(show, due)
      else {
        clearTimeout(picture)
        show()
      }
    })
  }

  function cancel(): void {
    clearTimeout(picture)
    client?.cancel()
    state.value = 'cancelled'
  }

  /**
   * Runs now and after every change of document or options.
   * @param isWhole all the samples that are chosen are wanted, not only enough for a sentence
   * @returns for when it is no longer looked at
   */
  function follow(isWhole = false): () => void {
    const own = { isWhole }
    followers.value = [...followers.value, own]
    if (followers.value.length === 1) {
      // Not of the component that happens to follow first.
      const scope = effectScope(true)
      unwatch = () => scope.stop()
      scope.run(() => watch([results, options, samples], runSoon, { immediate: true }))
    }
    return () => {
      if (!followers.value.includes(own)) return
      followers.value = followers.value.filter((one) => one !== own)
      if (followers.value.length > 0) return
      unwatch()
      clearTimeout(picture)
      client?.close()
      client = null
      simulated.value = null
      state.value = 'idle'
    }
  }

  function runSoon(): void {
    if (state.value === 'done') state.value = 'running'
    afterPaint(() => followers.value.length > 0 && run())
  }

  return { results, options, simulated, state, change, run, cancel, follow }
})

interface Following {
  readonly isWhole: boolean
}

interface Asked {
  readonly results: Results
  readonly entry: Entry
  readonly options: SimulationOptions
}

function spaceOf({ results, entry, options }: Asked): WeightSpace {
  const { present, criteria } = entry
  switch (options.weights) {
    case 'criteria':
      return { kind: 'criteria' }
    case 'near':
      return { kind: 'near', present, share: options.percent / 100 }
    case 'order':
      return { kind: 'order', classes: weightClasses(present) }
    case 'tree': {
      const counted = new Set<string>(criteria)
      return { kind: 'tree', tree: weightTree(results.document.criteria, (node) => counted.has(node.id)) }
    }
  }
}

function pictureOf({ results, entry, options }: Asked, progress: Progress): Simulated {
  const { tally, confidence, isDone, engine, time } = progress
  const { vendors, criteria, contest } = entry
  const hasDraws = contest.draws !== null
  const measures = measuresOf(tally)
  return { results, options, vendors, criteria, hasDraws, measures, confidence: [...confidence], isDone, engine, time }
}

/** Whatever a former version or a curious person left there. */
function salvaged(kept: unknown): SimulationOptions {
  const found = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<keyof SimulationOptions, unknown>
  const whole = (x: unknown, most: number, usual: number) =>
    typeof x === 'number' && Number.isInteger(x) && x >= 0 && x <= most ? x : usual
  return {
    weights: weightKinds.find((kind) => kind === found.weights) ?? 'criteria',
    percent: whole(found.percent, 100, 30),
    ratings: found.ratings === 'drawn' ? 'drawn' : 'fixed',
    missing: found.missing === 'range' ? 'range' : 'estimate',
    seed: whole(found.seed, lastSeed, 1),
    samples: sampleCounts.find((count) => count === found.samples) ?? 100_000,
  }
}
