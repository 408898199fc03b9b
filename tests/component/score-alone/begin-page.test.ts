import 'fake-indexeddb/auto'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { applyEdit } from '@/domain/edits/apply'
import { i18n, setLocale } from '@/i18n'
import { newKeys } from '@/io/committee/sealing'
import BeginPage from '@/pages/score-alone/BeginPage.vue'
import { useEvaluation } from '@/stores/evaluation'
import { startScoring } from '@/stores/scoring-alone'
import { aCommittee, anInvitation } from '../../support/a-committee'
import { evaluatorId } from '../../support/an-evaluation'

beforeAll(() => setLocale('en'))
beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

/** As the evaluator finds it who opens the invitation to a sealed scorecard. */
async function facts(isSecure: boolean): Promise<string> {
  const keys = await newKeys('seal')
  const chairs = applyEdit(aCommittee({ isSealed: true }), { name: 'setCommittee', args: { keys } })
  const { invitation } = await anInvitation(chairs, evaluatorId('Ann'))
  await useEvaluation().open(await startScoring(invitation))
  if (!isSecure) vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: BeginPage }] })
  const wrapper = mount(BeginPage, { global: { plugins: [i18n, router] } })
  await flushPromises()
  const text = wrapper.get('.facts').text()
  wrapper.unmount()
  return text
}

it('promises a seal only where the browser can make one, and says so before the first mark', async () => {
  expect(await facts(true)).toContain('is sealed')
  expect(await facts(true)).not.toContain('https')
  expect(await facts(false)).toContain('nothing can be sealed or signed')
})
