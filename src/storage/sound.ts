/**
 * Whether pages can show a document that was folded from a journal: an entry may be written in good form and still
 * carry what no edit of this app makes. A quick look, without the schema; `readDocument` then says what is wrong.
 */
import { scaleFault } from '@/domain/criteria/scales'
import { nodesOf } from '@/domain/criteria/tree'
import type { CriteriaNode, Evaluation } from '@/domain/evaluation'
import { evaluate } from '@/domain/ranking/evaluate'

export function isSound(document: Evaluation): boolean {
  try {
    return (
      areTexts(document.id, document.title, document.description, document.createdAt) &&
      document.criteria.kind === 'group' &&
      nodesOf(document.criteria).every(isSoundNode) &&
      document.vendors.every((v) =>
        areTexts(v.id, v.name, v.website, v.contact, v.status, v.outReason, v.note, palette[v.color]),
      ) &&
      document.evaluators.every((one) => areTexts(one.id, one.name, one.role) && Number.isFinite(one.weight)) &&
      [document.ratings, ...Object.values(document.ratings)].every((rows) => typeof rows === 'object') &&
      Number.isFinite(evaluate(document).coverage)
    )
  } catch {
    return false
  }
}

const palette = '0123456789'

function isSoundNode(node: CriteriaNode): boolean {
  const isThreshold = node.threshold === null || Number.isFinite(node.threshold)
  if (!areTexts(node.id, node.name, node.description) || !(node.weight >= 0) || !isThreshold) return false
  if (node.kind === 'group') return true
  return node.kind === 'criterion' && kinds.includes(node.scale.kind) && scaleFault(node.scale) === null
}

const kinds = ['levels', 'points', 'yes-no', 'measure']

const areTexts = (...values: readonly unknown[]) => values.every((value) => typeof value === 'string')
