/**
 * `rank-plainly.ts` as a kernel, a strip of 16 samples at a time: scores in tiles of 5 rows × 4 samples, rounded to whole
 * numbers of 32 bits, every vendor against every other, places, and the weights under which each is first.
 */
import { roundingShift } from '../contest'
import { stripSize } from '../exponentials'
import { weightUnits } from '../tally'
import { Body, callImport, f32x4, f64x2, i32, i32x4, loop, v128, when, type Code, type Local } from './assembler'
import { figuresAt, header, tile, type Header } from './layout'

const scoreRow = 8 * stripSize
const rankRow = 4 * stripSize
const vectors = stripSize / 4
const each = <Made>(count: number, make: (i: number) => Made) => Array.from({ length: count }, (_, i) => make(i))

/** (weights, end of the weights) */
export const parameters = 2

export function rankKernel(): Code {
  const f = new Body(parameters)
  const strip = f.parameter(0)
  const end = f.parameter(1)
  const told = Object.fromEntries(header.map((name) => [name, f.local('i32')])) as Record<keyof Header, Local>
  const scope = { f, strip, told, stripEnd: f.local('i32'), others: f.local('v128') }
  return f.finish([
    ...header.map((name, i) => told[name].set(i32.load(i32.const(4 * i)))),
    loop(
      strip,
      told.strip.get,
      end.get,
      scope.stripEnd.set(i32.add(strip.get, told.strip.get)),
      ...sumUp(scope),
      ...roundScores(scope),
      ...compare(scope),
      when(i32.ne(total(scope.others), told.noTies.get), [callImport(told.ahead.get)], countPlaces(scope)),
      ...addFirstWeights(scope),
    ),
  ])
}

interface Scope {
  readonly f: Body
  /** The strip's weights. */
  readonly strip: Local
  readonly stripEnd: Local
  readonly told: Record<keyof Header, Local>
  /** How many are ahead of each, over all vendors: n(n − 1)/2 a sample unless some are level. */
  readonly others: Local
}

const total = ({ get }: Local): Code =>
  i32.add(i32.add(i32x4.lane(get, 0), i32x4.lane(get, 1)), i32.add(i32x4.lane(get, 2), i32x4.lane(get, 3)))

function sumUp({ f, strip, stripEnd, told }: Scope): Code[] {
  const values = f.local('i32')
  const firstValue = f.local('i32')
  const weights = f.local('i32')
  const row = f.local('i32')
  const [both, low, high, value] = f.locals('v128', 4) as [Local, Local, Local, Local]
  const sums = f.locals('v128', 2 * tile)
  const add = (sum: Local, half: Local) => sum.set(f64x2.add(sum.get, f64x2.mul(half.get, value.get)))
  const fourSamples = (i: number) => [
    values.set(firstValue.get),
    weights.set(i32.add(strip.get, i32.const(16 * i))),
    ...sums.map((sum) => sum.set(v128.constI32(0))),
    loop(
      weights,
      i32.const(rankRow),
      stripEnd.get,
      both.set(v128.load(weights.get)),
      low.set(f64x2.fromLowerF32(both.get)),
      high.set(f64x2.fromLowerF32(v128.upperHalf(both.get, both.get))),
      ...each(tile, (k) => [
        value.set(v128.loadF64(values.get, 8 * k)),
        add(sums[2 * k]!, low),
        add(sums[2 * k + 1]!, high),
      ]).flat(),
      values.set(i32.add(values.get, i32.const(8 * tile))),
    ),
    ...sums.map((sum, i2) => v128.store(row.get, sum.get, (i2 >> 1) * scoreRow + 32 * i + 16 * (i2 & 1))),
  ]
  return [
    firstValue.set(told.values.get),
    row.set(told.scores.get),
    loop(
      row,
      i32.const(tile * scoreRow),
      told.scoresEnd.get,
      ...each(vectors, fourSamples).flat(),
      firstValue.set(values.get),
    ),
  ]
}

/** (score × grid + offset, rounded) × keys + key: its low 32 bits, since the shift is added once more. */
function roundScores({ f, told }: Scope): Code[] {
  const [row, ranked, mask, key] = f.locals('i32', 4) as [Local, Local, Local, Local]
  const [grid, offset, keys, ownKey, low, high] = f.locals('v128', 6) as [
    ...[Local, Local, Local],
    ...[Local, Local, Local],
  ]
  const shift = v128.constF64(roundingShift)
  const rounded = (score: Local) => {
    const raw = f64x2.add(f64x2.mul(score.get, grid.get), offset.get)
    const whole = f64x2.sub(f64x2.add(raw, shift), shift)
    return score.set(f64x2.add(f64x2.add(f64x2.mul(whole, keys.get), ownKey.get), shift))
  }
  const divided = (score: Local, at: number) => score.set(f64x2.div(score.get, v128.load(mask.get, at)))
  const isMasked = [...mask.get, ...i32.const(0), 0x4e] // i32.ge_s
  return [
    ...[grid, offset, keys].map((figure, i) => figure.set(v128.loadF64(i32.const(figuresAt + 8 * i)))),
    row.set(told.scores.get),
    mask.set(told.maskOf.get),
    key.set(told.keyOf.get),
    ranked.set(told.ranked.get),
    loop(
      ranked,
      i32.const(rankRow),
      told.rankedEnd.get,
      mask.set(i32.load(told.maskOf.get)),
      ownKey.set(v128.loadF64(key.get)),
      ...each(vectors, (i) => [
        low.set(v128.load(row.get, 32 * i)),
        high.set(v128.load(row.get, 32 * i + 16)),
        when(isMasked, [divided(low, 32 * i), divided(high, 32 * i + 16)]),
        rounded(low),
        rounded(high),
        v128.store(ranked.get, v128.evenWords(low.get, high.get), 16 * i),
      ]).flat(),
      row.set(i32.add(row.get, i32.const(scoreRow))),
      key.set(i32.add(key.get, i32.const(8))),
      told.maskOf.set(i32.add(told.maskOf.get, i32.const(4))),
    ),
    // Back to the first vendor, for the next strip: rows is 4 × the number of vendors.
    told.maskOf.set(i32.sub(told.maskOf.get, told.rows.get)),
  ]
}

