/** The page's side: several threads work on one question, their counts are added up, and the newest question wins. */
import { blockSize } from '@/domain/robustness/simulation/engine'
import { measuresOf } from '@/domain/robustness/simulation/measures'
import type { Question } from '@/domain/robustness/simulation/run-blocks'
import { addTally, emptyTally, type Tally } from '@/domain/robustness/simulation/tally'
import type { Answer, EngineKind, Request } from './simulation-protocol'

export interface Thread {
  post(request: Request): void
  close(): void
}

/** @param onFailure the thread could not be started, or broke */
export type OpenThread = (onAnswer: (answer: Answer) => void, onFailure: () => void) => Thread

export interface Progress {
  /** Everything counted so far. */
  readonly tally: Tally
  /** Of each vendor, 0..1, as far as it has been found; null for one that is never first. */
  readonly confidence: readonly (number | null | undefined)[]
  readonly isDone: boolean
  readonly engine: EngineKind
  /** ms of computing, over all threads. */
  readonly time: number
}

export interface SimulationClient {
  /** @param samples rounded up to whole blocks */
  ask(question: Question, samples: number, onProgress: (progress: Progress) => void): void
  /** What has been counted stays; nothing more comes. */
  cancel(): void
  close(): void
}

export function simulationClient(openThread: OpenThread, threads: number, onFailure: () => void): SimulationClient {
  let id = 0
  let take: (answer: Answer) => void = () => undefined
  const open = Array.from({ length: threads }, () =>
    openThread((answer) => {
      if (answer.id === id) take(answer)
    }, onFailure),
  )

  function ask(question: Question, samples: number, onProgress: (progress: Progress) => void): void {
    id += 1
    const blocks = Math.max(1, Math.ceil(samples / blockSize))
    const { vendors, criteria } = question.contest
    const tally = emptyTally(vendors, criteria)
    const confidence = new Array<number | null | undefined>(vendors).fill(undefined)
    let engine: EngineKind = 'wasm'
    let time = 0

    const tell = () => {
      const isDone = tally.samples >= blocks * blockSize && confidence.every((share) => share !== undefined)
      onProgress({ tally, confidence, isDone, engine, time })
    }
    take = (answer) => {
      if (answer.kind === 'confidence') confidence[answer.vendor] = answer.share
      else {
        addTally(tally, answer.tally)
        engine = answer.engine
        time += answer.time
        if (tally.samples >= blocks * blockSize) confide()
      }
      tell()
    }
    /** Central weights are known now. */
    const confide = () => {
      const { central } = measuresOf(tally)
      const wanted = central.flatMap((own, vendor) => (own ? [{ vendor, weights: own.weights }] : []))
      central.forEach((own, vendor) => {
        if (!own) confidence[vendor] = null
      })
      open.forEach((thread, i) => {
        const share = wanted.filter((_, w) => w % threads === i)
        if (share.length > 0) thread.post({ kind: 'confide', id, central: share })
      })
    }
    open.forEach((thread, first) => {
      thread.post({ kind: 'ask', id, question, first, step: threads, end: blocks })
    })
  }

  return {
    ask,
    cancel() {
      id += 1
      for (const thread of open) thread.post({ kind: 'stop' })
    },
    close: () => open.forEach((thread) => thread.close()),
  }
}
