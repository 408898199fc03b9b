/** A computation in steps, run through to its answer. */
export function run<Answer>(steps: Generator<unknown, Answer>): Answer {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
