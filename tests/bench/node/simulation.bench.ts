/**
 * The simulation as the app's threads run it, beside vectorised NumPy on the same machine. NumPy is spared the pairwise
 * winning indices, takes single precision, which is its faster way, batches that stay in the cache, and the faster of two
 * ways to count.
 */
import { spawnSync } from 'node:child_process'
import { Worker } from 'node:worker_threads'
import { cpus } from 'node:os'
import { plainEngine, type Engine } from '@/domain/robustness/simulation/engine'
import { blockRunner, type Question } from '@/domain/robustness/simulation/run-blocks'
import { addTally, emptyTally } from '@/domain/robustness/simulation/tally'
import { kernelModule } from '@/domain/robustness/simulation/wasm/module'
import type { Answer } from '@/workers/simulation-protocol'
import { simulationClient, type OpenThread } from '@/workers/simulation-client'
import { aContest, samplesOf, startedWasm } from '../../support/simulated'
import type { Bench } from '../figure'

const everything = { kind: 'criteria' } as const
const blocksOf = (samples: number) => samples / samplesOf(1)

function question(vendors: number, criteria: number, seed = 1): Question {
  let x = 7
  const level = () => (1 + ((x = (x * 48271) % 2147483647) % 5)) / 5
  const rows = Array.from({ length: vendors }, () => Array.from({ length: criteria }, level))
  return { contest: aContest(rows), space: everything, seed }
}

/** Another seed each time: weights are drawn anew. */
function fromScratch(engine: Engine, vendors: number, criteria: number, samples: number) {
  const runner = blockRunner(engine)
  let seed = 1
  return () => runAll(runner, question(vendors, criteria, seed++), blocksOf(samples))
}

function runAll(runner: ReturnType<typeof blockRunner>, asked: Question, blocks: number) {
  runner.begin(asked)
  const tally = emptyTally(asked.contest.vendors, asked.contest.criteria)
  for (let block = 0; block < blocks; block++) addTally(tally, runner.run(block))
  return tally
}

/** The same weights, one value changed. */
function afterAnEdit(engine: Engine, samples: number) {
  const runner = blockRunner(engine)
  const asked = question(10, 20)
  let at = 0
  return () => {
    const values = asked.contest.values.slice()
    values[at++ % values.length] = 0.5
    return runAll(runner, { ...asked, contest: { ...asked.contest, values } }, blocksOf(samples))
  }
}

const numpy = `
import json, sys, time
import numpy as np
def weights(rng, m):
    w = rng.standard_exponential((2000, m), dtype=np.float32)
    w /= w.sum(axis=1, keepdims=True)
    return w
def by_place(n, m, samples, values):
    rng = np.random.default_rng(1); counts = np.zeros((n, n), np.int64); central = np.zeros((n, m))
    for _ in range(samples // 2000):
        w = weights(rng, m)
        order = np.argsort(-(w @ values.T), axis=1)
        for place in range(n): counts[:, place] += np.bincount(order[:, place], minlength=n)
        central += (order[:, 0][None, :] == np.arange(n)[:, None]).astype(np.float32) @ w
def at_once(n, m, samples, values):
    rng = np.random.default_rng(1); counts = np.zeros((n, n), np.int64); central = np.zeros((n, m))
    for _ in range(samples // 2000):
        w = weights(rng, m)
        order = np.argsort(-(w @ values.T), axis=1)
        counts += np.bincount((order * n + np.arange(n)).ravel(), minlength=n * n).reshape(n, n)
        central += (order[:, 0][None, :] == np.arange(n)[:, None]).astype(np.float32) @ w
answers = []
for n, m, samples, rounds in json.loads(sys.argv[1]):
    values = np.random.default_rng(2).integers(1, 6, (n, m)).astype(np.float32) / 5
    times = []
    for _ in range(rounds):
        for simulate in (by_place, at_once):
            start = time.perf_counter(); simulate(n, m, samples, values); times.append((time.perf_counter() - start) * 1000)
    answers.append(min(times))
print(json.dumps([np.__version__, answers]))
`
const sizes = [
  { vendors: 10, criteria: 20, samples: 1_000_000 },
  { vendors: 50, criteria: 100, samples: 100_000 },
] as const
const rounds = 5

