/** Small criteria trees for tests. */
import { levelsScale } from '@/components/criteria/scale-presets'
import type { CriteriaGroup, CriteriaNode, Criterion, CriterionId, GroupId, Scale } from '@/domain/evaluation'

export function criterion(id: string, weight = 1, scale: Scale = levelsScale('five')): Criterion {
  return { kind: 'criterion', id: id as CriterionId, name: id, description: '', weight, scale, threshold: null }
}

export function group(id: string, weight: number, children: readonly CriteriaNode[]): CriteriaGroup {
  return { kind: 'group', id: id as GroupId, name: id, description: '', weight, threshold: null, children }
}
