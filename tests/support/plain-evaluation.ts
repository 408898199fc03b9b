/**
 * The scoring rules once more, in their plainest form and by another road: every cell, every mark and every possible
 * path is looked up anew. Slow, and no line of it is the app's.
 */
import type { CriteriaNode, Criterion, Evaluation, Evaluator, Scale } from '@/domain/evaluation'

export interface PlainStanding {
  readonly score: number | null
  readonly low: number
  readonly high: number
  readonly coverage: number
}

type Leaf = Criterion & { readonly global: number; readonly path: readonly string[] }

function leavesBelow(node: CriteriaNode, global: number, path: readonly string[]): Leaf[] {
  if (node.kind === 'criterion') return [{ ...node, global, path: [...path, node.id] }]
  const total = node.children.reduce((sum, child) => sum + child.weight, 0)
  return node.children.flatMap((child) =>
    leavesBelow(child, total === 0 ? 0 : (global * child.weight) / total, [...path, node.id]),
  )
}

function points(scale: Scale): (readonly [number, number])[] {
  if (scale.kind === 'yes-no') return [[0, 0], [1, 1]] // prettier-ignore
  if (scale.kind === 'points') return [[0, 0], [scale.full, 1]] // prettier-ignore
  if (scale.kind === 'measure') return scale.points.map((p) => [p.level, p.value])
  const first = scale.levels[0]!.level
  const last = scale.levels.at(-1)!.level
  return scale.levels.map((l) => [l.level, l.value ?? (l.level - first) / (last - first)])
}

function valueOf(scale: Scale, level: number): number {
  const all = points(scale)
  if (level <= all[0]![0]) return all[0]![1]
  for (let i = 1; i < all.length; i++) {
    const [x, y] = all[i - 1]!
    const [to, high] = all[i]!
    if (level <= to) return y + ((high - y) * (level - x)) / (to - x)
  }
  return all.at(-1)![1]
}

interface Heard {
  readonly x: number
  readonly weight: number
}

function poolOf({ pooling, trimFrom }: Evaluation['rules'], heard: readonly Heard[]): number {
  const plain = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length
  const xs = heard.map((h) => h.x).toSorted((a, b) => a - b)
  const weight = heard.reduce((sum, h) => sum + h.weight, 0)
  if (pooling === 'weighted-mean' && weight > 0) return heard.reduce((sum, h) => sum + h.x * h.weight, 0) / weight
  if (pooling === 'median') return plain(xs.slice(Math.ceil(xs.length / 2) - 1, Math.floor(xs.length / 2) + 1))
  if (pooling === 'trimmed-mean' && xs.length >= trimFrom && xs.length >= 3) return plain(xs.slice(1, -1))
  return plain(xs)
}

const asks = (evaluator: Evaluator, leaf: Leaf, vendor: string) =>
  !evaluator.recusals.some((r) => r.vendor === vendor) &&
  (evaluator.assigned === null || evaluator.assigned.some((id) => leaf.path.includes(id)))

interface Cell {
  readonly state: 'rated' | 'na' | 'open'
  readonly value: number
  readonly low: number
  readonly high: number
  readonly answered: number
}

function cellOf(document: Evaluation, leaf: Leaf, vendor: Evaluation['vendors'][number]['id']): Cell {
  const { evaluators, ratings, rules, consensus } = document
  const agreed = consensus[leaf.id]?.[vendor]
  if (agreed) {
    const value = valueOf(leaf.scale, agreed.level)
    return { state: 'rated', value, low: value, high: value, answered: 1 }
  }
  const asked = evaluators.flatMap((evaluator) => {
    const mark = ratings[evaluator.id]?.[leaf.id]?.[vendor]
    return !asks(evaluator, leaf, vendor) || mark?.state === 'abstain' ? [] : [{ mark, weight: evaluator.weight }]
  })
  const given = asked.flatMap(({ mark, weight }) => (mark?.state === 'rated' ? [{ x: mark.level, weight }] : []))
  const missing = asked.filter(({ mark }) => !mark || mark.state === 'unrated')
  const answered = asked.length === 0 ? 0 : 1 - missing.length / asked.length
  if (given.length === 0)
    return { state: asked.length > 0 && missing.length === 0 ? 'na' : 'open', value: NaN, low: 0, high: 1, answered }
  const value = valueOf(leaf.scale, poolOf(rules, given))
  if (missing.length === 0) return { state: 'rated', value, low: value, high: value, answered }
  const all = points(leaf.scale)
  const values = all.map(([, y]) => y)
  const isRising = values.every((y, i) => i === 0 || y >= values[i - 1]!)
  const isFalling = values.every((y, i) => i === 0 || y <= values[i - 1]!)
  if (leaf.scale.kind === 'measure' || isRising === isFalling)
    return { state: 'rated', value, low: 0, high: 1, answered }
  const filled = (with_: number) => {
    const level = all.find(([, y]) => y === with_)![0]
    return valueOf(leaf.scale, poolOf(rules, [...given, ...missing.map(({ weight }) => ({ x: level, weight }))]))
  }
  const low = Math.min(value, filled(Math.min(...values)))
  const high = Math.max(value, filled(Math.max(...values)))
  return { state: 'rated', value, low, high, answered }
}

