/** One line of the printed table. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The same work done another way; the ratio is value / baseline. */
  readonly baseline?: { readonly name: string; readonly value: number }
  /** At most this: of the value, or of the ratio. */
  readonly target?: { readonly value?: number; readonly ratio?: number }
}

export interface Timing {
  readonly p50: number
  readonly p95: number
}

export interface Stopwatch {
  /** Milliseconds a call, after a warm-up; `rounds` calls, each timed alone. */
  readonly time: (work: () => unknown, rounds?: number) => Promise<Timing>
}

/** The export `run` of a tests/bench/node/*.bench.ts file. */
export type Bench = (report: (figure: Figure) => void, stopwatch: Stopwatch) => Promise<void> | void
