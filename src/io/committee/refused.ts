import type { Problem, Result } from '@/domain/result'

export function problemOf(
  code: string,
  params: Problem['params'] = {},
  severity: Problem['severity'] = 'error',
): Problem {
  return { code, severity, params }
}

export function refused(code: string, params: Problem['params'] = {}): Result<never> {
  return { ok: false, problem: problemOf(code, params) }
}
