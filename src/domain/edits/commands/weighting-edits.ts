/** What was entered in the guided ways to weights, and named sets of weights. */
import { findNode } from '../../criteria/tree'
import type { Evaluation, GroupId } from '../../evaluation'
import type { AppliedWeights, GroupInputs, MethodInputs, WeightSet } from '../../weighting/weighting'
import { setWeights } from './criteria-edits'

export interface WeightingEdits {
  /** Of one or more ways; null takes away what was entered in it. */
  keepInputs: { group: GroupId; inputs: { readonly [Method in keyof MethodInputs]?: MethodInputs[Method] | null } }
  /** That the group's weights come from this way; goes in one batch with `setWeights`. */
  rememberMethod: { group: GroupId; applied: AppliedWeights }
  addWeightSet: { set: WeightSet }
  /** Weights that are not named stay. */
  changeWeightSet: { id: string; changes: Partial<Omit<WeightSet, 'id'>> }
  removeWeightSet: { id: string }
  /** Its weights become the evaluation's own; the set stays. */
  adoptWeightSet: { id: string }
}

export function keepInputs(document: Evaluation, { group, inputs }: WeightingEdits['keepInputs']): Evaluation {
  const kept = Object.entries({ ...document.weighting.inputs[group], ...inputs }).filter(([, input]) => input !== null)
  return withInputs(document, group, Object.fromEntries(kept))
}

export function rememberMethod(document: Evaluation, { group, applied }: WeightingEdits['rememberMethod']): Evaluation {
  return withInputs(document, group, { ...document.weighting.inputs[group], applied })
}

function withInputs(document: Evaluation, group: GroupId, inputs: GroupInputs): Evaluation {
  if (findNode(document.criteria, group)?.kind !== 'group') return document
  return {
    ...document,
    weighting: { ...document.weighting, inputs: { ...document.weighting.inputs, [group]: inputs } },
  }
}

export function addWeightSet(document: Evaluation, { set }: WeightingEdits['addWeightSet']): Evaluation {
  const { sets } = document.weighting
  return sets.some(({ id }) => id === set.id) ? document : withSets(document, [...sets, set])
}

export function changeWeightSet(document: Evaluation, { id, changes }: WeightingEdits['changeWeightSet']): Evaluation {
  const { sets } = document.weighting
  if (!sets.some((set) => set.id === id)) return document
  return withSets(
    document,
    sets.map((set) => (set.id === id ? { ...set, ...changes, weights: { ...set.weights, ...changes.weights } } : set)),
  )
}

export function removeWeightSet(document: Evaluation, { id }: WeightingEdits['removeWeightSet']): Evaluation {
  const { sets } = document.weighting
  if (!sets.some((set) => set.id === id)) return document
  return withSets(
    document,
    sets.filter((set) => set.id !== id),
  )
}

export function adoptWeightSet(document: Evaluation, { id }: WeightingEdits['adoptWeightSet']): Evaluation {
  const set = document.weighting.sets.find((one) => one.id === id)
  return set ? setWeights(document, set) : document
}

function withSets(document: Evaluation, sets: readonly WeightSet[]): Evaluation {
  return { ...document, weighting: { ...document.weighting, sets } }
}
