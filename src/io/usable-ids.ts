/**
 * A backup written by hand or by a script may name its parts in its own way (`vendor 1`, `云启`). Each id that is none
 * of ours gets one in its place, the same on every reading, and what points to it follows: a rating must not be lost
 * over the spelling of a key. What is no record, or has no id at all, goes on as it is: the schema names it.
 */
import { idPattern, idPrefixes, maxDepth } from '@/domain/evaluation'
import { isRecord, listOf, type LooseRecord } from './loose-json'

export interface WithUsableIds {
  readonly document: LooseRecord
  /** How many ids are new. */
  readonly renamed: number
}

export function withUsableIds(document: LooseRecord): WithUsableIds {
  const own = renamesOf([document], () => idPrefixes.evaluation)
  const vendors = renamesOf(listOf(document.vendors), () => idPrefixes.vendor)
  const evaluators = renamesOf(listOf(document.evaluators), () => idPrefixes.evaluator)
  const nodes = renamesOf([...nodesBelow(document.criteria, 0)], ({ kind }) =>
    kind === 'group' ? idPrefixes.group : idPrefixes.criterion,
  )
  const weighting = isRecord(document.weighting) ? document.weighting : {}
  const sets = renamesOf(listOf(weighting.sets), () => 'w')
  const scenarios = renamesOf(listOf(document.scenarios), () => 's')
  const renamed = [own, vendors, evaluators, nodes, sets, scenarios].reduce((sum, { size }) => sum + size, 0)
  if (renamed === 0) return { document, renamed }
  const { rules } = document
  return {
    renamed,
    document: {
      ...document,
      id: idIn(own, document.id),
      vendors: listOf(document.vendors).map((vendor) => withId(vendor, vendors)),
      evaluators: listOf(document.evaluators).map((evaluator) =>
        withPart(withId(evaluator, evaluators), nodes, vendors),
      ),
      criteria: withNodeIds(document.criteria, nodes, 0),
      ratings: withKeys(document.ratings, [evaluators, nodes, vendors]),
      consensus: withKeys(document.consensus, [nodes, vendors]),
      weighting: withWeighting(document.weighting, nodes, evaluators, sets),
      scenarios: withEach(document.scenarios, (scenario) => ({
        ...scenario,
        id: idIn(scenarios, scenario.id),
        weights: withKeys(scenario.weights, [nodes]),
        levels: withKeys(scenario.levels, [nodes, vendors]),
      })),
      rules: isRecord(rules) ? { ...rules, tieBreaks: listOf(rules.tieBreaks).map((id) => idIn(nodes, id)) } : rules,
    },
  }
}

type Renames = ReadonlyMap<unknown, string>

const idIn = (renames: Renames, id: unknown): unknown => renames.get(id) ?? id

function renamesOf(parts: readonly unknown[], prefixOf: (part: LooseRecord) => string): Renames {
  const records = parts.filter(isRecord)
  const taken = new Set(records.map(({ id }) => id))
  const renames = new Map<unknown, string>()
  for (const part of records) {
    const { id } = part
    if (typeof id !== 'string' || id === '' || idPattern.test(id) || renames.has(id)) continue
    let number = renames.size + 1
    while (taken.has(`${prefixOf(part)}-${number}`)) number += 1
    renames.set(id, `${prefixOf(part)}-${number}`)
    taken.add(`${prefixOf(part)}-${number}`)
  }
  return renames
}

function withId(part: unknown, renames: Renames): unknown {
  return isRecord(part) ? { ...part, id: idIn(renames, part.id) } : part
}

/** Below the deepest level that the tree may have nothing is kept, so nothing there needs an id. */
function withNodeIds(node: unknown, renames: Renames, depth: number): unknown {
  if (!isRecord(node) || depth > maxDepth) return node
  const children = node.children
  if (!Array.isArray(children)) return withId(node, renames)
  return {
    ...node,
    id: idIn(renames, node.id),
    children: children.map((child) => withNodeIds(child, renames, depth + 1)),
  }
}

/** @param levels what the keys are, from the outside in */
function withKeys(value: unknown, levels: readonly Renames[]): unknown {
  const [keys, ...deeper] = levels
  if (!keys || !isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [idIn(keys, key), withKeys(part, deeper)]))
}

/** What is no list stays what it is, and so does what is no record in it. */
function withEach(value: unknown, change: (part: LooseRecord) => LooseRecord): unknown {
  return Array.isArray(value) ? value.map((part: unknown) => (isRecord(part) ? change(part) : part)) : value
}

function withIds(value: unknown, renames: Renames): unknown {
  return Array.isArray(value) ? value.map((id: unknown) => idIn(renames, id)) : value
}

/** What an evaluator is asked for. */
function withPart(evaluator: unknown, nodes: Renames, vendors: Renames): unknown {
  if (!isRecord(evaluator)) return evaluator
  return {
    ...evaluator,
    assigned: withIds(evaluator.assigned, nodes),
    recusals: withEach(evaluator.recusals, (one) => ({ ...one, vendor: idIn(vendors, one.vendor) })),
  }
}

function withWeighting(weighting: unknown, nodes: Renames, evaluators: Renames, sets: Renames): unknown {
  if (!isRecord(weighting)) return weighting
  const inputs = withKeys(weighting.inputs, [nodes])
  return {
    ...weighting,
    inputs: isRecord(inputs)
      ? Object.fromEntries(Object.entries(inputs).map(([group, own]) => [group, withInputs(own, nodes)]))
      : inputs,
    sets: withEach(weighting.sets, (set) => ({
      ...set,
      id: idIn(sets, set.id),
      weights: withKeys(set.weights, [nodes]),
      evaluator: idIn(evaluators, set.evaluator),
    })),
  }
}

/** What was entered in each way; what names no node in it is left alone. */
function withInputs(inputs: unknown, nodes: Renames): unknown {
  if (!isRecord(inputs)) return inputs
  const { rank, pairwise, applied } = inputs
  const bestWorst = inputs['best-worst']
  return {
    ...inputs,
    points: withKeys(inputs.points, [nodes]),
    swing: withKeys(inputs.swing, [nodes]),
    ...(isRecord(rank) && {
      rank: {
        ...rank,
        tiers: Array.isArray(rank.tiers) ? rank.tiers.map((tier: unknown) => withIds(tier, nodes)) : rank.tiers,
      },
    }),
    ...(isRecord(pairwise) && {
      pairwise: {
        ...pairwise,
        judges: withEach(pairwise.judges, (judge) => ({
          ...judge,
          judgements: withKeys(judge.judgements, [nodes, nodes]),
        })),
      },
    }),
    ...(isRecord(bestWorst) && {
      'best-worst': {
        ...bestWorst,
        best: idIn(nodes, bestWorst.best),
        worst: idIn(nodes, bestWorst.worst),
        bestOver: withKeys(bestWorst.bestOver, [nodes]),
        overWorst: withKeys(bestWorst.overWorst, [nodes]),
      },
    }),
    ...(isRecord(applied) && { applied: { ...applied, weights: withKeys(applied.weights, [nodes]) } }),
  }
}

function* nodesBelow(node: unknown, depth: number): Generator<LooseRecord> {
  if (!isRecord(node) || depth > maxDepth) return
  yield node
  for (const child of listOf(node.children)) yield* nodesBelow(child, depth + 1)
}
