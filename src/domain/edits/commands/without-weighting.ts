/** What was entered about weights names nodes and evaluators; when these go, what names them goes too. */
import type { EvaluatorId, NodeId } from '../../evaluation'
import type { GroupInputs, Judge, Weighting } from '../../weighting/weighting'

/** Without nodes that have been deleted. */
export function weightingWithout(weighting: Weighting, gone: ReadonlySet<string>): Weighting {
  const stays = ([id]: readonly [string, unknown]) => !gone.has(id)
  const figures = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).filter(stays))
  const inputs = Object.entries(weighting.inputs).filter(stays)
  const sets = weighting.sets.map((set) => ({ ...set, weights: figures(set.weights) }))
  return { inputs: Object.fromEntries(inputs.map(([id, of]) => [id, inputsWithout(of, gone, figures)])), sets }
}

type Thin = <Value>(record: Readonly<Record<string, Value>>) => Record<string, Value>

function inputsWithout(inputs: GroupInputs, gone: ReadonlySet<string>, thin: Thin): GroupInputs {
  const { points, swing, rank, pairwise, 'best-worst': bestWorst, applied } = inputs
  const judge = ({ name, judgements }: Judge) => ({
    name,
    judgements: Object.fromEntries(Object.entries(thin(judgements)).map(([id, row]) => [id, thin(row)])),
  })
  const chosen = (id: NodeId | null) => (id !== null && gone.has(id) ? null : id)
  return {
    ...(points && { points: thin(points) }),
    ...(swing && { swing: thin(swing) }),
    ...(rank && { rank: { ...rank, tiers: rank.tiers.map((tier) => tier.filter((id) => !gone.has(id))) } }),
    ...(pairwise && { pairwise: { judges: pairwise.judges.map(judge) } }),
    ...(bestWorst && {
      'best-worst': {
        best: chosen(bestWorst.best),
        worst: chosen(bestWorst.worst),
        bestOver: thin(bestWorst.bestOver),
        overWorst: thin(bestWorst.overWorst),
      },
    }),
    ...(applied && { applied: { ...applied, weights: thin(applied.weights) } }),
  }
}

/** A proposal outlives the seat of whoever made it. */
export function weightingWithoutEvaluator(weighting: Weighting, evaluator: EvaluatorId): Weighting {
  if (!weighting.sets.some((set) => set.evaluator === evaluator)) return weighting
  return {
    ...weighting,
    sets: weighting.sets.map((set) => (set.evaluator === evaluator ? { ...set, evaluator: null } : set)),
  }
}
