/** What can be said truthfully about the last change. */
export type SaveStatus =
  /** On disk, in the journal. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Made with a newer app: to be looked at; nothing changes it. */
  | { readonly kind: 'read-only' }
  /** The journal cannot be used; local storage has it, which the browser writes to disk in its own time. */
  | { readonly kind: 'local-only'; readonly reason: Refusal }
  /** Nowhere but in this page. `gone`: deleted in another tab. */
  | { readonly kind: 'failed'; readonly reason: Refusal | 'gone' }

/** `blocked`: private window, or site data not allowed. `silent`: the database does not answer. */
export type Refusal = 'full' | 'blocked' | 'silent' | 'unknown'

/** By name, since quota errors are no longer a DOMException everywhere. */
export function refusalOf(error: unknown): Refusal {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
  if (name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED') return 'full'
  if (name === 'SecurityError' || name === 'InvalidStateError' || name === 'NotAllowedError') return 'blocked'
  if (name === 'TimeoutError') return 'silent'
  return 'unknown'
}
