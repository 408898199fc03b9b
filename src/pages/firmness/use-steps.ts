/** A long computation in slices short enough for every frame; the newest question wins. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/** ms; a single step may take longer, so this leaves room in a frame. */
const slice = 8

/** @returns null until the answer to the present question is there */
export function useSteps<Question, Answer>(
  question: () => Question,
  steps: (question: Question) => Generator<unknown, Answer>,
): Readonly<ShallowRef<{ readonly answer: Answer } | null>> {
  const found = shallowRef<{ answer: Answer } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  watch(
    question,
    (asked) => {
      stop()
      found.value = null
      const work = steps(asked)
      const go = () => {
        const end = performance.now() + slice
        do {
          const step = work.next()
          if (step.done) return void (found.value = { answer: step.value })
        } while (performance.now() < end)
        timer = setTimeout(go)
      }
      timer = setTimeout(go)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
  return found
}
