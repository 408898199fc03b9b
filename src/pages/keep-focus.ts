/** What has the focus may be taken off the page: the keyboard goes on from where it stood, not from the page's top. */
import { nextTick, onMounted, type Ref } from 'vue'

export function useKeptFocus(main: Readonly<Ref<HTMLElement | null>>) {
  let last: Node | null = null

  /** The first thing in a place that can have the focus; not a field, which would bring a screen keyboard. */
  const takesFocus = (place?: Node | null) =>
    place instanceof HTMLElement &&
    main.value?.contains(place) &&
    [place, ...place.querySelectorAll<HTMLElement>('a, button, [tabindex]')].some((element) => {
      element.focus({ preventScroll: true })
      return element === document.activeElement
    })

  onMounted(() => {
    addEventListener('focusin', ({ target }) => (last = target as Node))
    new MutationObserver(async (records) => {
      const taken = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last)))
      // Whoever took it away may know better where to go, and a page just opened goes to its heading.
      await nextTick()
      if (!taken || document.activeElement !== document.body) return
      const { nextSibling, previousSibling, target } = taken
      ;[last, nextSibling, previousSibling, target, main.value?.querySelector('h1')].some(takesFocus)
    }).observe(document.body, { childList: true, subtree: true })
  })
}
