/**
 * Work that must not stand between a key press and what it shows: it begins right behind the next frame, and at once
 * when the page is about to go or is not to be seen (then there are no frames).
 */
const waiting = new Set<() => void>()

function beginAll(): void {
  const works = [...waiting]
  waiting.clear()
  for (const work of works) work()
}

/** A frame that does not come, as in a covered window, holds nothing up for longer. ms */
const patience = 200
let isListening = false

function listen(): void {
  if (isListening) return
  isListening = true
  addEventListener('pagehide', beginAll)
  document.addEventListener('visibilitychange', beginAll)
}

/** @param work does not throw */
export function afterPaint(work: () => void): void {
  if (typeof requestAnimationFrame === 'undefined' || document.visibilityState === 'hidden') return work()
  listen()
  waiting.add(work)
  if (waiting.size > 1) return
  const timer = setTimeout(beginAll, patience)
  requestAnimationFrame(() => {
    clearTimeout(timer)
    // A message comes behind the frame that is about to be painted, a timer could be held back.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      beginAll()
    }
    port2.postMessage(null)
  })
}
