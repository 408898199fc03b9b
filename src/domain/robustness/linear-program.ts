/**
 * min or max c·x subject to A x ≤ / = / ≥ b and x ≥ 0, by the two-phase simplex method on a dense tableau (Dantzig 1963).
 * Largest gain enters; while steps gain nothing Bland's rule (1977) chooses instead, so that it cannot cycle.
 * Float64 throughout: a corner of a small programme comes out to some 15 digits, not as a fraction.
 */
export interface LinearProgram {
  readonly goal: 'min' | 'max'
  readonly objective: readonly number[]
  readonly constraints: readonly Constraint[]
}

export interface Constraint {
  /** As many as the objective has. */
  readonly coefficients: readonly number[]
  readonly relation: '≤' | '=' | '≥'
  readonly bound: number
}

export type Optimum =
  | { readonly kind: 'optimal'; readonly x: readonly number[]; readonly value: number }
  | { readonly kind: 'infeasible' | 'unbounded' }

/** Smaller figures are noise: rows are scaled so that their largest coefficient is 1. */
const noise = 1e-11
/** What phase one may leave of the artificial variables. */
const feasible = 1e-9

export function solveLinearProgram({ goal, objective, constraints }: LinearProgram): Optimum {
  const count = objective.length
  const tableau = tableauOf(constraints, count)
  const { rows, basis, width, artificials } = tableau

  if (artificials < width) {
    const costs = new Float64Array(width).fill(1, artificials)
    optimise(tableau, costs, width)
    const left = basis.reduce((sum, b, r) => (b >= artificials ? sum + rows[r]![width]! : sum), 0)
    if (left > feasible) return { kind: 'infeasible' }
    expelArtificials(tableau)
  }

  const sign = goal === 'min' ? 1 : -1
  const costs = new Float64Array(width)
  objective.forEach((c, j) => (costs[j] = sign * c))
  if (!optimise(tableau, costs, artificials)) return { kind: 'unbounded' }
  const x = new Array<number>(count).fill(0)
  basis.forEach((b, r) => {
    if (b < count) x[b] = Math.max(0, rows[r]![width]!)
  })
  return { kind: 'optimal', x, value: objective.reduce((sum, c, j) => sum + c * x[j]!, 0) }
}

interface Tableau {
  /** Coefficients, then the right side, which stays ≥ 0. */
  readonly rows: Float64Array[]
  /** By row: the variable that it gives the value of. */
  readonly basis: number[]
  /** Variables in all: the programme's own, slacks, artificials. */
  readonly width: number
  /** Where the artificial ones begin. */
  readonly artificials: number
}

function tableauOf(constraints: readonly Constraint[], count: number): Tableau {
  const scaled = constraints.map(({ coefficients, relation, bound }) => {
    const largest = coefficients.reduce((most, a) => Math.max(most, Math.abs(a)), 0) || 1
    const isTurned = bound < 0
    const factor = (isTurned ? -1 : 1) / largest
    const turned = { '≤': '≥', '≥': '≤', '=': '=' } as const
    return { coefficients, factor, bound: bound * factor, relation: isTurned ? turned[relation] : relation }
  })
  const slacks = scaled.filter((c) => c.relation !== '=').length
  const artificials = count + slacks
  const width = artificials + scaled.filter((c) => c.relation !== '≤').length
  let nextSlack = count
  let nextArtificial = artificials
  const basis: number[] = []
  const rows = scaled.map(({ coefficients, factor, bound, relation }) => {
    const row = new Float64Array(width + 1)
    coefficients.forEach((a, j) => (row[j] = a * factor))
    row[width] = bound
    if (relation !== '=') row[nextSlack] = relation === '≤' ? 1 : -1
    if (relation !== '≤') row[nextArtificial] = 1
    basis.push(relation === '≤' ? nextSlack : nextArtificial++)
    if (relation !== '=') nextSlack++
    return row
  })
  return { rows, basis, width, artificials }
}

/**
 * Pivots until no variable before `end` lowers the cost.
 * @returns false when the cost can fall without end
 */
function optimise(tableau: Tableau, costs: Float64Array, end: number): boolean {
  const { rows, basis, width } = tableau
  const reduced = new Float64Array(width + 1)
  reduced.set(costs)
  basis.forEach((b, r) => {
    if (costs[b]) addMultiple(reduced, rows[r]!, -costs[b])
  })
  let isStuck = false
  for (;;) {
    const entering = isStuck ? firstGain(reduced, end) : largestGain(reduced, end)
    if (entering === -1) return true
    const leaving = leavingRow(tableau, entering)
    if (leaving === -1) return false
    isStuck = rows[leaving]![width]! <= noise
    pivot(tableau, leaving, entering)
    addMultiple(reduced, rows[leaving]!, -reduced[entering]!)
    reduced[entering] = 0
  }
}

function largestGain(reduced: Float64Array, end: number): number {
  let best = -1
  for (let j = 0; j < end; j++) if (reduced[j]! < -noise && (best === -1 || reduced[j]! < reduced[best]!)) best = j
  return best
}

function firstGain(reduced: Float64Array, end: number): number {
  for (let j = 0; j < end; j++) if (reduced[j]! < -noise) return j
  return -1
}

/** The row that limits the step; of equals the one whose variable comes first (Bland). */
function leavingRow({ rows, basis, width }: Tableau, entering: number): number {
  let best = -1
  let least = Infinity
  rows.forEach((row, r) => {
    if (row[entering]! <= noise) return
    const ratio = row[width]! / row[entering]!
    const isTie = best !== -1 && Math.abs(ratio - least) <= noise
    if (isTie ? basis[r]! < basis[best]! : ratio < least) {
      best = r
      least = isTie ? Math.min(least, ratio) : ratio
    }
  })
  return best
}

function pivot({ rows, basis, width }: Tableau, leaving: number, entering: number): void {
  const pivotRow = rows[leaving]!
  const by = pivotRow[entering]!
  for (let j = 0; j <= width; j++) pivotRow[j]! /= by
  pivotRow[entering] = 1
  rows.forEach((row, r) => {
    if (r === leaving || row[entering] === 0) return
    addMultiple(row, pivotRow, -row[entering]!)
    row[entering] = 0
    if (row[width]! < 0) row[width] = 0
  })
  basis[leaving] = entering
}

function addMultiple(to: Float64Array, row: Float64Array, factor: number): void {
  for (let j = 0; j < to.length; j++) to[j]! += factor * row[j]!
}

/** An artificial variable left at 0 gives its row to a real one; a row without any says nothing and goes. */
function expelArtificials(tableau: Tableau): void {
  const { rows, basis, artificials } = tableau
  for (let r = rows.length - 1; r >= 0; r--) {
    if (basis[r]! < artificials) continue
    const row = rows[r]!
    let largest = -1
    for (let j = 0; j < artificials; j++)
      if (Math.abs(row[j]!) > noise && (largest === -1 || Math.abs(row[j]!) > Math.abs(row[largest]!))) largest = j
    if (largest !== -1) {
      pivot(tableau, r, largest)
    } else {
      rows.splice(r, 1)
      basis.splice(r, 1)
    }
  }
}
