/**
 * The opened row of a page, kept in its address. Opening one is a step that Back undoes, since on a small screen it
 * covers the list; going from one to the next is none, and closing goes back over the step where that is behind.
 */
import { useRoute, useRouter } from 'vue-router'

export function useChosen(name: 'node' | 'vendor' | 'evaluator') {
  const route = useRoute()
  const router = useRouter()

  return async (id: string | null): Promise<void> => {
    const { [name]: opened, ...query } = route.query
    if (id !== null) return void (await router[opened ? 'replace' : 'push']({ query: { ...query, [name]: id } }))
    if (!opened) return
    const list = router.resolve({ query })
    if (history.state?.back !== list.fullPath) return void (await router.replace(list))
    await new Promise<void>((resolve) => {
      const stop = router.afterEach(() => (stop(), resolve()))
      router.back()
    })
  }
}
