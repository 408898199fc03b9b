/** The conflict that an evaluator declared, with the real names where the evaluator saw hidden ones. */
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Declaration } from '@/domain/committee/committee'
import { revealed } from '@/domain/committee/hidden-names'
import type { Evaluation } from '@/domain/evaluation'

export function useConflictWords(document: Readonly<Ref<Evaluation>>) {
  const { t } = useI18n()

  const words = {
    aliasOf: (letters: string) => t('committee.invite.alias', { letters }),
    both: (name: string, alias: string) => t('committee.declaration.revealed', { name, alias }),
  }

  /** @returns empty when none was declared */
  return (declaration: Declaration | null, invitation: string): string => {
    if (!declaration?.hasConflict) return ''
    const { committee, vendors } = document.value
    const issued = committee.invitations.find((one) => one.id === invitation)
    return issued ? revealed(declaration.text, issued, vendors, words) : declaration.text
  }
}
