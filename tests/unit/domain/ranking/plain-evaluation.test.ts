import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import type { Evaluation } from '@/domain/evaluation'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'
import { plainStandings } from '../../../support/plain-evaluation'

function expectPlain(document: Evaluation): void {
  const plain = plainStandings(document)
  evaluate(document).standings.forEach(({ score, low, high, coverage }, v) => {
    const expected = plain[v]!
    if (expected.score === null) expect(score).toBeNull()
    else expect(score).toBeCloseTo(expected.score, 9)
    // A bound is never drawn past the score itself.
    expect(low).toBeCloseTo(Math.min(expected.low, expected.score ?? 1), 9)
    expect(high).toBeCloseTo(Math.max(expected.high, expected.score ?? 0), 9)
    expect(coverage).toBeCloseTo(expected.coverage, 9)
  })
}

describe('the scores of any document', () => {
  it('are those of an independent computation, with parts, recusals and consensus, by cell and by total', () => {
    fc.assert(fc.property(arbitraryEvaluation({ rounding: ['none'] }), expectPlain), { numRuns: 3000 })
  })
})
