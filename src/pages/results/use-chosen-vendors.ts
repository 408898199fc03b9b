import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { VendorId } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import { chosenVendors, withVendor } from './chosen-vendors'

export function useChosenVendors(
  results: ComputedRef<Results>,
  limits: { readonly usual: number; readonly most: number },
) {
  const route = useRoute()
  const router = useRouter()
  const query = computed(() => (typeof route.query.v === 'string' ? route.query.v : null))
  const chosen = computed(() => chosenVendors(query.value, results.value, limits))

  function choose(vendor: VendorId, isChosen: boolean) {
    void router.replace({ query: { ...route.query, v: withVendor(chosen.value, vendor, isChosen).join(',') } })
  }
  return { chosen, choose }
}

/** One other choice in the address, for what is not the usual one. */
export function useQueryChoice<Choice extends string>(name: string, choices: readonly Choice[], usual: () => Choice) {
  const route = useRoute()
  const router = useRouter()
  return computed<Choice>({
    get: () => choices.find((choice) => choice === route.query[name]) ?? usual(),
    set: (choice) => void router.replace({ query: { ...route.query, [name]: choice } }),
  })
}
