/** Whether the browser has promised not to clear this site's data on its own when space runs short. */
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { isPersisted, persist } from '@/storage/persistence'

export const usePersistence = defineStore('persistence', () => {
  /** null: the browser does not say. */
  const isPersistent = ref<boolean | null>(null)
  void isPersisted().then((answer) => (isPersistent.value = answer))

  async function ask(): Promise<void> {
    isPersistent.value = await persist()
  }
  return { isPersistent, ask }
})
