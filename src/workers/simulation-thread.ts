/** The simulation's side of the protocol, apart from the thread it runs in: slices of work, a look at the post between. */
import type { Engine } from '@/domain/robustness/simulation/engine'
import { blockRunner, confidenceOf, type Question } from '@/domain/robustness/simulation/run-blocks'
import { addTally, emptyTally } from '@/domain/robustness/simulation/tally'
import type { Answer, Request } from './simulation-protocol'

export interface Surroundings {
  readonly post: (answer: Answer) => void
  /** ms */
  readonly now: () => number
  /** Runs the work after messages that have arrived meanwhile. */
  readonly later: (work: () => void) => void
}

/** Long enough that posting costs little, short enough that a slider's next position need not wait. ms */
const slice = 12

/** @returns what takes requests; the newest replaces what is still to be done */
export function simulationThread(engine: Engine, { post, now, later }: Surroundings): (request: Request) => void {
  const runner = blockRunner(engine)
  let question: Question
  let steps: Generator<Answer> | null = null
  let isScheduled = false

  function* parts({ id, first, step, end }: Extract<Request, { kind: 'ask' }>): Generator<Answer> {
    const { vendors, criteria } = question.contest
    let tally = emptyTally(vendors, criteria)
    let time = 0
    let since = now()
    for (let block = first; block < end; block += step) {
      const start = now()
      addTally(tally, runner.run(block))
      time += now() - start
      if (now() - since < slice && block + step < end) continue
      yield { kind: 'part', id, tally, time, engine: engine.kind }
      tally = emptyTally(vendors, criteria)
      time = 0
      since = now()
    }
  }

  function* confidences({ id, central }: Extract<Request, { kind: 'confide' }>): Generator<Answer> {
    for (const { vendor, weights } of central)
      yield { kind: 'confidence', id, vendor, share: confidenceOf(question.contest, weights, vendor, question.seed) }
  }

  function goOn(): void {
    isScheduled = false
    const answer = steps?.next()
    if (!answer || answer.done) steps = null
    else {
      post(answer.value)
      schedule()
    }
  }
  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    later(goOn)
  }

  return (request) => {
    if (request.kind === 'stop') steps = null
    else if (request.kind === 'confide') steps = confidences(request)
    else {
      question = request.question
      runner.begin(question)
      steps = parts(request)
    }
    schedule()
  }
}
