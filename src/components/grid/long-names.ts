/**
 * Which names at the head of a row or column may need more than their two lines. Only these are clamped: a box that
 * clips is painted and layered by itself, and with one in each row every key press is slower.
 */
import type { CriteriaNode } from '@/domain/evaluation'
import { widthInEms } from '../ui/text-width'

/** In em of the small size, for two lines at the column's narrowest, less what breaking between words may waste. */
const roomInRow = 18
const roomBesideMarks = 10
const roomInHead = 7

export function isLongInRow(node: CriteriaNode): boolean {
  const isPlain = node.threshold === null && (node.kind === 'group' || !['measure', 'points'].includes(node.scale.kind))
  return widthInEms(node.name) > (isPlain ? roomInRow : roomBesideMarks)
}

export function isLongInHead(name: string): boolean {
  return widthInEms(name) > roomInHead
}
