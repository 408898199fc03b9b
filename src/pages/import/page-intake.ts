/** While the page is open, a file dropped anywhere on it is taken (the browser would leave the app to show it), and cells pasted outside a field too. */
import { onMounted, onUnmounted, ref } from 'vue'

export interface Intake {
  readonly isOpen: () => boolean
  readonly files: (files: readonly File[]) => void
  readonly cells: (cells: { text: string; html: string }) => void
}

export function usePageIntake({ isOpen, files, cells }: Intake) {
  const isOver = ref(false)

  function dragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = isOpen() ? 'copy' : 'none'
    isOver.value = isOpen()
  }
  function dragLeave(event: DragEvent): void {
    // Leaving the window; moving over another element of the page is no leave.
    if (event.relatedTarget === null) isOver.value = false
  }
  function drop(event: DragEvent): void {
    isOver.value = false
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    if (isOpen()) files([...event.dataTransfer.files])
  }
  function paste(event: ClipboardEvent): void {
    const target = event.target
    const isField = target instanceof Element && target.closest('input, textarea, select, dialog') !== null
    if (isField || !isOpen() || !event.clipboardData) return
    const pasted = [...event.clipboardData.files]
    const text = event.clipboardData.getData('text/plain')
    if (text.trim() !== '') cells({ text, html: event.clipboardData.getData('text/html') })
    else if (pasted.length > 0) files(pasted)
    else return
    event.preventDefault()
  }

  const listeners = { dragover: dragOver, dragleave: dragLeave, drop, paste } as const
  onMounted(() => {
    for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener as EventListener)
  })
  onUnmounted(() => {
    for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener as EventListener)
  })
  return { isOver }
}
