import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { useGradual } from '@/components/ui/use-gradual'

const rows = (count: number) => Array.from({ length: count }, (_, i) => i)

/** Frames and what comes behind them, when the test says so. */
function drawing(count: number, cells: number) {
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work))
  vi.stubGlobal('setTimeout', (work: () => void) => work())
  const wanted = ref(rows(count))
  const wrapper = mount(
    defineComponent(() => {
      const drawn = useGradual(
        () => wanted.value,
        () => cells,
      )
      return () => h('p', drawn.value.join())
    }),
  )
  const frame = async () => {
    frames.shift()?.()
    await nextTick()
  }
  return { wrapper, wanted, frames, frame }
}

describe('a long table', () => {
  it('is drawn a few rows in every frame', async () => {
    const { wrapper, frames, frame } = drawing(5, 50)
    expect(wrapper.text()).toBe('0,1')
    await frame()
    expect(wrapper.text()).toBe('0,1,2,3')
    await frame()
    expect(wrapper.text()).toBe('0,1,2,3,4')
    expect(frames).toEqual([])
    vi.unstubAllGlobals()
  })

  it('is there at once when it is short', () => {
    const { wrapper, frames } = drawing(5, 10)
    expect([wrapper.text(), frames.length]).toEqual(['0,1,2,3,4', 0])
    vi.unstubAllGlobals()
  })

  it('gives way to newer rows, and ends with the page', async () => {
    const { wrapper, wanted, frame, frames } = drawing(9, 50)
    wanted.value = [7, 8, 9]
    await nextTick()
    expect(wrapper.text()).toBe('7,8')
    await frame()
    expect(wrapper.text()).toBe('7,8')
    await frame()
    expect(wrapper.text()).toBe('7,8,9')
    wanted.value = rows(9)
    await nextTick()
    wrapper.unmount()
    await frame()
    expect(frames).toEqual([])
    vi.unstubAllGlobals()
  })
})
