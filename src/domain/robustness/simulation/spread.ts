/**
 * The evaluators' spread: in each sample and each cell one of the marks given there, each as likely as the other (by the
 * evaluators' weights where the pool is a weighted mean). No distribution is assumed. A consensus rating does not vary.
 */
import { valueFunction } from '../../criteria/scales'
import type { Criterion, Rating } from '../../evaluation'
import type { Results } from '../../ranking/results'
import { readMarks, type MarkReader } from '../../ratings/read-marks'
import type { Draws } from './contest'

export interface RangedCell {
  readonly cell: number
  readonly low: number
  readonly high: number
}

interface Place {
  readonly results: Results
  /** Positions in the document. */
  readonly vendors: readonly number[]
  readonly leaves: readonly Criterion[]
}

interface Mark {
  readonly level: number
  readonly weight: number
}

/** @returns null where nothing varies */
export function drawsOf(place: Place, ranged: readonly RangedCell[], isSpread: boolean): Draws | null {
  const ranges = new Map(ranged.map((range) => [range.cell, range]))
  const marks = isSpread ? marksOf(place) : new Map<number, Mark[]>()
  const cells = [...new Set([...ranges.keys(), ...marks.keys()])].sort((a, b) => a - b)
  if (cells.length === 0) return null

  const valueOf = place.leaves.map((leaf) => valueFunction(leaf.scale))
  const starts = new Int32Array(cells.length + 1)
  const options: number[] = []
  const chances: number[] = []
  cells.forEach((cell, i) => {
    const given = ranges.has(cell) ? [] : marks.get(cell)!
    const total = given.reduce((sum, mark) => sum + mark.weight, 0)
    let chance = 0
    for (const { level, weight } of given) {
      chance += total > 0 ? weight / total : 1 / given.length
      options.push(valueOf[cell % place.leaves.length]!(level))
      chances.push(chance)
    }
    starts[i + 1] = options.length
  })
  return {
    cells: Int32Array.from(cells),
    starts,
    options: Float64Array.from(options),
    chances: Float64Array.from(chances),
    lows: Float64Array.from(cells, (cell) => ranges.get(cell)?.low ?? 0),
    highs: Float64Array.from(cells, (cell) => ranges.get(cell)?.high ?? 0),
  }
}

/** Of the cells in which marks differ. */
function marksOf({ results, vendors, leaves }: Place): Map<number, Mark[]> {
  const { document } = results
  const isWeighted = document.rules.pooling === 'weighted-mean'
  const found = new Map<number, Mark[]>()
  const positions = new Map(vendors.map((v, i) => [v, i]))
  const reader: MarkReader = {
    take(cell: number, evaluator: number, mark: Rating) {
      const v = cell % document.vendors.length
      const c = Math.floor(cell / document.vendors.length)
      const i = positions.get(v)
      if (i === undefined || mark.state !== 'rated') return
      if (document.consensus[leaves[c]!.id]?.[document.vendors[v]!.id]) return
      const own = { level: mark.level, weight: isWeighted ? document.evaluators[evaluator]!.weight : 1 }
      const at = i * leaves.length + c
      const marks = found.get(at)
      if (marks) marks.push(own)
      else found.set(at, [own])
    },
  }
  readMarks(document, leaves, reader)
  for (const [cell, marks] of found) if (marks.every((m) => m.level === marks[0]!.level)) found.delete(cell)
  return found
}
