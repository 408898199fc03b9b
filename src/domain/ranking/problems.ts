/** What in the criteria keeps the scores from meaning what they seem to mean. */
import { nodesOf } from '../criteria/tree'
import type { WeightTable } from '../criteria/weights'
import type { CriteriaGroup } from '../evaluation'
import type { Problem } from '../result'

export function criteriaProblems(root: CriteriaGroup, weights: WeightTable): Problem[] {
  const problems: Problem[] = []
  for (const node of nodesOf(root)) {
    if (node.kind === 'criterion') continue
    const params = { node: node.id, name: node.name }
    // The root has no name to be called by.
    const code = node.id === root.id ? 'top-weights-all-zero' : 'weights-all-zero'
    if (weights.unweighted.includes(node.id)) problems.push({ code, severity: 'error', params })
    if (node.children.length === 0 && node.id !== root.id && node.weight > 0)
      problems.push({ code: 'group-without-criteria', severity: 'warning', params })
  }
  return problems
}
