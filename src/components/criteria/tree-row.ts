import type { CriteriaNode, GroupId } from '@/domain/evaluation'
import type { SliderRange } from './slider-range'

/** One line of the criteria tree, as the page has worked it out. */
export interface TreeRow {
  readonly node: CriteriaNode
  readonly parent: GroupId
  /** 1 right below the root. */
  readonly depth: number
  /** 0-based among siblings. */
  readonly index: number
  readonly siblings: number
  /** 0..100 */
  readonly share: number
  /** 0..100 */
  readonly global: number
  readonly range: SliderRange
  /** A group whose children all weigh 0. */
  readonly isUnweighted: boolean
}

export interface Outline {
  readonly rows: readonly TreeRow[]
  /** Of shares and global weights. */
  readonly decimals: 1 | 2
  readonly isRootUnweighted: boolean
}

export type NodeKind = CriteriaNode['kind']
export type Direction = 'up' | 'down' | 'in' | 'out'

/** A new node that waits for its name. */
export interface NewPlace {
  readonly kind: NodeKind
  readonly parent: GroupId
  readonly index: number
}
