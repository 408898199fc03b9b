/**
 * Short messages below the top bar. Those with a way back, and problems, stay until they are dismissed; what merely
 * confirms goes by itself.
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
  /** More would hide the page. */
  const most = 4
  const isConfirmation = ({ look, action }: Omit<Notice, 'id'>) => look === 'done' && !action

  /** @returns its id, to dismiss it by */
  function show(notice: Omit<Notice, 'id'>): number {
    const before = notices.value
    // Said twice, a problem is no clearer.
    const same = before.find(({ look, text }) => look === 'problem' && look === notice.look && text === notice.text)
    if (same) return same.id
    const id = ++count
    // A way back is the last to make room.
    if (before.length === most) dismiss((before.find(isConfirmation) ?? before[0]!).id)
    notices.value = [...notices.value, { ...notice, id }]
    if (isConfirmation(notice)) setTimeout(() => dismiss(id), confirmationLasts)
    return id
  }
  function dismiss(id: number): void {
    notices.value = notices.value.filter((n) => n.id !== id)
  }
  /** Goes the newest way back. */
  function takeBack(): void {
    const last = notices.value.findLast(({ action }) => action)
    if (!last) return
    dismiss(last.id)
    last.action!.run()
  }
  return { notices, show, dismiss, takeBack }
})
