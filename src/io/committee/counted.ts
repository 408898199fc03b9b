/** Whether what an evaluator sent is what counts here: the receipt computed again from the marks as they stand. */
import type { ReceivedScorecard } from '@/domain/committee/committee'
import type { Evaluation, EvaluatorRatings, Rating, VendorId } from '@/domain/evaluation'
import { packMarks } from './marks'
import { receiptOf } from './receipt'
import { scorecardText } from './scorecard'

/** `altered`: marks were changed here since, or could not all be taken. `unknown`: the invitation is not here any more. */
export function countedAs(document: Evaluation, received: ReceivedScorecard): 'unaltered' | 'altered' | 'unknown' {
  const { invitation, evaluation, evaluator, name, basis, revision, finishedAt, nonce, declaration } = received
  const issued = document.committee.invitations.find((one) => one.id === invitation)
  if (!issued) return 'unknown'
  const idOf = (vendor: VendorId) => {
    if (!issued.hidden) return vendor
    const at = issued.hidden.indexOf(vendor)
    return at < 0 ? null : (`v-${at + 1}` as VendorId)
  }
  const ratings = document.ratings[evaluator] ?? {}
  const marks = packMarks(received.source === 'table' ? withoutTimes(ratings) : ratings, finishedAt, idOf)
  const scorecard = { invitation, evaluation, evaluator, evaluatorName: name, basis, revision, finishedAt, nonce }
  return receiptOf(scorecardText({ ...scorecard, declaration, marks })) === received.receipt ? 'unaltered' : 'altered'
}

/** A table carries none; what stands here is when it was accepted. */
function withoutTimes(ratings: EvaluatorRatings): EvaluatorRatings {
  return Object.fromEntries(
    Object.entries(ratings).map(([criterion, row]) => [
      criterion,
      Object.fromEntries(
        Object.entries(row as Record<string, Rating>).map(([id, { ratedAt: _, ...mark }]) => [id, mark]),
      ),
    ]),
  ) as EvaluatorRatings
}
