/** What a table holds and where; proposed by `recognise.ts`, changed by the user, obeyed by the plan. */
import type { ColumnRole } from '../table/headings'

export const tableKinds = ['comparison', 'matrix', 'ratings', 'criteria', 'vendors', 'results'] as const
/** `comparison` is our own sheet, `matrix` anybody's with criteria on one side and vendors on the other. */
export type TableKind = (typeof tableKinds)[number]

export interface Mapping {
  readonly kind: TableKind
  /** Row of the headings, from 0; −1 when there are none. What stands above is not read. */
  readonly headingRow: number
  /** One per column. */
  readonly columns: readonly ColumnRole[]
  /** Matrix and comparison: what runs down the rows. */
  readonly down: 'criteria' | 'vendors'
  /** Matrix and comparison: rows that are no criterion (or vendor), by row number from 0. */
  readonly rows: Readonly<Record<number, RowRole>>
}

/** `group` is a line that only names the group of those below; `skip` leaves a row out. */
export const rowRoles = ['weight', 'full', 'group', 'total', 'rank', 'coverage', 'status', 'skip'] as const
export type RowRole = (typeof rowRoles)[number]

/** The roles that make sense in a kind of table, to choose from. */
export const rolesOfKind: Readonly<Record<TableKind, readonly ColumnRole[]>> = {
  comparison: ['aside', 'id', 'group', 'criterion', 'vendor', 'weight', 'full', 'value', 'total', 'rank', 'coverage'],
  matrix: [
    'aside',
    'id',
    'group',
    'groupWeight',
    'criterion',
    'vendor',
    'weight',
    'full',
    'threshold',
    'value',
    'total',
    'rank',
    'coverage',
  ],
  ratings: [
    'aside',
    'evaluator',
    'vendor',
    'criterionId',
    'criterion',
    'state',
    'level',
    'note',
    'evidence',
    'ratedAt',
  ],
  criteria: [
    'aside',
    'id',
    'parent',
    'group',
    'groupWeight',
    'criterion',
    'weight',
    'scale',
    'full',
    'threshold',
    'description',
  ],
  vendors: ['aside', 'id', 'vendor', 'website', 'contact', 'status', 'note'],
  results: ['aside', 'rank', 'vendor', 'total', 'low', 'high', 'coverage', 'status', 'tieBreak'],
}

export function columnOf(mapping: Mapping, role: ColumnRole): number {
  return mapping.columns.indexOf(role)
}
