/** The kernels as the bytes of a module. */
import { assemble } from './assembler'
import * as exponentials from './exponentials-kernel'
import * as rank from './rank-kernel'

export function kernelModule(): Uint8Array<ArrayBuffer> {
  return assemble([
    { name: 'exponentials', parameters: exponentials.parameters, body: exponentials.exponentialsKernel() },
    { name: 'rank', parameters: rank.parameters, body: rank.rankKernel() },
  ])
}

/** What the module exports, once it runs. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  /** Addresses: state, weights, their end; then the bytes of a strip. */
  exponentials(state: number, weights: number, end: number, strip: number): void
  rank(weights: number, end: number): void
}

/** What the module imports: the address of how many are ahead of each, in a strip where some are level. */
export interface Host {
  ties(ahead: number): void
}
