import { watchPostEffect, type ShallowRef } from 'vue'
import { useRoute } from 'vue-router'

/** On a phone a row of places is wider than the screen: where one is comes to its middle. The page itself stays. */
export function useHereInSight(row: Readonly<ShallowRef<HTMLElement | null>>): void {
  const route = useRoute()
  watchPostEffect(() => {
    const here = route.path && row.value?.querySelector('[aria-current]')
    if (!here || !row.value) return
    const [place, all] = [here.getBoundingClientRect(), row.value.getBoundingClientRect()]
    row.value.scrollLeft += place.left + place.width / 2 - (all.left + all.width / 2)
  })
}
