/** One question, block by block. The weights of the first blocks are kept for the next question that asks about the same. */
import type { Contest } from './contest'
import { blockSize, type Engine } from './engine'
import { stripSize } from './exponentials'
import { rankPlainly } from './rank-plainly'
import { ratingsLane, startOfBlock, uniforms } from './stream'
import { emptyTally, firstCounts, noteBlock, type Tally } from './tally'
import { shapeWeights, type WeightSpace } from './weight-space'

export interface Question {
  readonly contest: Contest
  readonly space: WeightSpace
  /** 0 … 2³² − 1 */
  readonly seed: number
}

/** Blocks of weights kept by each worker: 13 MB for a hundred criteria. */
const keptBlocks = 16

export interface Runner {
  begin(question: Question): void
  /** The tally of one block alone. */
  run(block: number): Tally
}

export function blockRunner(engine: Engine): Runner {
  let question: Question
  let key = ''
  let kept = new Map<number, number>()

  function weightsOf(block: number): number {
    const had = kept.get(block)
    if (had !== undefined) return had
    const slot = Math.min(kept.size, keptBlocks)
    if (slot < keptBlocks) kept.set(block, slot)
    const { space, seed, contest } = question
    if (space.kind === 'criteria' || space.kind === 'order') engine.exponentials(startOfBlock(seed, block), slot)
    shapeWeights(space, seed, block, contest.criteria, engine.room(slot))
    return slot
  }

  return {
    begin(next) {
      question = next
      engine.begin(next.contest, keptBlocks + 1)
      const asked = keyOf(next)
      if (asked === key) return
      key = asked
      kept = new Map()
    },
    run(block) {
      const { contest, seed } = question
      const slot = weightsOf(block)
      const tally = emptyTally(contest.vendors, contest.criteria)
      if (contest.draws) rankPlainly(contest, engine.room(slot), tally, uniforms(seed, block, ratingsLane))
      else engine.rank(slot, tally)
      noteBlock(tally)
      return tally
    },
  }
}

/** Questions with the same key have the same weights. */
function keyOf({ space, seed, contest }: Question): string {
  const arrays = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value)
  return JSON.stringify([seed, contest.criteria, space], arrays)
}

/**
 * Confidence factor: the chance that a vendor is first (alone or not) under its central weights.
 * @returns the share of the draws; with ratings as they are, 1 or 0
 */
export function confidenceOf(contest: Contest, weights: Float64Array, vendor: number, seed: number): number {
  const samples = contest.draws ? blockSize : stripSize
  const constant = new Float32Array(samples * contest.criteria)
  constant.forEach((_, at) => (constant[at] = weights[Math.floor(at / stripSize) % contest.criteria]!))
  const tally = emptyTally(contest.vendors, contest.criteria)
  rankPlainly(contest, constant, tally, uniforms(seed, vendor, ratingsLane + 1))
  return firstCounts(tally)[vendor]! / samples
}
