/** The document of an evaluator who scores alone: what is asked, how far it is, what was declared and finished. */
import { computed } from 'vue'
import { groupsToWeigh as groupsOf, proposedShares } from '@/domain/committee/proposals'
import { checkScorecard } from '@/domain/committee/scorecard-check'
import type { CriteriaGroup, VendorId, CriterionId } from '@/domain/evaluation'
import { useOpenEvaluation } from '../evaluation/open-evaluation'

export function useScorecard() {
  const { document, commit } = useOpenEvaluation()
  const session = computed(() => document.value.committee.session)
  const evaluator = computed(() => document.value.evaluators[0]!)
  const check = computed(() => checkScorecard(document.value))
  /** Empty where the chair does not ask for weights. */
  const groupsToWeigh = computed(() =>
    document.value.committee.options.asksWeights ? groupsOf(evaluator.value, document.value.criteria) : [],
  )
  /** Begun and not complete: these would not count. */
  const halfWeighed = computed(() => {
    const { weights = {} } = session.value ?? {}
    const isBegun = (group: CriteriaGroup) => group.children.some(({ id }) => weights[id] !== undefined)
    return groupsToWeigh.value.filter((group) => isBegun(group) && proposedShares(group, weights) === null)
  })
  const base = computed(() => `/score/${document.value.id}`)
  const answered = computed(() => check.value.asked - check.value.missing.length)
  const share = computed(() => (check.value.asked === 0 ? 1 : answered.value / check.value.asked))
  const placeOf = (vendor: VendorId, criterion: CriterionId) => `${base.value}/vendors/${vendor}?criterion=${criterion}`
  return { document, commit, session, evaluator, check, base, answered, share, groupsToWeigh, halfWeighed, placeOf }
}
