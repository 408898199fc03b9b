/** A chair's document with four evaluators, and what passes between them and the chair. */
import { applyEdit } from '@/domain/edits/apply'
import { groupsToWeigh } from '@/domain/committee/proposals'
import type { CommitteeOptions } from '@/domain/committee/committee'
import type { Evaluation, EvaluatorId } from '@/domain/evaluation'
import { leavesOf } from '@/domain/criteria/tree'
import { isAsked, partOf } from '@/domain/ratings/parts'
import { basisOf } from '@/io/committee/basis'
import { newInvitation, sessionDocument, type Invitation } from '@/io/committee/invitation'
import { newKeys } from '@/io/committee/sealing'
import { aCriterion, aGroup, anEvaluation, anEvaluator, criterionId, vendorId, yesNo } from './an-evaluation'
import { levelOn } from './arbitrary-evaluation'

export const at = '2026-03-01T08:00:00.000Z'

export function aCommittee(options: Partial<CommitteeOptions> = {}): Evaluation {
  const document = anEvaluation()
    .withVendors('Aurora', '云启', 'Borealis')
    .withCriteria(
      aGroup('fit', [aCriterion('funnel', { weight: 2 }), aCriterion('sso', { scale: yesNo })]),
      aCriterion('price'),
    )
    .withEvaluators(
      anEvaluator('Ann'),
      { ...anEvaluator('Bo'), assigned: [criterionId('sso')] },
      { ...anEvaluator('Cai'), recusals: [{ vendor: vendorId('云启'), reason: 'family' }] },
      anEvaluator('Dee'),
    )
    .build()
  return applyEdit(document, { name: 'setCommittee', args: { chair: 'Zhou', seed: 'seed', options } })
}

export interface Sent {
  /** The chair's, with the invitation recorded. */
  readonly document: Evaluation
  readonly invitation: Invitation
}

let count = 0

export async function anInvitation(document: Evaluation, evaluator: EvaluatorId, isSigned = true): Promise<Sent> {
  const parts = {
    id: `i-${(count += 1)}`,
    now: at,
    signingKey: isSigned ? await newKeys('sign') : null,
    aliasOf: (letters: string) => `Vendor ${letters}`,
  }
  const { invitation, issued } = newInvitation(document, evaluator, parts)
  const args = { basis: basisOf(document), invitations: [issued] }
  return { document: applyEdit(document, { name: 'recordInvitations', args }), invitation }
}

/** The evaluator's document with every cell of the part answered, and weights where they are asked; `seed` varies both. */
export function aScoredSession(invitation: Invitation, seed = 1): Evaluation {
  const empty = sessionDocument(invitation, at)
  const evaluator = empty.evaluators[0]!
  const part = partOf(evaluator, empty.criteria)
  const cells = leavesOf(empty.criteria).flatMap((criterion, c) =>
    empty.vendors
      .filter((vendor) => isAsked(part, criterion.id, vendor.id))
      .map((vendor, v) => ({
        criterion: criterion.id,
        vendor: vendor.id,
        state: 'rated' as const,
        level: levelOn(criterion.scale, ((seed + c * 7 + v * 3) % 5) / 4),
        ...((c + v) % 3 === 0 && { note: `seen ${c} ${v}` }),
      })),
  )
  const rated = applyEdit(empty, {
    name: 'rate',
    args: { evaluator: evaluator.id, at: '2026-03-02T09:10:11.123Z', cells },
  })
  const declaration = { hasConflict: false, text: '', at }
  const declared = applyEdit(rated, { name: 'declareInterest', args: { declaration } })
  if (!invitation.options.asksWeights) return declared
  const groups = groupsToWeigh(evaluator, empty.criteria)
  const points = groups.flatMap((group) => group.children.map(({ id }, i) => [id, 10 * (seed + i)] as const))
  return applyEdit(declared, { name: 'proposeWeights', args: { weights: Object.fromEntries(points) } })
}

export const finishing = (revision = 1, end = '2026-03-02T10:00:00.000Z', nonce = 'A'.repeat(22)) => ({
  revision,
  at: end,
  nonce,
})
