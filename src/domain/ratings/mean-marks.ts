/** The plain mean, summed up while the marks are read: Σx per cell, with Neumaier's compensation as in `sum`. */
import type { Rating } from '../evaluation'
import type { PooledMarks } from './pool-row'
import type { MarkReader } from './read-marks'

export class MeanMarks implements MarkReader, PooledMarks {
  private readonly given: Uint16Array
  private readonly notApplicable: Uint16Array
  private readonly abstained: Uint16Array
  private readonly total: Float64Array
  private readonly lost: Float64Array

  constructor(
    cells: number,
    private readonly evaluators: number,
  ) {
    this.given = new Uint16Array(cells)
    this.notApplicable = new Uint16Array(cells)
    this.abstained = new Uint16Array(cells)
    this.total = new Float64Array(cells)
    this.lost = new Float64Array(cells)
  }

  take(cell: number, _evaluator: number, mark: Rating): void {
    const { state } = mark
    if (state === 'rated') {
      const x = mark.level
      const total = this.total[cell]!
      const next = total + x
      this.lost[cell]! += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total
      this.total[cell] = next
      this.given[cell]!++
    } else if (state === 'na') this.notApplicable[cell]!++
    else if (state === 'abstain') this.abstained[cell]!++
  }

  givenIn(cell: number): number {
    return this.given[cell]!
  }

  askedIn(cell: number): number {
    return this.evaluators - this.abstained[cell]!
  }

  missingIn(cell: number): number {
    return this.askedIn(cell) - this.given[cell]! - this.notApplicable[cell]!
  }

  pooled(cell: number): number {
    return (this.total[cell]! + this.lost[cell]!) / this.given[cell]!
  }

  pooledWith(cell: number, level: number): number {
    const missing = this.missingIn(cell)
    return (this.total[cell]! + this.lost[cell]! + missing * level) / (this.given[cell]! + missing)
  }
}
