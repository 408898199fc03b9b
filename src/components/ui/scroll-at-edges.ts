/** px from the window's upper and lower edge; above, the top bar covers some of it. */
const upper = 96
const lower = 48
/** px a frame */
const step = 10

/**
 * Scrolls the page while something is held near its upper or lower edge.
 * @param onScroll what is below the pointer has changed; x and y as last told
 */
export function scrollAtEdges(onScroll: (x: number, y: number) => void) {
  let frame = 0
  let place = { x: 0, y: 0 }
  function go() {
    frame = 0
    const by = place.y < upper ? -step : place.y > innerHeight - lower ? step : 0
    const before = scrollY
    if (by !== 0) scrollBy({ top: by, behavior: 'instant' })
    if (scrollY === before) return
    onScroll(place.x, place.y)
    frame = requestAnimationFrame(go)
  }
  return {
    at(x: number, y: number) {
      place = { x, y }
      frame ||= requestAnimationFrame(go)
    },
    stop: () => cancelAnimationFrame(frame),
  }
}
