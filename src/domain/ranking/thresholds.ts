/**
 * A vendor fails a threshold only when no missing mark could save it; until then it is at risk.
 * Criterion thresholds compare levels in the direction of the scale (a maximum where lower is better),
 * group and total thresholds compare scores in points out of 100.
 */
import { directionOf, valueFunction } from '../criteria/scales'
import { leavesOf, nodesOf } from '../criteria/tree'
import type { CriteriaGroup, CriteriaNode, Criterion, CriterionId, NodeId } from '../evaluation'
import { settle } from '../sum'
import type { Aggregate, Range } from './aggregate'
import type { PooledRow, ThresholdCheck } from './results'

export interface ThresholdVerdict {
  readonly failures: readonly ThresholdCheck[]
  readonly atRisk: readonly ThresholdCheck[]
  /** Whether some threshold could still fail. */
  readonly isOpen: boolean
}

/** Nodes with a threshold, parents first. */
export function thresholdNodes(root: CriteriaGroup): CriteriaNode[] {
  return nodesOf(root).filter((node) => node.threshold !== null)
}

/** @param nodes of `thresholdNodes`, looked up once for all vendors */
export function checkThresholds(
  nodes: readonly CriteriaNode[],
  root: CriteriaGroup,
  rows: ReadonlyMap<CriterionId, PooledRow>,
  aggregate: Aggregate,
  vendor: number,
): ThresholdVerdict {
  const failures: ThresholdCheck[] = []
  const atRisk: ThresholdCheck[] = []
  let isOpen = false
  const checkNode = (node: CriteriaNode, required: number): Check => {
    if (node.kind === 'criterion') return checkCriterion(node, required, rows.get(node.id)!, vendor)
    // The total is compared as it is shown, rounded where that is declared.
    const isTotal = node.id === root.id
    const score = isTotal ? aggregate.score : aggregate.groupScores.get(node.id)
    if (score == null && leavesOf(node).every((leaf) => rows.get(leaf.id)!.states[vendor] === 'na')) return passed
    return checkGroup(node.id, required, score, isTotal ? aggregate : aggregate.groupRanges.get(node.id)!)
  }
  for (const node of nodes) {
    if (node.threshold === null) continue
    const check = checkNode(node, node.threshold)
    if (check.verdict === 'fails') failures.push(check.found!)
    if (check.verdict === 'at-risk') atRisk.push(check.found!)
    if (check.verdict === 'at-risk' || check.verdict === 'open') isOpen = true
  }
  return { failures, atRisk, isOpen }
}

interface Check {
  readonly verdict: 'passes' | 'open' | 'at-risk' | 'fails'
  readonly found: ThresholdCheck | null
}

/** What applies to nothing misses nothing. */
const passed: Check = { verdict: 'passes', found: null }

function checkCriterion(criterion: Criterion, required: number, row: PooledRow, vendor: number): Check {
  const state = row.states[vendor]
  if (state === 'na') return passed
  if (state !== 'rated') return { verdict: 'open', found: null }
  const actual = row.levels[vendor]!
  const found = { node: criterion.id, required, actual }
  const isMissed = misses(criterion, actual, required)
  const needed = valueFunction(criterion.scale)(required)
  const isSettled = row.answered[vendor] === 1
  if (isMissed) return { verdict: isSettled || settle(row.highs[vendor]! - needed) < 0 ? 'fails' : 'at-risk', found }
  return { verdict: isSettled || settle(row.lows[vendor]! - needed) >= 0 ? 'passes' : 'open', found }
}

/** Levels are compared, not values: beyond the end of a measure all values are the same. */
function misses(criterion: Criterion, actual: number, required: number): boolean {
  const direction = directionOf(criterion.scale)
  if (direction !== 0) return settle(direction * (actual - required)) < 0
  const valueOf = valueFunction(criterion.scale)
  return settle(valueOf(actual) - valueOf(required)) < 0
}

/** @param score null or undefined where nothing is rated */
function checkGroup(node: NodeId, required: number, score: number | null | undefined, { low, high }: Range): Check {
  const points = (share: number) => settle(share * 100)
  const actual = points(score ?? high)
  const found = { node, required, actual }
  if (points(high) < required) return { verdict: 'fails', found }
  if (points(low) >= required) return { verdict: 'passes', found }
  return { verdict: score != null && actual < required ? 'at-risk' : 'open', found }
}
