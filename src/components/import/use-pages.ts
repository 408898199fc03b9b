/** A long list shown a page at a time; the page stays inside the list when the list changes. */
import { computed, ref, watch, type Ref } from 'vue'

export function usePages<Item>(items: Ref<readonly Item[]>, size = 50) {
  const page = ref(0)
  const count = computed(() => Math.max(1, Math.ceil(items.value.length / size)))
  const from = computed(() => page.value * size)
  const shown = computed(() => items.value.slice(from.value, from.value + size))
  watch(count, (pages) => (page.value = Math.min(page.value, pages - 1)))
  return { page, count, from, shown }
}
