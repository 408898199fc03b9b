/** Edits of the criteria tree. Ratings of a removed criterion go with it; undo brings both back. */
import { isLevelOf, levelOfValue, valueFunction } from '../../criteria/scales'
import {
  changeNode,
  findNode,
  heightOf,
  insertNodes,
  leavesOf,
  nodesOf,
  pathOf,
  removeNode as withoutNode,
} from '../../criteria/tree'
import {
  maxDepth,
  type CriteriaGroup,
  type Criterion,
  type Evaluation,
  type NodeId,
  type Rating,
} from '../../evaluation'
import { keepConsensus, mapConsensus } from './consensus-edits'
import type { EditArgs } from '../edit'
import { keepMarks, mapMarks } from './marks'
import { weightingWithout } from './without-weighting'

/** Those that are there already are left out. */
export function addNodes(document: Evaluation, { parent, index, nodes }: EditArgs['addNodes']): Evaluation {
  const taken = new Set(nodesOf(document.criteria).map((node) => node.id))
  const added = nodes.filter((node) => !taken.has(node.id))
  if (added.length === 0) return document
  return withCriteria(document, insertNodes(document.criteria, parent, index, added))
}

export function removeNode(document: Evaluation, { id }: EditArgs['removeNode']): Evaluation {
  const node = findNode(document.criteria, id)
  if (!node || id === document.criteria.id) return document
  const gone = new Set<string>(leavesOf(node).map((c) => c.id))
  const criteria = withoutNode(document.criteria, id)
  const removed = {
    ...withCriteria(document, criteria),
    ratings: keepMarks(document.ratings, (criterion) => !gone.has(criterion)),
    consensus: keepConsensus(document.consensus, (criterion) => !gone.has(criterion)),
    weighting: weightingWithout(document.weighting, new Set(nodesOf(node).map((n) => n.id))),
  }
  const tieBreaks = document.rules.tieBreaks.filter((named) => findNode(criteria, named))
  return tieBreaks.length === document.rules.tieBreaks.length
    ? removed
    : { ...removed, rules: { ...document.rules, tieBreaks } }
}

export function describeNode(document: Evaluation, { id, ...changes }: EditArgs['describeNode']): Evaluation {
  return change(document, id, (node) => ({ ...node, ...changes }))
}

/** Whether a node may be put under this group: not into itself, and within the depth that is allowed. */
export function canMove(root: CriteriaGroup, id: NodeId, parent: NodeId): boolean {
  const node = findNode(root, id)
  const path = pathOf(root, parent)
  if (!node || id === root.id || path.at(-1)?.kind !== 'group') return false
  if (path.some((ancestor) => ancestor.id === id)) return false
  return path.length - 1 + heightOf(node) <= maxDepth
}

/** @param args.index position among the new siblings once the node has left its old place */
export function moveNode(document: Evaluation, { id, parent, index }: EditArgs['moveNode']): Evaluation {
  if (!canMove(document.criteria, id, parent)) return document
  const node = findNode(document.criteria, id)!
  return withCriteria(document, insertNodes(withoutNode(document.criteria, id), parent, index, [node]))
}

export function setWeights(document: Evaluation, { weights }: EditArgs['setWeights']): Evaluation {
  const named = new Map(Object.entries(weights))
  let criteria = document.criteria
  for (const [id, weight] of named)
    criteria = changeNode(criteria, id as NodeId, (node) => (node.weight === weight ? node : { ...node, weight }))
  return withCriteria(document, criteria)
}

export function setThreshold(document: Evaluation, { id, threshold }: EditArgs['setThreshold']): Evaluation {
  return change(document, id, (node) => ({ ...node, threshold }))
}

export function setScale(
  document: Evaluation,
  { criterion, scale, recorded, ...args }: EditArgs['setScale'],
): Evaluation {
  const node = findNode(document.criteria, criterion)
  if (node?.kind !== 'criterion') return document
  const carryOver = (level: number) => levelOfValue(scale, valueFunction(node.scale)(level))
  const convert = (mark: Rating): Rating | null => {
    if (mark.state !== 'rated') return mark
    if (recorded === 'keep' && isLevelOf(scale, mark.level)) return mark
    if (recorded === 'rescale') return { ...mark, level: carryOver(mark.level) }
    const { level: _, ...rest } = mark
    return mark.note || mark.evidence ? { ...rest, state: 'unrated' } : null
  }
  const carriedThreshold = (threshold: number | null) => {
    if (threshold === null || recorded === 'clear') return null
    if (recorded === 'keep') return isLevelOf(scale, threshold) ? threshold : null
    return carryOver(threshold)
  }
  const { threshold = carriedThreshold(node.threshold) } = args
  return {
    ...change(document, criterion, (old) => ({ ...(old as Criterion), scale, threshold })),
    ratings: mapMarks(document.ratings, criterion, convert),
    consensus: mapConsensus(document.consensus, criterion, (agreed) => {
      if (recorded === 'keep') return isLevelOf(scale, agreed.level) ? agreed : null
      if (recorded === 'clear') return null
      const replaced = agreed.replaced === null ? null : carryOver(agreed.replaced)
      return { ...agreed, level: carryOver(agreed.level), replaced }
    }),
  }
}

function change(
  document: Evaluation,
  id: NodeId,
  with_: (node: CriteriaGroup | Criterion) => CriteriaGroup | Criterion,
): Evaluation {
  return withCriteria(document, changeNode(document.criteria, id, with_))
}

function withCriteria(document: Evaluation, criteria: CriteriaGroup): Evaluation {
  return criteria === document.criteria ? document : { ...document, criteria }
}
