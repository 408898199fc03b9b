/** What was entered in the guided ways, and sets of weights, of a backup. What names unknown ids goes, part by part. */
import { nodesOf } from '@/domain/criteria/tree'
import type { CriteriaGroup, Evaluator, EvaluatorId, NodeId } from '@/domain/evaluation'
import {
  weightingMethods,
  type AppliedWeights,
  type BestWorstInput,
  type Figures,
  type GroupInputs,
  type Judge,
  type RankInput,
  type Weighting,
  type WeightSet,
} from '@/domain/weighting/weighting'
import type { ChapterReport } from './chapter-report'
import { isRecord, listOf } from './loose-json'

const setId = /^w-[A-Za-z0-9._-]{1,60}$/
const rules = ['centroid', 'sum', 'reciprocal'] as const
type Known = ReadonlySet<string>

export function readWeighting(
  input: unknown,
  criteria: CriteriaGroup,
  evaluators: readonly Evaluator[],
  report: Pick<ChapterReport, 'dropped'>,
): Weighting {
  if (!isRecord(input)) return { inputs: {}, sets: [] }
  const nodes = nodesOf(criteria)
  const known: Known = new Set(nodes.map(({ id }) => id))
  const inputs = nodes.flatMap(({ id, kind }) => {
    const own = kind === 'group' && isRecord(input.inputs) && Object.hasOwn(input.inputs, id) ? input.inputs[id] : null
    return isRecord(own) ? [[id, readInputs(own, known)] as const] : []
  })
  const people: Known = new Set(evaluators.map(({ id }) => id))
  const taken = new Set<string>()
  const sets = listOf(input.sets).flatMap((item, i) => {
    const set = readSet(item, known, people)
    if (set && !taken.has(set.id)) {
      taken.add(set.id)
      return [set]
    }
    report.dropped('weight-set', isRecord(item) && typeof item.name === 'string' ? item.name : String(i + 1))
    return []
  })
  return { inputs: Object.fromEntries(inputs), sets }
}

function readInputs(input: Record<string, unknown>, known: Known): GroupInputs {
  const { points, swing, rank, pairwise, applied } = input
  const bestWorst = input['best-worst']
  return {
    ...(isRecord(points) && { points: readFigures(points, known) }),
    ...(isRecord(swing) && { swing: readFigures(swing, known) }),
    ...(isRecord(rank) && { rank: readRank(rank, known) }),
    ...(isRecord(pairwise) && {
      pairwise: { judges: listOf(pairwise.judges).flatMap((judge) => readJudge(judge, known)) },
    }),
    ...(isRecord(bestWorst) && { 'best-worst': readBestWorst(bestWorst, known) }),
    ...readApplied(applied, known),
  }
}

function readRank({ rule, tiers }: Record<string, unknown>, known: Known): RankInput {
  const seen = new Set<string>()
  const isNew = (id: unknown): id is NodeId =>
    typeof id === 'string' && known.has(id) && !seen.has(id) && Boolean(seen.add(id))
  return {
    rule: rules.find((one) => one === rule) ?? 'centroid',
    tiers: listOf(tiers)
      .map((tier) => listOf(tier).filter(isNew))
      .filter((tier) => tier.length > 0),
  }
}

function readJudge(input: unknown, known: Known): Judge[] {
  if (!isRecord(input) || typeof input.name !== 'string') return []
  const rows = Object.entries(isRecord(input.judgements) ? input.judgements : {}).flatMap(([id, row]) =>
    known.has(id) && isRecord(row) ? [[id, readFigures(row, known, 1 / 9 - 1e-9, 9)] as const] : [],
  )
  return [{ name: input.name, judgements: Object.fromEntries(rows) }]
}

function readBestWorst(input: Record<string, unknown>, known: Known): BestWorstInput {
  const chosen = (id: unknown) => (typeof id === 'string' && known.has(id) ? (id as NodeId) : null)
  const figures = (part: unknown) => (isRecord(part) ? readFigures(part, known, 1, 9) : {})
  const { best, worst, bestOver, overWorst } = input
  return { best: chosen(best), worst: chosen(worst), bestOver: figures(bestOver), overWorst: figures(overWorst) }
}

function readApplied(input: unknown, known: Known): { applied?: AppliedWeights } {
  const method = isRecord(input) && weightingMethods.find((one) => one === input.method)
  if (!isRecord(input) || !method || !isRecord(input.weights)) return {}
  return { applied: { method, weights: readFigures(input.weights, known) } }
}

function readSet(input: unknown, known: Known, people: Known): WeightSet | null {
  if (!isRecord(input) || typeof input.id !== 'string' || !setId.test(input.id)) return null
  if (typeof input.name !== 'string') return null
  const { evaluator, note, weights } = input
  return {
    id: input.id,
    name: input.name,
    note: typeof note === 'string' ? note : '',
    weights: isRecord(weights) ? readFigures(weights, known) : {},
    evaluator: typeof evaluator === 'string' && people.has(evaluator) ? (evaluator as EvaluatorId) : null,
  }
}

function readFigures(input: Record<string, unknown>, known: Known, min = 0, max = Infinity): Figures {
  const entries = Object.entries(input).filter(
    ([id, x]) => known.has(id) && typeof x === 'number' && Number.isFinite(x) && x >= min && x <= max,
  )
  return Object.fromEntries(entries) as Figures
}