function timeNumpy(): { version: string; times: number[] } | null {
  const asked = JSON.stringify(sizes.map(({ vendors, criteria, samples }) => [vendors, criteria, samples, rounds]))
  const { status, stdout } = spawnSync('python3', ['-c', numpy, asked], { encoding: 'utf8' })
  if (status !== 0) return null
  const [version, times] = JSON.parse(stdout) as [string, number[]]
  return { version, times }
}

/** Node's threads around the app's own code: this file once more. */
const openThread: OpenThread = (onAnswer, onFailure) => {
  const worker = new Worker(new URL('./simulation-thread.bench.mjs', import.meta.url))
  worker.on('message', (answer: Answer) => onAnswer(answer))
  worker.on('error', onFailure)
  return { post: (request) => worker.postMessage(request), close: () => void worker.terminate() }
}

async function timeThreads(threads: number): Promise<number[]> {
  const client = simulationClient(openThread, threads, () => {
    throw new Error('a thread broke')
  })
  const times: number[] = []
  for (const { vendors, criteria, samples } of sizes) {
    let best = Infinity
    for (let round = 0; round < rounds + 1; round++) {
      const asked = question(vendors, criteria, round)
      const start = performance.now()
      await new Promise<void>((resolve) =>
        client.ask(asked, samples, ({ tally }) => {
          if (tally.samples >= samples) resolve()
        }),
      )
      if (round > 0) best = Math.min(best, performance.now() - start)
    }
    times.push(best)
  }
  client.close()
  return times
}

/** The fastest round: what else the machine does only ever adds. ms */
function fastest(work: () => unknown, count: number): number {
  let best = Infinity
  for (let round = 0; round < count; round++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

export const run: Bench = async (report) => {
  const wasm = startedWasm()
  console.log(`kernel: ${kernelModule().length} bytes, made when the thread starts`)
  const ten = fastest(fromScratch(wasm, 10, 20, 10_000), 100)
  const edited = fastest(afterAnEdit(startedWasm(), 10_000), 200)
  const plain = fastest(fromScratch(plainEngine(), 10, 20, 10_000), 15)
  const name = '10,000 samples, 10 × 20'
  report({ name: `${name}, one thread`, value: ten, unit: 'ms', target: { value: 4 } })
  report({
    name: `${name}, after an edit of a rating`,
    value: edited,
    unit: 'ms',
    baseline: { name: 'weights drawn anew', value: ten },
    target: { value: 1 },
  })
  report({
    name: `${name}, plain JavaScript`,
    value: plain,
    unit: 'ms',
    baseline: { name: 'WebAssembly', value: ten },
  })

  const threads = Math.min(4, cpus().length)
  const compared = timeNumpy()
  if (!compared) console.log('NumPy is not installed (Debian: python3-numpy): figures without their baseline')
  const own = await timeThreads(threads)
  sizes.forEach(({ vendors, criteria, samples }, i) =>
    report({
      name: `${samples.toLocaleString('en')} samples, ${vendors} × ${criteria}, ${threads} threads`,
      value: own[i]!,
      unit: 'ms',
      ...(compared && {
        baseline: { name: `NumPy ${compared.version}`, value: compared.times[i]! },
        target: { ratio: 0.5 },
      }),
    }),
  )
  const single = await timeThreads(1)
  sizes.forEach(({ vendors, criteria, samples }, i) =>
    report({
      name: `${samples.toLocaleString('en')} samples, ${vendors} × ${criteria}, 1 thread`,
      value: single[i]!,
      unit: 'ms',
      ...(compared && { baseline: { name: `NumPy ${compared.version}`, value: compared.times[i]! } }),
    }),
  )
}
