import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solveLinearProgram, type Constraint } from '@/domain/robustness/linear-program'
import { bestCorner } from '../../../support/corners'

const row = (coefficients: number[], relation: Constraint['relation'], bound: number): Constraint => ({
  coefficients,
  relation,
  bound,
})

describe('solveLinearProgram', () => {
  it('finds the best corner: Dantzig’s two products, three machines', () => {
    const found = solveLinearProgram({
      goal: 'max',
      objective: [3, 5],
      constraints: [row([1, 0], '≤', 4), row([0, 2], '≤', 12), row([3, 2], '≤', 18)],
    })
    expect(found).toEqual({ kind: 'optimal', x: [2, 6], value: 36 })
  })

  it('takes equations and lower bounds', () => {
    const found = solveLinearProgram({
      goal: 'min',
      objective: [2, 3, 1],
      constraints: [row([1, 1, 1], '=', 1), row([1, 0, 0], '≥', 0.25), row([0, 0, 1], '≤', 0.5)],
    })
    expect(found.kind === 'optimal' && found.x).toEqual([0.5, 0, 0.5])
  })

  it('takes negative right sides and equations that say the same twice', () => {
    const found = solveLinearProgram({
      goal: 'min',
      objective: [1, 1],
      constraints: [row([-1, -2], '≤', -4), row([1, -1], '=', -1), row([2, -2], '=', -2)],
    })
    expect(found.kind === 'optimal' && found.value).toBeCloseTo(7 / 3, 14)
  })

  it('says when no x satisfies the constraints', () => {
    const constraints = [row([1, 1], '≤', 1), row([1, 0], '≥', 2)]
    expect(solveLinearProgram({ goal: 'min', objective: [1, 1], constraints }).kind).toBe('infeasible')
  })

  it('says when there is no end to the gain', () => {
    const constraints = [row([1, -1], '≤', 1)]
    expect(solveLinearProgram({ goal: 'max', objective: [1, 1], constraints }).kind).toBe('unbounded')
  })

  it('ends on Beale’s programme (1955), on which the largest gain alone goes round for ever', () => {
    const found = solveLinearProgram({
      goal: 'min',
      objective: [-0.75, 150, -0.02, 6],
      constraints: [row([0.25, -60, -0.04, 9], '≤', 0), row([0.5, -90, -0.02, 3], '≤', 0), row([0, 0, 1, 0], '≤', 1)],
    })
    expect(found.kind === 'optimal' && found.value).toBeCloseTo(-0.05, 12)
  })

  it('ends on Chvátal’s degenerate programme (1983)', () => {
    const found = solveLinearProgram({
      goal: 'max',
      objective: [10, -57, -9, -24],
      constraints: [row([0.5, -5.5, -2.5, 9], '≤', 0), row([0.5, -1.5, -0.5, 1], '≤', 0), row([1, 0, 0, 0], '≤', 1)],
    })
    expect(found.kind === 'optimal' && found.value).toBeCloseTo(1, 12)
  })

  it('reproduces the exact weights of Rezaei’s best-worst example (2016): min ξ = 2/183', () => {
    // quality, price (best), comfort, safety, style (worst), ξ
    const toBest = [2, 1, 4, 3, 8]
    const toWorst = [4, 8, 2, 3, 1]
    const constraints = [0, 1, 2, 3, 4].flatMap((j) => {
      const against = (of: number, factor: number, than: number) => {
        const a = [0, 0, 0, 0, 0, -1]
        a[of]! += 1
        a[than]! -= factor
        const b = a.map((x, i) => (i === 5 ? x : -x))
        return [row(a, '≤', 0), row(b, '≤', 0)]
      }
      return [...(j === 1 ? [] : against(1, toBest[j]!, j)), ...(j === 4 || j === 1 ? [] : against(j, toWorst[j]!, 4))]
    })
    constraints.push(row([1, 1, 1, 1, 1, 0], '=', 1))
    const found = solveLinearProgram({ goal: 'min', objective: [0, 0, 0, 0, 0, 1], constraints })
    const expected = [14 / 61, 82 / 183, 7 / 61, 28 / 183, 10 / 183, 2 / 183]
    expect(found.kind).toBe('optimal')
    if (found.kind === 'optimal') found.x.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 12))
  })

  it('agrees with trying every corner', () => {
    const whole = fc.integer({ min: -4, max: 4 })
    const program = fc.integer({ min: 1, max: 4 }).chain((count) =>
      fc.record({
        objective: fc.array(whole, { minLength: count, maxLength: count }),
        constraints: fc.array(
          fc.record({
            coefficients: fc.array(whole, { minLength: count, maxLength: count }),
            relation: fc.constantFrom('≤' as const, '=' as const, '≥' as const),
            bound: whole,
          }),
          { maxLength: 4 },
        ),
        goal: fc.constantFrom('min' as const, 'max' as const),
      }),
    )
    fc.assert(
      fc.property(program, ({ objective, constraints, goal }) => {
        // A box makes every programme bounded, so that a corner is best.
        const boxed = [
          ...constraints,
          row(
            objective.map(() => 1),
            '≤',
            10,
          ),
        ]
        const found = solveLinearProgram({ objective, constraints: boxed, goal })
        const corner = bestCorner(objective, boxed, goal)
        expect(found.kind).toBe(corner === null ? 'infeasible' : 'optimal')
        if (found.kind === 'optimal') expect(found.value).toBeCloseTo(corner!, 9)
      }),
      { numRuns: 400 },
    )
  })
})
