/** One long piece of work at a time, with a bar once it has lasted half a second, and a way to cancel it. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Pace } from '@/io/steps'

const patience = 500

interface Work {
  /** Already in the reader's language. */
  readonly label: string
  readonly cancel: () => void
}

export const useBusy = defineStore('busy', () => {
  const work = shallowRef<Work | null>(null)
  const share = ref(0)

  /** @returns undefined when the reader cancelled */
  async function run<Value>(label: string, task: (pace: Pace) => Promise<Value>): Promise<Value | undefined> {
    const controller = new AbortController()
    const timer = setTimeout(() => (work.value = { label, cancel: () => controller.abort() }), patience)
    share.value = 0
    try {
      return await task({ signal: controller.signal, onProgress: (done) => (share.value = done) })
    } catch (error) {
      if (controller.signal.aborted) return undefined
      throw error
    } finally {
      clearTimeout(timer)
      work.value = null
    }
  }
  return { work, share, run }
})
