/** Whether what an evaluator sent is what counts here: the receipt computed again from the marks as they stand. */
import type { ReceivedScorecard } from '@/domain/committee/committee'
import type { CriterionId, Evaluation, Evaluator, EvaluatorRatings, Rating, VendorId } from '@/domain/evaluation'
import { isAsked, partOf } from '@/domain/ratings/parts'
import { packMarks } from './marks'
import { receiptOf } from './receipt'
import { scorecardText } from './scorecard'

/** `altered`: marks were changed here since, or could not all be taken. `unknown`: the invitation is not here any more. */
export function countedAs(document: Evaluation, received: ReceivedScorecard): 'unaltered' | 'altered' | 'unknown' {
  const { invitation, evaluation, evaluator, name, basis, revision, finishedAt, nonce, declaration, weights } = received
  const issued = document.committee.invitations.find((one) => one.id === invitation)
  if (!issued) return 'unknown'
  const idOf = (vendor: VendorId) => {
    if (!issued.hidden) return vendor
    const at = issued.hidden.indexOf(vendor)
    return at < 0 ? null : (`v-${at + 1}` as VendorId)
  }
  const ratings = document.ratings[evaluator] ?? {}
  const timed = received.source === 'table' ? withoutTimes(ratings) : ratings
  const scorecard = { invitation, evaluation, evaluator, evaluatorName: name, basis, revision, finishedAt, nonce }
  const isSame = (own: EvaluatorRatings) => {
    const marks = packMarks(own, finishedAt, idOf)
    return (
      receiptOf(scorecardText({ ...scorecard, declaration, marks, ...(weights && { weights }) })) === received.receipt
    )
  }
  for (const own of views(document, evaluator, timed)) if (isSame(own)) return 'unaltered'
  return 'altered'
}

/**
 * Marks outside the part stay in the document and count for nothing. What the scorecard held is therefore all of them, or
 * those of the part; and a vendor from which the evaluator was recused afterwards was still in it.
 */
function* views(
  document: Evaluation,
  id: Evaluator['id'],
  ratings: EvaluatorRatings,
): Generator<EvaluatorRatings, void, undefined> {
  yield ratings
  const evaluator = document.evaluators.find((one) => one.id === id)
  if (!evaluator) return
  for (const recusals of [[], evaluator.recusals]) {
    const part = partOf({ ...evaluator, recusals }, document.criteria)
    yield cellsWhere(ratings, (criterion, vendor) => isAsked(part, criterion, vendor))
  }
}

function cellsWhere(
  ratings: EvaluatorRatings,
  isIn: (criterion: CriterionId, vendor: VendorId) => boolean,
): EvaluatorRatings {
  return Object.fromEntries(
    Object.entries(ratings).map(([criterion, row]) => [
      criterion,
      Object.fromEntries(
        Object.entries(row as Record<string, Rating>).filter(([v]) => isIn(criterion as CriterionId, v as VendorId)),
      ),
    ]),
  ) as EvaluatorRatings
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
