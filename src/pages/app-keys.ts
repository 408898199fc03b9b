/** Keys that work everywhere: undo, redo, and `?` for the list. Text fields keep their own. */
import { onMounted, onUnmounted, ref } from 'vue'
import { useEvaluation } from '@/stores/evaluation'
import { useNotices } from '@/stores/notices'

export function useAppKeys() {
  const isShown = ref(false)
  const evaluation = useEvaluation()
  const notices = useNotices()

  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return
    const command = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (event.key === '?' && !command) isShown.value = true
    else if (command && key === 'z' && !event.shiftKey) {
      // Outside an evaluation only what a notice offers can be taken back.
      if (evaluation.document) evaluation.undo()
      else notices.takeBack()
    } else if (command && (key === 'y' || (key === 'z' && event.shiftKey))) evaluation.redo()
    else return
    event.preventDefault()
  }
  onMounted(() => addEventListener('keydown', onKey))
  onUnmounted(() => removeEventListener('keydown', onKey))
  return { isShown }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]')
  )
}
