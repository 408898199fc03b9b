/** What has the focus may be taken off the page: the keyboard goes on from where it stood, not from the page's top. */
import { nextTick, onMounted, type Ref } from 'vue'

export function useKeptFocus(main: Readonly<Ref<HTMLElement | null>>) {
  let last: EventTarget | null = null
  /** From it outwards; while a dialog is open, from what had the focus before: that may be gone when it closes. */
  let path: readonly EventTarget[] = []

  /** The first thing in a place that can have the focus; not a field, which would bring a screen keyboard. */
  const takesFocus = (place?: EventTarget | null) =>
    place instanceof HTMLElement &&
    main.value?.contains(place) &&
    [place, ...place.querySelectorAll<HTMLElement>('a, button:not([aria-disabled=true]), [tabindex]')].some(
      (element) => {
        element.focus({ preventScroll: true })
        return element === document.activeElement
      },
    )

  onMounted(() => {
    addEventListener('focusin', (event) => {
      last = event.target
      if (!(last as Element).closest('dialog')) path = event.composedPath()
    })
    new MutationObserver(async (records) => {
      const taken = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last as Node)))
      // Whoever took it away may know better where to go, and a page just opened goes to its heading.
      await nextTick()
      if (!taken || document.activeElement !== document.body) return
      const beside = last === path[0] ? [last, taken.nextSibling, taken.previousSibling] : []
      ;[...beside, ...path, main.value?.querySelector('h1')].some(takesFocus)
    }).observe(document.body, { childList: true, subtree: true })
  })
}
