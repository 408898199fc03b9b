/** Making a scenario and going to it. */
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { Scenario } from '@/domain/robustness/scenario'
import { newEntryId } from '@/stores/session'
import { useOpenEvaluation } from '../evaluation/open-evaluation'

export function useScenarios() {
  const { t } = useI18n()
  const router = useRouter()
  const { document, commit } = useOpenEvaluation()

  function freshName(): string {
    const taken = new Set(document.value.scenarios.map((s) => s.name))
    let n = 1
    while (taken.has(t('firmness.scenarios.untitled', { n }))) n++
    return t('firmness.scenarios.untitled', { n })
  }

  async function make(parts: Partial<Omit<Scenario, 'id'>> = {}): Promise<void> {
    const scenario = { id: `s-${newEntryId()}`, name: freshName(), note: '', weights: {}, levels: {}, ...parts }
    commit({ name: 'addScenario', args: { scenario } })
    await router.push({ path: `/e/${document.value.id}/firmness/scenarios`, query: { scenario: scenario.id } })
  }
  return { make }
}
