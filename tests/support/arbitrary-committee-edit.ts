/** Edits of the committee that scores apart, of an evaluator who may be gone. */
import fc from 'fast-check'
import type { Edit } from '@/domain/edits/edit'
import type { EvaluatorId, VendorId } from '@/domain/evaluation'

export function arbitraryCommitteeEdits(
  evaluator: fc.Arbitrary<EvaluatorId>,
  vendor: fc.Arbitrary<VendorId>,
): fc.Arbitrary<Edit>[] {
  const at = '2026-02-02T02:02:02.000Z'
  const number = fc.nat(3)
  const hash = fc.constantFrom('0a'.repeat(32), '1b'.repeat(32))
  const invitation = number.map((n) => `i-${n}`)
  const basis = hash.map((one) => ({ hash: one, nodes: [], vendors: [] }))
  const declaration = fc.option(fc.record({ hasConflict: fc.boolean(), text: fc.string(), at: fc.constant(at) }))
  const weights = fc.dictionary(fc.constantFrom('c-0', 'c-1', 'g-0'), number)
  const issued = fc.record({
    id: invitation,
    evaluator,
    at: fc.constant(at),
    basis: hash,
    key: fc.constant(null),
    hidden: fc.option(fc.array(vendor, { maxLength: 2 })),
    aliases: fc.array(fc.string(), { maxLength: 2 }),
  })
  const received = fc.record({
    evaluator,
    name: fc.string(),
    evaluation: fc.constant('e-test'),
    basis: hash,
    invitation,
    receipt: fc.constant('K7QM-2X9D-4TBN'),
    revision: number,
    finishedAt: fc.constant(at),
    acceptedAt: fc.constant(at),
    nonce: fc.constantFrom('', 'A'.repeat(22)),
    expected: number,
    given: number,
    abstained: number,
    declaration,
    weights,
    isSealed: fc.boolean(),
    isSigned: fc.boolean(),
    source: fc.constantFrom('scorecard' as const, 'table' as const),
  })
  const committed = fc.record({
    evaluator,
    invitation,
    revision: number,
    hash,
    acceptedAt: fc.constant(at),
    isSigned: fc.boolean(),
  })
  return [
    fc
      .record({ chair: fc.string(), seed: fc.string(), isSealed: fc.boolean(), asksWeights: fc.boolean() })
      .map(({ chair, seed, ...options }) => ({ name: 'setCommittee', args: { chair, seed, options } })),
    fc
      .record({ basis, invitations: fc.array(issued, { maxLength: 2 }) })
      .map((args) => ({ name: 'recordInvitations', args })),
    fc
      .record({ scorecards: fc.array(received, { maxLength: 2 }), commitments: fc.array(committed, { maxLength: 2 }) })
      .map((args) => ({ name: 'acceptScorecards', args })),
    declaration.map((said) => ({ name: 'declareInterest', args: { declaration: said } })),
    weights.map((proposed) => ({ name: 'proposeWeights', args: { weights: proposed } })),
    number.map((revision) => ({
      name: 'finishScorecard',
      args: { finished: { revision, at, receipt: 'K7QM-2X9D-4TBN', nonce: 'A'.repeat(22) } },
    })),
  ]
}