function compare({ f, told, others }: Scope): Code[] {
  const [own, ahead, rival, wins] = f.locals('i32', 4) as [Local, Local, Local, Local]
  const scores = f.locals('v128', vectors)
  const counts = f.locals('v128', vectors)
  const beaten = f.locals('v128', vectors)
  const sumOf = (xs: readonly Local[]) => xs.map((x) => x.get).reduce((sum, x) => i32x4.add(sum, x))
  return [
    others.set(v128.constI32(0)),
    own.set(told.ranked.get),
    ahead.set(told.ahead.get),
    wins.set(told.wins.get),
    loop(
      own,
      i32.const(rankRow),
      told.rankedEnd.get,
      ...scores.map((score, i) => score.set(v128.load(own.get, 16 * i))),
      ...counts.map((count) => count.set(v128.constI32(0))),
      rival.set(told.ranked.get),
      loop(
        rival,
        i32.const(rankRow),
        told.rankedEnd.get,
        // True is −1. A vendor is not ahead of itself.
        ...beaten.map((is, i) => is.set(i32x4.greater(v128.load(rival.get, 16 * i), scores[i]!.get))),
        ...counts.map((count, i) => count.set(i32x4.sub(count.get, beaten[i]!.get))),
        v128.store(wins.get, i32x4.sub(v128.load(wins.get), sumOf(beaten))),
        wins.set(i32.add(wins.get, i32.const(16))),
      ),
      ...counts.map((count, i) => v128.store(ahead.get, count.get, 16 * i)),
      others.set(i32x4.add(others.get, sumOf(counts))),
      ahead.set(i32.add(ahead.get, i32.const(rankRow))),
    ),
  ]
}

function countPlaces({ f, told }: Scope): Code[] {
  const [ahead, row, counter, end] = f.locals('i32', 4) as [Local, Local, Local, Local]
  return [
    row.set(told.places.get),
    ahead.set(told.ahead.get),
    end.set(i32.add(told.ahead.get, i32.shl(told.rows.get, i32.const(4)))),
    loop(
      ahead,
      i32.const(rankRow),
      end.get,
      ...each(stripSize, (s) => [
        counter.set(i32.add(row.get, i32.shl(i32.load(ahead.get, 4 * s), i32.const(2)))),
        i32.store(counter.get, i32.add(i32.load(counter.get), i32.const(1))),
      ]).flat(),
      row.set(i32.add(row.get, told.rows.get)),
    ),
  ]
}

/** Weights in whole units, as the bits of a number between 2²³ and 2²⁴. */
function addFirstWeights({ f, strip, stripEnd, told }: Scope): Code[] {
  const [ahead, row, end, weights, sum] = f.locals('i32', 5) as [Local, Local, Local, Local, Local]
  const isFirst = f.local('v128')
  const shift = 1.5 * 2 ** 23
  const shiftBits = new Int32Array(Float32Array.of(shift).buffer)[0]!
  const units = (x: Code) => {
    const shifted = f32x4.add(f32x4.mul(x, v128.constF32(weightUnits)), v128.constF32(shift))
    return i32x4.sub(shifted, v128.constI32(shiftBits))
  }
  const fourSamples = (i: number) => [
    isFirst.set(i32x4.eq(v128.load(ahead.get, 16 * i), v128.constI32(0))),
    when(v128.anyTrue(isFirst.get), [
      weights.set(i32.add(strip.get, i32.const(16 * i))),
      sum.set(row.get),
      loop(
        weights,
        i32.const(rankRow),
        stripEnd.get,
        v128.store(sum.get, i32x4.add(v128.load(sum.get), v128.and(units(v128.load(weights.get)), isFirst.get))),
        sum.set(i32.add(sum.get, i32.const(16))),
      ),
    ]),
  ]
  return [
    row.set(told.first.get),
    ahead.set(told.ahead.get),
    end.set(i32.add(told.ahead.get, i32.shl(told.rows.get, i32.const(4)))),
    loop(
      ahead,
      i32.const(rankRow),
      end.get,
      ...each(vectors, fourSamples).flat(),
      // A row of sums takes a quarter of a strip of weights: 16 bytes a criterion.
      row.set(i32.add(row.get, [...told.strip.get, ...i32.const(2), 0x76])), // i32.shr_u
    ),
  ]
}
