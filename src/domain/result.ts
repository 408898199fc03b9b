/** Errors that a user can cause are values. The code is also the message key under `problem.`. */
export interface Problem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** For the message; a value may be user text, shown as text only. */
  readonly params: Readonly<Record<string, string | number>>
  /** 1-based, in the file or the pasted text. */
  readonly line?: number
  /** 1-based. */
  readonly column?: number
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem }
