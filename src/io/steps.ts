/**
 * Long work in small steps: a generator that yields how much is done (0..1) every few milliseconds of work.
 * One description runs straight through (tests, a worker) or paced on the page, with a bar and a way to cancel.
 */
export type Steps<Value> = Generator<number, Value, undefined>

export interface Pace {
  /** 0..1, at most once a block. */
  readonly onProgress?: (done: number) => void
  readonly signal?: AbortSignal
  /** Longest stretch of work without giving way, in milliseconds. */
  readonly blockMs?: number
}

export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Rejects with the signal's reason when it is aborted. */
export async function finishPaced<Value>(steps: Steps<Value>, pace: Pace = {}): Promise<Value> {
  const { onProgress, signal, blockMs = 24 } = pace
  signal?.throwIfAborted()
  let pauseAt = performance.now() + blockMs
  for (;;) {
    const step = steps.next()
    if (step.done) {
      onProgress?.(1)
      return step.value
    }
    if (performance.now() < pauseAt) continue
    onProgress?.(step.value)
    await giveWay()
    signal?.throwIfAborted()
    pauseAt = performance.now() + blockMs
  }
}

/** Part of a longer work: its 0..1 becomes from..to. */
export function* within<Value>(steps: Steps<Value>, from: number, to: number): Steps<Value> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield from + step.value * (to - from)
  }
}

/** Lets input, painting, timers and the cancel button have their turn; `scheduler.yield` would go on before any timer. */
export function giveWay(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { postTask?: (task: () => void) => Promise<void> } }
  return scheduler?.postTask?.(() => undefined) ?? new Promise((resolve) => setTimeout(resolve))
}
