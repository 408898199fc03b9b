/**
 * Invitations made on this page load and not yet gone. They hold the evaluators' signing keys, so the document does not
 * keep them: what is not saved or copied before the page is closed has to be made anew.
 */
import { computed, shallowRef, type Ref } from 'vue'
import type { Evaluation } from '@/domain/evaluation'
import type { Invited } from '@/stores/committee'

const made = shallowRef<readonly Invited[]>([])

export function useOutbox(document: Readonly<Ref<Evaluation>>) {
  /** The newest of each evaluator; undone invitations and those of another evaluation are not among them. */
  const outbox = computed(() => {
    const known = new Set(document.value.committee.invitations.map((one) => one.id))
    return document.value.evaluators.flatMap(({ id, name }) => {
      const invited = made.value.findLast((one) => one.evaluator === id && known.has(one.id))
      return invited ? [{ ...invited, name }] : []
    })
  })
  const put = (invitations: readonly Invited[]) => {
    made.value = [...made.value, ...invitations]
  }
  return { outbox, put }
}
