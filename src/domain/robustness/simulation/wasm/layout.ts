/**
 * Where everything lies in the kernel's memory, in bytes. Rows are the vendors and then the sets of criteria that count,
 * padded to whole tiles; a tile's values are interleaved, criterion by criterion.
 */
import type { Contest } from '../contest'
import { stripSize } from '../exponentials'

/** Rows that are summed up at once: with their sums, two halves of weights and a value they fill the 16 registers. */
export const tile = 5

/** What the kernel reads at its start: whole numbers, 4 bytes apart, from address 0 on. */
export const header = [
  'strip',
  'values',
  'scores',
  'scoresEnd',
  'maskOf',
  'keyOf',
  'ranked',
  'rankedEnd',
  'ahead',
  'places',
  'wins',
  'first',
  'rows',
  'noTies',
] as const
export type Header = Record<(typeof header)[number], number>

/** Behind them grid, offset and number of keys as doubles, then the generator's state. */
export const figuresAt = 128
export const stateAt = 192
const free = 256

const scoreRow = 8 * stripSize
const rankRow = 4 * stripSize

export interface Layout {
  readonly header: Header
  /** First byte of the weights. */
  readonly weights: number
  /** Counters are between these. */
  readonly counters: readonly [number, number]
}

export function layoutOf({ vendors: n, criteria: m, masks }: Contest): Layout {
  const rows = Math.ceil((n + masks.length / m) / tile) * tile
  let next = free
  const place = (bytes: number) => {
    const at = next
    next += Math.ceil(bytes / 16) * 16
    return at
  }
  const values = place(8 * rows * m)
  const scores = place(scoreRow * rows)
  const maskOf = place(4 * n)
  const keyOf = place(8 * n)
  const ranked = place(rankRow * n)
  const ahead = place(rankRow * n)
  const places = place(4 * n * n)
  const wins = place(16 * n * n)
  const first = place(16 * n * m)
  const header = {
    strip: rankRow * m,
    values,
    scores,
    scoresEnd: scores + scoreRow * rows,
    maskOf,
    keyOf,
    ranked,
    rankedEnd: ranked + rankRow * n,
    ahead,
    places,
    wins,
    first,
    rows: 4 * n,
    noTies: (stripSize * n * (n - 1)) / 2,
  }
  return { header, weights: next, counters: [places, next] }
}
