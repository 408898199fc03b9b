import type { ChartVendor } from './chart-vendor'

/** Values of some vendors along some axes, all on one scale from 0 to 100. */
export interface Profile {
  readonly axes: readonly ProfileAxis[]
  readonly lines: readonly ProfileLine[]
}

export interface ProfileAxis {
  readonly id: string
  readonly name: string
  /** Name of the group above, when axes are criteria; empty otherwise. */
  readonly group: string
}

export interface ProfileLine {
  readonly vendor: ChartVendor
  /** 0..100 in the order of the axes; null where nothing is rated. */
  readonly values: readonly (number | null)[]
}
