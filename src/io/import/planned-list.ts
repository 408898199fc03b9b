/**
 * What a plan does of one sort: items first, then ratings, each in the order of the file. Ratings are kept as columns
 * and made into objects when asked for: 300,000 objects that nobody looks at cost a third of the planning time.
 */
import type { RateCell } from '@/domain/edits/edit'
import type { EvaluatorId, Rating } from '@/domain/evaluation'
import type { Planned, PlanCounts, PlannedItem, PlannedRating } from './plan'

export class PlannedList implements Iterable<Planned> {
  private readonly items: PlannedItem[] = []
  private readonly cells: RateCell[] = []
  private readonly lines: number[] = []
  private readonly evaluators: EvaluatorId[] = []
  private readonly befores: (Rating | null)[] = []

  get length(): number {
    return this.items.length + this.cells.length
  }

  at(index: number): Planned | undefined {
    return this.items[index] ?? this.ratingAt(index - this.items.length)
  }

  slice(from: number, to: number): Planned[] {
    const planned: Planned[] = []
    for (let i = from; i < to; i++) {
      const one = this.at(i)
      if (one) planned.push(one)
    }
    return planned
  }

  *[Symbol.iterator](): Generator<Planned, void, undefined> {
    for (let i = 0; i < this.length; i++) yield this.at(i) as Planned
  }

  get counts(): PlanCounts {
    const counts = { rating: this.cells.length, criterion: 0, group: 0, vendor: 0, evaluator: 0 }
    for (const { subject } of this.items) counts[subject]++
    return counts
  }

  addItem(item: PlannedItem): void {
    this.items.push(item)
  }

  addRating(line: number, evaluator: EvaluatorId, cell: RateCell, before: Rating | null): void {
    this.cells.push(cell)
    this.lines.push(line)
    this.evaluators.push(evaluator)
    this.befores.push(before)
  }

  private ratingAt(index: number): PlannedRating | undefined {
    const cell = this.cells[index]
    if (!cell) return undefined
    const evaluator = this.evaluators[index] as EvaluatorId
    return { subject: 'rating', line: this.lines[index] ?? 0, evaluator, cell, before: this.befores[index] ?? null }
  }
}
