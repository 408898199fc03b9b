import type { NodeId } from '@/domain/evaluation'

/** A child of the group whose weights are sought. */
export interface WeighedItem {
  readonly id: NodeId
  readonly name: string
  /** What its scale calls worst and best. */
  readonly worst: string
  readonly best: string
}
