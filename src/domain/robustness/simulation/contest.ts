/** What the simulation needs to know of an evaluation: numbers only, ready for another thread. */

export interface Contest {
  readonly vendors: number
  readonly criteria: number
  /** 0..1: value of criterion j for vendor v at v × criteria + j; 0 where it does not count or is drawn. */
  readonly values: Float64Array
  /** Sets of criteria that count for some vendor, where that is not all: 1 and 0, a row a set. */
  readonly masks: Float64Array
  /** Row of `masks` for each vendor; −1: all criteria count, and the weights sum to 1. */
  readonly maskOf: Int32Array
  /** Scores are compared as whole numbers: round(score × grid + offset) × keys + key of the vendor. */
  readonly grid: number
  readonly offset: number
  /** Number of different tie-break keys; 1 where equal scores share their places. */
  readonly keys: number
  readonly keyOf: Float64Array
  readonly draws: Draws | null
}

/** Cells whose value is drawn anew in every sample. */
export interface Draws {
  /** Position in `values`, ascending. */
  readonly cells: Int32Array
  /** The options of cell i are from `starts[i]` up to `starts[i + 1]`; none: anything from `lows[i]` to `highs[i]`. */
  readonly starts: Int32Array
  readonly options: Float64Array
  /** Chances of a cell's options, summed up: the last is 1. */
  readonly chances: Float64Array
  readonly lows: Float64Array
  readonly highs: Float64Array
}

/** 2⁻³⁰: closer scores are the same; far above float noise, far below what a simulation can tell. */
export const finestGrid = 2 ** 30

/** Added and taken off again, it rounds to a whole number; the low 32 bits are that number. */
export const roundingShift = 1.5 * 2 ** 52
