/** Which problems of a long list are meant. Thousands are searched without writing out thousands of messages. */
import type { Problem } from '@/domain/result'

export interface ProblemKind {
  readonly code: string
  readonly severity: Problem['severity']
  readonly count: number
  /** Its message stands for all of its kind. */
  readonly first: Problem
}

/** Errors before warnings, the most frequent first. */
export function problemKinds(problems: readonly Problem[]): ProblemKind[] {
  const kinds = new Map<string, { first: Problem; count: number }>()
  for (const problem of problems) {
    const known = kinds.get(`${problem.severity} ${problem.code}`)
    if (known) known.count++
    else kinds.set(`${problem.severity} ${problem.code}`, { first: problem, count: 1 })
  }
  return [...kinds.values()]
    .map(({ first, count }) => ({ code: first.code, severity: first.severity, first, count }))
    .sort((a, b) => (a.severity === b.severity ? b.count - a.count : a.severity === 'error' ? -1 : 1))
}

/**
 * @param code empty for every kind
 * @param wanted part of a value named in the problem, or a line number
 */
export function filterProblems(problems: readonly Problem[], code: string, wanted: string): readonly Problem[] {
  const text = wanted.trim().toLowerCase()
  if (code === '' && text === '') return problems
  return problems.filter(
    (problem) =>
      (code === '' || problem.code === code) &&
      (text === '' ||
        String(problem.line ?? '') === text ||
        Object.values(problem.params).some((value) => String(value).toLowerCase().includes(text))),
  )
}
