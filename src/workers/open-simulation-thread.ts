/** A worker from a file of its own: the policy allows no other. */
import type { Answer } from './simulation-protocol'
import type { OpenThread } from './simulation-client'

export const openSimulationThread: OpenThread = (onAnswer, onFailure) => {
  const worker = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = (event: MessageEvent<Answer>) => onAnswer(event.data)
  worker.onerror = onFailure
  return { post: (request) => worker.postMessage(request), close: () => worker.terminate() }
}

/** More threads than this save no time that anyone would notice. */
const mostThreads = 4

/** One core stays with the page. */
export function threadCount(): number {
  return Math.max(1, Math.min(mostThreads, (navigator.hardwareConcurrency || 1) - 1))
}
