/** What a pack of the right shape can still get wrong: references, order, depth, ids. */
import { isLevelOf, scaleFault } from '@/domain/criteria/scales'
import { maxDepth } from '@/domain/evaluation'
import type { Scale } from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import type { CriteriaPack, PackCriterion, PackNode } from './criteria-pack'
import { namedScale, packScale } from './instantiate-pack'

export function* packFaults(pack: CriteriaPack): Generator<Problem> {
  for (const [name, scale] of Object.entries(pack.scales)) yield* unsound(packScale(scale, {}, 'en'), `scales.${name}`)

  const taken = new Set<string>()
  const siblings = function* (nodes: readonly PackNode[], path: string, depth: number): Generator<Problem> {
    if (nodes.every((node) => node.weight === 0)) yield fault('pack-weights-all-zero', path)
    for (const [index, node] of nodes.entries()) {
      const at = `${path}[${index}]`
      if (depth > maxDepth) yield fault('pack-too-deep', at, { most: maxDepth })
      if (taken.has(node.id)) yield fault('pack-id-taken', `${at}.id`, { id: node.id })
      taken.add(node.id)
      if ('children' in node) yield* siblings(node.children, `${at}.children`, depth + 1)
      else yield* criterionFaults(pack, node, at)
    }
  }
  yield* siblings(pack.groups, 'groups', 1)
}

function* criterionFaults(pack: CriteriaPack, criterion: PackCriterion, path: string): Generator<Problem> {
  const named = namedScale(pack, criterion)
  if (!named) {
    yield fault('pack-scale-unknown', `${path}.scale`, { scale: String(criterion.scale) })
    return
  }
  const scale = packScale(named, {}, 'en')
  if (typeof criterion.scale !== 'string') yield* unsound(scale, `${path}.scale`)
  for (const level of Object.keys(criterion.anchors))
    if (!hasAnchor(scale, level)) yield fault('pack-anchor-unknown-level', `${path}.anchors.${level}`, { level })
  const { threshold } = criterion
  if (threshold !== null && !isLevelOf(scale, threshold))
    yield fault('pack-threshold-unknown-level', `${path}.threshold`, { level: threshold })
}

function* unsound(scale: Scale, path: string): Generator<Problem> {
  const found = scaleFault(scale)
  if (found) yield fault(`pack-${found}`, path)
}

/** `1.0` and `01` are refused: two keys for one level would hide each other. */
function hasAnchor(scale: Scale, key: string): boolean {
  const level = Number(key)
  return scale.kind !== 'measure' && String(level) === key && isLevelOf(scale, level)
}

function fault(code: string, path: string, params: Problem['params'] = {}): Problem {
  return { code, severity: 'error', params: { path, ...params } }
}
