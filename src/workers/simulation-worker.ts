/** The simulation's thread. */
import type { Answer, Request } from './simulation-protocol'
import { simulationThread } from './simulation-thread'
import { startEngine } from './start-engine'

// A message to oneself comes after those that are waiting; a timer would be held back to 4 ms.
const { port1, port2 } = new MessageChannel()
let work: () => void = () => undefined
port1.onmessage = () => work()

const take = simulationThread(startEngine(), {
  post: (answer: Answer) => postMessage(answer),
  now: () => performance.now(),
  later(next) {
    work = next
    port2.postMessage(null)
  },
})

addEventListener('message', (event: MessageEvent<Request>) => take(event.data))
