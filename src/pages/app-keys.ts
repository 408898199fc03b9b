/** Keys that work everywhere: undo, redo, and `?` for the list. Text fields keep their own. */
import { onMounted, onUnmounted, ref } from 'vue'
import { useEvaluation } from '@/stores/evaluation'

export function useAppKeys() {
  const isShown = ref(false)
  const evaluation = useEvaluation()

  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return
    const command = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (event.key === '?' && !command) isShown.value = true
    else if (command && key === 'z' && !event.shiftKey) evaluation.undo()
    else if (command && (key === 'y' || (key === 'z' && event.shiftKey))) evaluation.redo()
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
