/** The kernel behind the same doorway as plain JavaScript. It is handed in already running: how depends on the thread. */
import type { Contest } from '../contest'
import { blockSize, type Engine } from '../engine'
import { stripSize } from '../exponentials'
import { countPlaces, type Tally } from '../tally'
import { figuresAt, header, layoutOf, stateAt, tile, type Layout } from './layout'
import type { Host, Kernel } from './module'

const pageSize = 65_536

/** @param start runs the module with what it imports */
export function wasmEngine(start: (host: Host) => Kernel): Engine {
  let contest: Contest
  let layout: Layout
  let tally: Tally
  const kernel = start({
    ties(ahead) {
      const rows = new Int32Array(kernel.memory.buffer, ahead, stripSize * contest.vendors)
      for (let s = 0; s < stripSize; s++) countPlaces(tally, rows, s, stripSize)
    },
  })
  const bytesOf = () => 4 * blockSize * contest.criteria
  const weightsAt = (slot: number) => layout.weights + slot * bytesOf()

  return {
    kind: 'wasm',
    room: (slot) => new Float32Array(kernel.memory.buffer, weightsAt(slot), blockSize * contest.criteria),
    begin(next, slots) {
      const former = layout as Layout | undefined
      const isSameShape = former !== undefined && contest.criteria === next.criteria
      const kept = isSameShape ? new Float32Array(kernel.memory.buffer, former.weights, 0) : null
      contest = next
      layout = layoutOf(next)
      const needed = Math.ceil((layout.weights + slots * bytesOf()) / pageSize)
      const had = kernel.memory.buffer.byteLength / pageSize
      if (needed > had) kernel.memory.grow(needed - had)
      // A contest of another size lies elsewhere: the weights that are kept move along.
      if (kept && former!.weights !== layout.weights)
        new Uint8Array(kernel.memory.buffer).copyWithin(
          layout.weights,
          former!.weights,
          Math.min(former!.weights + slots * bytesOf(), kernel.memory.buffer.byteLength),
        )
      write(kernel.memory.buffer, next, layout)
    },
    exponentials(state, slot) {
      new Int32Array(kernel.memory.buffer, stateAt, state.length).set(state)
      kernel.exponentials(stateAt, weightsAt(slot), weightsAt(slot + 1), layout.header.strip)
    },
    rank(slot, into) {
      tally = into
      new Int32Array(kernel.memory.buffer).fill(0, layout.counters[0] / 4, layout.counters[1] / 4)
      kernel.rank(weightsAt(slot), weightsAt(slot + 1))
      read(kernel.memory.buffer, contest, layout, into)
    },
  }
}

function write(memory: ArrayBuffer, contest: Contest, layout: Layout): void {
  const { vendors: n, criteria: m } = contest
  const whole = new Int32Array(memory)
  const real = new Float64Array(memory)
  header.forEach((name, i) => (whole[i] = layout.header[name]))
  real.set([contest.grid, contest.offset, contest.keys], figuresAt / 8)
  const { values, scores, scoresEnd, maskOf, keyOf } = layout.header
  real.fill(0, values / 8, scores / 8)
  const rowBytes = 8 * stripSize
  const rows = (scoresEnd - scores) / rowBytes
  for (let r = 0; r < rows; r++) {
    const [source, row] = r < n ? [contest.values, r] : [contest.masks, r - n]
    const from = values / 8 + Math.floor(r / tile) * tile * m + (r % tile)
    for (let j = 0; j < m; j++) real[from + j * tile] = source[row * m + j] ?? 0
  }
  contest.maskOf.forEach((mask, v) => (whole[maskOf / 4 + v] = mask < 0 ? -1 : scores + (n + mask) * rowBytes))
  real.set(contest.keyOf, keyOf / 8)
}

function read(memory: ArrayBuffer, { vendors: n, criteria: m }: Contest, { header: at }: Layout, tally: Tally): void {
  const whole = new Int32Array(memory)
  const fourOf = (from: number) => whole[from]! + whole[from + 1]! + whole[from + 2]! + whole[from + 3]!
  for (let i = 0; i < n * n; i++) {
    tally.places[i]! += whole[at.places / 4 + i]!
    // The kernel counts who is ahead of whom, the loser's row first.
    tally.wins[(i % n) * n + Math.floor(i / n)]! += fourOf(at.wins / 4 + 4 * i)
  }
  for (let i = 0; i < n * m; i++) tally.firstWeights[i]! += fourOf(at.first / 4 + 4 * i)
  tally.samples += blockSize
}
