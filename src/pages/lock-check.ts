/** Whether criteria and rules still are what was locked. The newest question wins. */
import { shallowRef, watch, type Ref } from 'vue'
import { lockInForce } from '@/domain/criteria/lock'
import type { Evaluation } from '@/domain/evaluation'
import { lockHashOf } from '@/stores/weighting-lock'

export type LockState = 'checking' | 'match' | 'differs'

export function useLockCheck(document: Ref<Evaluation>): Ref<LockState> {
  const state = shallowRef<LockState>('checking')
  watch(
    () => [document.value.criteria, document.value.rules, lockInForce(document.value)] as const,
    async ([criteria, rules, lock]) => {
      state.value = 'checking'
      if (!lock) return
      const hash = await lockHashOf({ criteria, rules })
      if (
        lockInForce(document.value) === lock &&
        document.value.criteria === criteria &&
        document.value.rules === rules
      )
        state.value = hash === lock.hash ? 'match' : 'differs'
    },
    { immediate: true },
  )
  return state
}
