/** The values of a sample in which ratings are drawn: one of the evaluators' marks in each cell, or a figure in its range. */
import type { Contest, Draws } from './contest'

/** @returns draws all cells anew, into the same array */
export function drawer(contest: Contest, draws: Draws, uniform: () => number): () => Float64Array {
  const values = contest.values.slice()
  const { cells, starts, options, chances, lows, highs } = draws
  return () => {
    for (let i = 0; i < cells.length; i++) {
      const u = uniform()
      let at = starts[i]!
      const last = starts[i + 1]! - 1
      if (last < at) values[cells[i]!] = lows[i]! + u * (highs[i]! - lows[i]!)
      else {
        while (at < last && u >= chances[at]!) at++
        values[cells[i]!] = options[at]!
      }
    }
    return values
  }
}
