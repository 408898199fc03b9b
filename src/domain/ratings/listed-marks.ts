/** Every other pooling needs the marks of a cell side by side: the mark of evaluator e in a cell is at e × cells + cell. */
import type { Evaluator, Rating, ScoringRules } from '../evaluation'
import type { PooledMarks } from './pool-row'
import { pool } from './pooling'
import type { MarkReader } from './read-marks'

const unrated = 0
const rated = 1
const notApplicable = 2
const abstained = 3

export class ListedMarks implements MarkReader, PooledMarks {
  private readonly states: Uint8Array
  private readonly marks: Float64Array
  /** Given levels of the cell in hand first, then room for the missing ones; their evaluators' weights beside them. */
  private readonly levels: Float64Array
  private readonly weights: Float64Array
  private inHand = -1
  private given = 0
  private missing = 0
  private asked = 0

  constructor(
    private readonly cells: number,
    private readonly evaluators: readonly Evaluator[],
    private readonly rules: ScoringRules,
  ) {
    this.states = new Uint8Array(cells * evaluators.length)
    this.marks = new Float64Array(cells * evaluators.length)
    this.levels = new Float64Array(evaluators.length)
    this.weights = new Float64Array(evaluators.length)
  }

  take(cell: number, evaluator: number, mark: Rating): void {
    const at = evaluator * this.cells + cell
    if (mark.state === 'rated') {
      this.states[at] = rated
      this.marks[at] = mark.level
    } else if (mark.state === 'na') this.states[at] = notApplicable
    else if (mark.state === 'abstain') this.states[at] = abstained
  }

  givenIn(cell: number): number {
    this.takeInHand(cell)
    return this.given
  }

  askedIn(cell: number): number {
    this.takeInHand(cell)
    return this.asked
  }

  missingIn(cell: number): number {
    this.takeInHand(cell)
    return this.missing
  }

  pooled(cell: number): number {
    this.takeInHand(cell)
    return pool(this.levels, this.weights, this.rules, this.given)
  }

  pooledWith(cell: number, level: number): number {
    this.takeInHand(cell)
    const count = this.given + this.missing
    this.levels.fill(level, this.given, count)
    return pool(this.levels, this.weights, this.rules, count)
  }

  private takeInHand(cell: number): void {
    if (cell === this.inHand) return
    this.inHand = cell
    this.given = 0
    this.asked = this.evaluators.length
    const missingWeights: number[] = []
    for (let e = 0, at = cell; e < this.evaluators.length; e++, at += this.cells) {
      const state = this.states[at]
      const { weight } = this.evaluators[e]!
      if (state === rated) {
        this.weights[this.given] = weight
        this.levels[this.given++] = this.marks[at]!
      } else if (state === abstained) this.asked--
      else if (state === unrated) missingWeights.push(weight)
    }
    this.missing = missingWeights.length
    this.weights.set(missingWeights, this.given)
  }
}
