/** Pack → criteria tree in one language. Ids stay as the pack has them, so that two evaluations can be compared. */
import type { CriteriaGroup, CriteriaNode, GroupId, LevelAnchor, Scale } from '@/domain/evaluation'
import type { CriteriaPack, PackAnchors, PackCriterion, PackLocale, PackNode, PackScale } from './criteria-pack'

export function instantiatePack(pack: CriteriaPack, locale: PackLocale, rootId: GroupId): CriteriaGroup {
  const nodeOf = (node: PackNode): CriteriaNode => {
    const { weight, threshold } = node
    const base = { name: node.name[locale], description: node.description[locale], weight, threshold }
    if ('children' in node) return { kind: 'group', id: node.id, ...base, children: node.children.map(nodeOf) }
    const scale = namedScale(pack, node)
    if (!scale) throw new Error(`${pack.id}: no scale for ${node.id}; was the pack read by readPack?`)
    return { kind: 'criterion', id: node.id, ...base, scale: packScale(scale, node.anchors, locale) }
  }
  return {
    kind: 'group',
    id: rootId,
    name: pack.name[locale],
    description: pack.description[locale],
    weight: 1,
    threshold: null,
    children: pack.groups.map(nodeOf),
  }
}

export function namedScale(pack: CriteriaPack, { scale }: PackCriterion): PackScale | undefined {
  if (typeof scale !== 'string') return scale
  return Object.hasOwn(pack.scales, scale) ? pack.scales[scale] : undefined
}

export function packScale(scale: PackScale, anchors: PackAnchors, locale: PackLocale): Scale {
  switch (scale.kind) {
    case 'levels':
      return {
        kind: 'levels',
        levels: scale.levels.map(({ level, label, value }) => ({
          level,
          label: label[locale],
          anchor: anchors[String(level)]?.[locale] ?? '',
          value,
        })),
      }
    case 'points':
      return { kind: 'points', full: scale.full, anchors: anchorList(anchors, locale) }
    case 'yes-no':
      return { kind: 'yes-no', anchors: anchorList(anchors, locale) }
    case 'measure':
      return { kind: 'measure', unit: scale.unit[locale], points: scale.points }
  }
}

function anchorList(anchors: PackAnchors, locale: PackLocale): LevelAnchor[] {
  return Object.entries(anchors)
    .map(([level, text]) => ({ level: Number(level), anchor: text[locale] }))
    .sort((a, b) => a.level - b.level)
}
