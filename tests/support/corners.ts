/** A linear programme by brute force: every corner is where as many constraints hold as equations as there are variables. */
import type { Constraint } from '@/domain/robustness/linear-program'

/** The best value over all corners that satisfy everything (x ≥ 0 included); null when there is none. */
export function bestCorner(objective: readonly number[], constraints: readonly Constraint[], goal: 'min' | 'max') {
  const count = objective.length
  const axes = objective.map((_, j): Constraint => ({
    coefficients: objective.map((_, i) => (i === j ? 1 : 0)),
    relation: '≥',
    bound: 0,
  }))
  const all = [...constraints, ...axes]
  let best: number | null = null
  for (const chosen of subsets(all, count)) {
    const x = solve(chosen)
    if (!x || !all.every((c) => holds(c, x))) continue
    const value = dot(objective, x)
    if (best === null || (goal === 'min' ? value < best : value > best)) best = value
  }
  return best
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)

function holds({ coefficients, relation, bound }: Constraint, x: readonly number[]): boolean {
  const over = dot(coefficients, x) - bound
  return relation === '=' ? Math.abs(over) < 1e-9 : relation === '≤' ? over < 1e-9 : over > -1e-9
}

function* subsets<Item>(items: readonly Item[], size: number, from = 0): Generator<Item[]> {
  if (size === 0) yield []
  else
    for (let i = from; i <= items.length - size; i++)
      for (const rest of subsets(items, size - 1, i + 1)) yield [items[i]!, ...rest]
}

/** Gauss–Jordan with the largest pivot; null when the equations are not independent. */
function solve(equations: readonly Constraint[]): number[] | null {
  const rows = equations.map((e) => [...e.coefficients, e.bound])
  for (let c = 0; c < rows.length; c++) {
    const at = rows.reduce((best, row, r) => (r >= c && Math.abs(row[c]!) > Math.abs(rows[best]![c]!) ? r : best), c)
    if (Math.abs(rows[at]![c]!) < 1e-12) return null
    ;[rows[c], rows[at]] = [rows[at]!, rows[c]!]
    rows.forEach((row, r) => {
      if (r === c) return
      const factor = row[c]! / rows[c]![c]!
      row.forEach((_, k) => (row[k]! -= factor * rows[c]![k]!))
    })
  }
  return rows.map((row, r) => row.at(-1)! / row[r]!)
}