interface Weighed extends Cell {
  readonly global: number
}

function sumUp(cells: readonly Weighed[], isZero: boolean): { score: number | null; low: number; high: number } {
  const over = (part: readonly Weighed[], figure: (cell: Weighed) => number) => {
    const weight = part.reduce((sum, cell) => sum + cell.global, 0)
    return weight > 0 ? part.reduce((sum, cell) => sum + cell.global * figure(cell), 0) / weight : null
  }
  const counted = cells.filter(({ state }) => state === 'rated' || (isZero && state === 'na'))
  const applying = cells.filter(({ state }) => isZero || state !== 'na')
  const nothing = (figure: (cell: Weighed) => number) => (cell: Weighed) => (cell.state === 'na' ? 0 : figure(cell))
  const score = over(
    counted,
    nothing((cell) => cell.value),
  )
  const low = over(
    applying,
    nothing((cell) => cell.low),
  )
  const high = over(
    applying,
    nothing((cell) => cell.high),
  )
  return { score, low: low ?? 0, high: high ?? 1 }
}

/** Without rounding. In the order of the vendors. */
export function plainStandings(document: Evaluation): PlainStanding[] {
  const { evaluators, ratings, consensus, rules } = document
  const leaves = leavesBelow(document.criteria, 1, [])
  const isZero = rules.notApplicable === 'zero'
  return document.vendors.map(({ id: vendor }) => {
    const cells = leaves.map((leaf) => ({ ...cellOf(document, leaf, vendor), global: leaf.global }))
    const coverage = cells.reduce((sum, cell) => sum + cell.answered, 0) / cells.length
    const byCell = sumUp(cells, isZero)
    if (byCell.score === null && coverage === 1) return { score: null, low: 0, high: 0, coverage }
    if (rules.pooledBy === 'cell') return { ...byCell, coverage }

    const scorecards = evaluators.flatMap((evaluator) => {
      let given = 0
      let missing = 0
      const own = cells.map((cell, c): Weighed => {
        const leaf = leaves[c]!
        if (consensus[leaf.id]?.[vendor] || !asks(evaluator, leaf, vendor)) return cell
        const mark = ratings[evaluator.id]?.[leaf.id]?.[vendor]
        if (mark?.state === 'rated') {
          given++
          const value = valueOf(leaf.scale, mark.level)
          return { ...cell, value, low: value, high: value }
        }
        if (mark && mark.state !== 'unrated') return cell
        missing++
        const values = points(leaf.scale).map(([, y]) => y)
        return cell.state === 'rated' ? { ...cell, low: Math.min(...values), high: Math.max(...values) } : cell
      })
      return given + missing === 0 ? [] : [{ ...sumUp(own, isZero), weight: evaluator.weight, isHeard: given > 0 }]
    })
    const heard = scorecards.filter((card) => card.isHeard)
    if (heard.length === 0) return { ...byCell, coverage }
    const pooled = (cards: typeof heard, x: (card: (typeof heard)[number]) => number) =>
      poolOf(
        rules,
        cards.map((card) => ({ x: x(card), weight: card.weight })),
      )
    const score = byCell.score === null ? null : pooled(heard, (card) => card.score!)
    const low = pooled(scorecards, (card) => card.low)
    const high = pooled(scorecards, (card) => card.high)
    return { score, low: Math.min(low, score ?? low), high: Math.max(high, score ?? high), coverage }
  })
}
