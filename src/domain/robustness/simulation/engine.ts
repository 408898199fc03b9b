/** What draws exponentials and compares vendors: plain JavaScript, or WebAssembly with the same answer. */
import type { Contest } from './contest'
import { drawExponentials, normalise } from './exponentials'
import { rankPlainly } from './rank-plainly'
import type { Tally } from './tally'

/** Samples a block; a whole number of strips. */
export const blockSize = 2000

export interface Engine {
  readonly kind: 'wasm' | 'plain'
  /** Room for weights of a block, which stays until the next `begin`. */
  room(slot: number): Float32Array
  /** @param slots blocks of weights that are kept */
  begin(contest: Contest, slots: number): void
  /** @param state of `startOfBlock` */
  exponentials(state: Int32Array, slot: number): void
  /** Ratings as they are: adds a block to the tally. */
  rank(slot: number, tally: Tally): void
}

export function plainEngine(): Engine {
  let contest: Contest
  let rooms: Float32Array[] = []
  return {
    kind: 'plain',
    room: (slot) => (rooms[slot] ??= new Float32Array(blockSize * contest.criteria)),
    begin(next, slots) {
      if (rooms[0]?.length !== blockSize * next.criteria) rooms = []
      rooms.length = Math.min(rooms.length, slots)
      contest = next
    },
    exponentials(state, slot) {
      drawExponentials(state, contest.criteria, this.room(slot))
      normalise(contest.criteria, this.room(slot))
    },
    rank(slot, tally) {
      rankPlainly(contest, this.room(slot), tally)
    },
  }
}
