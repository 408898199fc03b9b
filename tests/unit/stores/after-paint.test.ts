// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterPaint } from '@/stores/after-paint'

let frames: (() => void)[] = []
beforeEach(() => {
  frames = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
})
afterEach(() => {
  dispatchEvent(new Event('pagehide'))
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('work behind the next frame', () => {
  it('begins once the frame has been drawn, not before', async () => {
    const work = vi.fn()
    afterPaint(work)
    expect(work).not.toHaveBeenCalled()
    frames.forEach((frame) => frame())
    expect(work).not.toHaveBeenCalled()
    await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1))
  })
  it('asks for one frame, whatever waits for it', () => {
    const works = [vi.fn(), vi.fn()]
    works.forEach(afterPaint)
    expect(frames).toHaveLength(1)
    dispatchEvent(new Event('pagehide'))
    for (const work of works) expect(work).toHaveBeenCalledTimes(1)
  })
  it('begins at once when the page goes, and not again', async () => {
    const work = vi.fn()
    afterPaint(work)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(work).toHaveBeenCalledTimes(1)
    frames.forEach((frame) => frame())
    await vi.runAllTimersAsync()
    expect(work).toHaveBeenCalledTimes(1)
  })
  it('does not wait for a frame that never comes', async () => {
    const work = vi.fn()
    afterPaint(work)
    await vi.runAllTimersAsync()
    expect(work).toHaveBeenCalledTimes(1)
  })
})
