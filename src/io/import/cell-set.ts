/** Which cells of evaluator × criterion × vendor have come up: one bit each, or a set where that would be too large. */
const maxBits = 2 ** 28

export class CellSet {
  private readonly bits: Uint8Array | null
  private readonly keys = new Set<number>()

  /** Indices below these limits. */
  constructor(
    evaluators: number,
    private readonly criteria: number,
    private readonly vendors: number,
  ) {
    const size = evaluators * criteria * vendors
    this.bits = size <= maxBits ? new Uint8Array((size >> 3) + 1) : null
  }

  /** Whether the cell is new to the set. */
  add(evaluator: number, criterion: number, vendor: number): boolean {
    const key = (evaluator * this.criteria + criterion) * this.vendors + vendor
    if (this.bits) {
      const mask = 1 << (key & 7)
      const byte = this.bits[key >> 3] as number
      this.bits[key >> 3] = byte | mask
      return (byte & mask) === 0
    }
    const before = this.keys.size
    return this.keys.add(key).size > before
  }
}
