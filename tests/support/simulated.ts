/** The simulation without threads: a document or a matrix in, what the counts say out. */
import type { Contest } from '@/domain/robustness/simulation/contest'
import { finestGrid } from '@/domain/robustness/simulation/contest'
import { blockSize, plainEngine, type Engine } from '@/domain/robustness/simulation/engine'
import { blockRunner, type Question } from '@/domain/robustness/simulation/run-blocks'
import { addTally, emptyTally, type Tally } from '@/domain/robustness/simulation/tally'
import { kernelModule, type Kernel } from '@/domain/robustness/simulation/wasm/module'
import { wasmEngine } from '@/domain/robustness/simulation/wasm/wasm-engine'

/** As the worker starts it, in Node. */
export function startedWasm(): Engine {
  const module = new WebAssembly.Module(kernelModule())
  return wasmEngine((host) => new WebAssembly.Instance(module, { host: { ...host } }).exports as unknown as Kernel)
}

export function tallyOf(question: Question, blocks: number, engine: Engine = plainEngine()): Tally {
  const runner = blockRunner(engine)
  runner.begin(question)
  const tally = emptyTally(question.contest.vendors, question.contest.criteria)
  for (let block = 0; block < blocks; block++) addTally(tally, runner.run(block))
  return tally
}

export const samplesOf = (blocks: number) => blocks * blockSize

/** Values in rows, a row a vendor. */
export function aContest(rows: readonly (readonly number[])[], parts: Partial<Contest> = {}): Contest {
  return {
    vendors: rows.length,
    criteria: rows[0]!.length,
    values: Float64Array.from(rows.flat()),
    masks: new Float64Array(0),
    maskOf: new Int32Array(rows.length).fill(-1),
    grid: finestGrid,
    offset: 0,
    keys: 1,
    keyOf: new Float64Array(rows.length),
    draws: null,
    ...parts,
  }
}
