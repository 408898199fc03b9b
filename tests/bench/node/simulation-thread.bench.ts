/** A thread of the simulation in Node, for its benchmark; alone it measures nothing. */
import { isMainThread, parentPort } from 'node:worker_threads'
import { simulationThread } from '@/workers/simulation-thread'
import type { Request } from '@/workers/simulation-protocol'
import { startedWasm } from '../../support/simulated'
import type { Bench } from '../figure'

if (!isMainThread) {
  const take = simulationThread(startedWasm(), {
    post: (answer) => parentPort!.postMessage(answer),
    now: () => performance.now(),
    later: (work) => setImmediate(work),
  })
  parentPort!.on('message', (request: Request) => take(request))
}

export const run: Bench = () => undefined
