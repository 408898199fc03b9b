import type { Directive } from 'vue'

type Field = HTMLInputElement | HTMLTextAreaElement

const inWriting = new WeakSet<Field>()

/**
 * The text of a field that is kept when it is left (`@change`). While somebody writes in it, what changes elsewhere,
 * as in another tab, does not write over it; taken off the page, as by Back, it is left first.
 */
export const vKept: Directive<Field, string> = {
  // Before the component's own listeners, which may give the field another text.
  created(field) {
    field.addEventListener('input', () => inWriting.add(field))
    field.addEventListener('change', () => inWriting.delete(field))
  },
  beforeMount(field, { value }) {
    field.value = value
  },
  updated(field, { value }) {
    const isInUse = inWriting.has(field) && field === document.activeElement
    if (!isInUse && field.value !== value) field.value = value
  },
  beforeUnmount(field) {
    field.blur()
  },
}
