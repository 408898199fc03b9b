/** The board of who has answered, in words. */
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { BoardRow } from '@/components/committee/CollectBoard.vue'
import type { ReceivedScorecard } from '@/domain/committee/committee'
import type { Evaluation } from '@/domain/evaluation'
import { useFormats } from '@/i18n/formats'
import { boardOf, type BoardLine } from '@/stores/committee'
import { useConflictWords } from '../use-conflict-words'

export function useBoard(document: Readonly<Ref<Evaluation>>) {
  const { t } = useI18n()
  const conflictText = useConflictWords(document)
  const { dateTime, number } = useFormats()

  function howOf({ revision, source, isSealed, isSigned }: ReceivedScorecard): string {
    return [
      t('committee.fact.revision', { revision }),
      source === 'table'
        ? t('committee.fact.table')
        : t(isSigned ? 'committee.fact.signed' : 'committee.fact.unsigned'),
      ...(isSealed ? [t('committee.fact.sealed')] : []),
    ].join(t('committee.separator'))
  }
  function answerOf({ scorecard, commitment }: BoardLine): string {
    if (scorecard) return dateTime(scorecard.source === 'table' ? scorecard.acceptedAt : scorecard.finishedAt)
    if (commitment) return t('committee.board.committed', { at: dateTime(commitment.acceptedAt) })
    return t('committee.board.notYet')
  }
  function rowOf(line: BoardLine, name: string): BoardRow {
    const { evaluator, invitation, changes, scorecard, counted } = line
    const conflict = scorecard ? conflictText(scorecard.declaration, scorecard.invitation) : ''
    return {
      evaluator,
      name,
      invited: invitation
        ? dateTime(invitation.at) + (changes.length > 0 ? t('committee.board.before') : '')
        : t('committee.invite.notYet'),
      answered: answerOf(line),
      how: scorecard ? howOf(scorecard) : '',
      share: scorecard && scorecard.expected > 0 ? scorecard.given / scorecard.expected : null,
      figures: scorecard
        ? t('committee.board.figures', {
            given: number(scorecard.given),
            expected: number(scorecard.expected),
            abstained: number(scorecard.abstained),
          })
        : '',
      receipt: scorecard?.receipt ?? '',
      counted: counted ? t(`committee.counted.${counted}`) : '',
      isAltered: counted !== null && counted !== 'unaltered',
      conflict,
    }
  }
  const rows = computed(() => boardOf(document.value).map((line, i) => rowOf(line, document.value.evaluators[i]!.name)))
  /** How many of the invited have bound themselves, where marks open only when all have. */
  const binding = computed(() => {
    const { options, invitations, commitments } = document.value.committee
    if (!options.commitsFirst) return null
    const invited = new Set(invitations.map((one) => one.evaluator))
    const bound = [...invited].filter((id) => commitments.some((one) => one.evaluator === id)).length
    return { bound, of: invited.size }
  })
  return { rows, binding }
}
