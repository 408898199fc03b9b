/** The criteria of one vendor's cards, under the path of the group they stand in. */
import { isOutside, type Outside } from '@/components/grid/refuse-outside'
import type { CriteriaGroup, Criterion, EvaluatorRatings, GroupId, VendorId } from '@/domain/evaluation'

export interface CardSection {
  readonly id: GroupId
  /** Names from the first level down; empty for criteria without a group. */
  readonly path: readonly string[]
  readonly criteria: readonly Criterion[]
}

/** Tree order; a group that has only groups makes no section of its own. */
export function cardSections(root: CriteriaGroup): CardSection[] {
  const sections: CardSection[] = []
  const visit = (group: CriteriaGroup, path: readonly string[]) => {
    let run: Criterion[] = []
    const close = () => {
      if (run.length > 0) sections.push({ id: group.id, path, criteria: run })
      run = []
    }
    for (const child of group.children) {
      if (child.kind === 'criterion') run.push(child)
      else {
        close()
        visit(child, [...path, child.name])
      }
    }
    close()
  }
  visit(root, [])
  return sections
}

export function isAnswered(ratings: EvaluatorRatings, criterion: Criterion, vendor: VendorId): boolean {
  const state = ratings[criterion.id]?.[vendor]?.state
  return state !== undefined && state !== 'unrated'
}

/** The criteria that are asked for in this column. */
export function askedCriteria(criteria: readonly Criterion[], outside: Outside, vendor: VendorId): Criterion[] {
  return criteria.filter(({ id }) => !isOutside(outside, id, vendor))
}

/** The first open criterion behind this one, going round once; undefined when all are answered. */
export function nextOpen(
  criteria: readonly Criterion[],
  ratings: EvaluatorRatings,
  vendor: VendorId,
  after: Criterion['id'] | undefined,
): Criterion | undefined {
  const from = criteria.findIndex((c) => c.id === after) + 1
  return [...criteria.slice(from), ...criteria.slice(0, from)].find((c) => !isAnswered(ratings, c, vendor))
}
