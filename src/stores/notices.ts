/**
 * Short messages at the foot of the page. Those with a way back, and problems, stay until they are dismissed; what
 * merely confirms goes by itself, so that it never lies over what one wants to press.
 */
import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Notice {
  readonly id: number
  /** Already in the reader's language. */
  readonly text: string
  readonly look: 'done' | 'problem'
  readonly action?: { readonly label: string; readonly run: () => void }
}

export const useNotices = defineStore('notices', () => {
  const notices = ref<readonly Notice[]>([])
  let count = 0
  const confirmationLasts = 6_000

  function show(notice: Omit<Notice, 'id'>): void {
    const id = ++count
    notices.value = [...notices.value.slice(-2), { ...notice, id }]
    if (notice.look === 'done' && !notice.action) setTimeout(() => dismiss(id), confirmationLasts)
  }
  function dismiss(id: number): void {
    notices.value = notices.value.filter((n) => n.id !== id)
  }
  return { notices, show, dismiss }
})
