/** The plan's items in words. */
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CollectedLine } from '@/components/committee/CollectLine.vue'
import type { Evaluation } from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import { useFormats } from '@/i18n/formats'
import type { CollectedItem, CollectStanding } from '@/io/committee/collection'
import { useConflictWords } from '../use-conflict-words'
import { useChangeWords } from '../use-change-words'

const looks: Partial<Record<CollectStanding, CollectedLine['look']>> = {
  older: 'idle',
  duplicate: 'idle',
  'too-early': 'ask',
  'commitment-late': 'bad',
  'not-as-committed': 'bad',
  tampered: 'bad',
  'unknown-evaluator': 'bad',
  foreign: 'bad',
  unreadable: 'bad',
}

/** Of a table: there may be as many as it has rows. */
const isOfCell = ({ line }: Problem) => line !== undefined

export function usePlanLines(document: Readonly<Ref<Evaluation>>) {
  const conflictText = useConflictWords(document)
  const { t } = useI18n()
  const { dateTime, number } = useFormats()
  const { changesText } = useChangeWords()

  function factsOf(item: CollectedItem): string[] {
    const isSigned = item.isSigned ? t('committee.fact.signed') : item.evaluator ? t('committee.fact.unsigned') : ''
    return [
      item.receipt && t('committee.fact.receipt', { code: item.receipt }),
      item.revision > 0 ? t('committee.fact.revision', { revision: item.revision }) : '',
      item.finishedAt ? dateTime(item.finishedAt) : '',
      item.isTable ? t('committee.fact.table') : isSigned,
      item.isSealed ? t('committee.fact.sealed') : '',
    ].filter((fact) => fact !== '')
  }
  function meaningOf(item: CollectedItem): string {
    const { standing, given, expected, added, changed, removed } = item
    if (standing !== 'new' && standing !== 'newer' && standing !== 'other-criteria')
      return t(`committee.standing.${standing}.text`)
    const figures = { given: number(given), expected: number(expected), added: number(added), changed: number(changed) }
    const counts = t('committee.collect.counts', figures)
    const gone = removed > 0 ? t('committee.collect.removed', { count: number(removed) }, removed) : ''
    return [t(`committee.standing.${standing}.text`), counts, gone].filter(Boolean).join(t('committee.sentence'))
  }
  const problemText = ({ code, params }: Problem) => t(`problem.${code}`, params)
  function lineOf(item: CollectedItem, index: number, isConsented: boolean): CollectedLine {
    const { standing, consents, isIncluded } = item
    const conflict = conflictText(item.declaration, item.invitation)
    return {
      key: item.key || String(index),
      source: item.source,
      name: item.name,
      look: looks[standing] ?? (isIncluded ? 'in' : consents.length > 0 ? 'ask' : 'idle'),
      standing: t(`committee.standing.${standing}.word`),
      meaning: meaningOf(item),
      facts: factsOf(item),
      consents: consents.map((consent) => t(`committee.consent.${consent}`)),
      isConsented,
      remarks: [
        ...(conflict ? [t('committee.declaration.conflict', { text: conflict })] : []),
        ...(item.changes.length > 0 ? [t('committee.collect.changed', { changes: changesText(item.changes) })] : []),
        ...(item.proposes > 0 ? [t('committee.collect.proposes', { count: item.proposes }, item.proposes)] : []),
        ...item.problems.filter((one) => !isOfCell(one)).map(problemText),
      ],
      rejected: [...item.problems.filter(isOfCell), ...item.rejected].map(problemText),
    }
  }
  return { lineOf }
}
