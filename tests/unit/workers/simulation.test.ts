import { describe, expect, it } from 'vitest'
import { plainEngine } from '@/domain/robustness/simulation/engine'
import { simulationClient, type OpenThread, type Progress } from '@/workers/simulation-client'
import { simulationThread } from '@/workers/simulation-thread'
import { aContest, startedWasm, tallyOf } from '../../support/simulated'

const everything = { kind: 'criteria' } as const
const contest = aContest([
  [1, 0, 1],
  [0, 1, 0],
  [0.5, 0.5, 0.5],
])

/** Threads without threads: what they would do next waits in a list, so that a test can put anything in between. */
function bench(threads: number, engine = plainEngine) {
  const waiting: (() => void)[] = []
  let clock = 0
  const openThread: OpenThread = (onAnswer) => {
    const take = simulationThread(engine(), {
      // Structured, as between real threads.
      post: (answer) => onAnswer(structuredClone(answer)),
      now: () => (clock += 5),
      later: (work) => waiting.push(work),
    })
    return { post: (request) => take(structuredClone(request)), close: () => undefined }
  }
  const step = () => waiting.shift()?.()
  return {
    client: simulationClient(openThread, threads, () => undefined),
    step,
    finish() {
      while (waiting.length > 0) step()
    },
  }
}

function answerOf(threads: number, engine = plainEngine): Progress {
  const { client, finish } = bench(threads, engine)
  let last: Progress | undefined
  client.ask({ contest, space: everything, seed: 4 }, 30_000, (progress) => (last = progress))
  finish()
  return last!
}

describe('the simulation over threads', () => {
  it('gives the same answer with one, two, three and four, in WebAssembly and in plain JavaScript', () => {
    const expected = tallyOf({ contest, space: everything, seed: 4 }, 15)
    for (const threads of [1, 2, 3, 4]) {
      for (const engine of [plainEngine, startedWasm]) {
        const { tally, isDone, confidence } = answerOf(threads, engine)
        expect(tally).toEqual(expected)
        expect([isDone, confidence]).toEqual([true, [1, 1, null]])
      }
    }
  })

  it('tells what it has while it runs', () => {
    const { client, finish } = bench(2)
    const counts: number[] = []
    client.ask({ contest, space: everything, seed: 4 }, 60_000, ({ tally }) => counts.push(tally.samples))
    finish()
    expect(counts.length).toBeGreaterThan(4)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts.at(-1)).toBe(60_000)
  })

  it('drops an older question for a newer one', () => {
    const { client, step, finish } = bench(2)
    const heard: string[] = []
    let last: Progress | undefined
    client.ask({ contest, space: everything, seed: 1 }, 1_000_000, () => heard.push('old'))
    step()
    step()
    const before = heard.length
    client.ask({ contest, space: everything, seed: 4 }, 30_000, (progress) => {
      heard.push('new')
      last = progress
    })
    finish()
    expect(heard.slice(before)).not.toContain('old')
    expect(last!.tally).toEqual(tallyOf({ contest, space: everything, seed: 4 }, 15))
  })

  it('stops when it is told to', () => {
    const { client, step, finish } = bench(1)
    let count = 0
    client.ask({ contest, space: everything, seed: 1 }, 1_000_000, () => (count += 1))
    step()
    client.cancel()
    finish()
    expect(count).toBe(1)
  })
})
