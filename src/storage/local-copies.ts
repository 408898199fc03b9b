/**
 * The second leg: the current document of each evaluation in local storage, beside the journal. It is written after
 * the journal has it, so it is only ever ahead when the journal was lost.
 */
import type { EvaluationId } from '@/domain/evaluation'
import { keysOf, type TextStore } from './local-shelf'
import { unseal, type Sealed } from './sealed'
import type { CatalogEntry } from './shelf'

export interface LocalCopy {
  readonly catalogEntry: CatalogEntry
  readonly revision: number
  readonly document: Sealed
}

export interface LocalCopies {
  /** Of evaluations whose id passes the test. */
  readonly all: (isWanted: (id: EvaluationId) => boolean) => readonly LocalCopy[]
  /** A damaged copy may be readable in part, and then comes along. */
  readonly read: (id: EvaluationId) => { readonly copy: LocalCopy | null; readonly isDamaged: boolean }
  /** For whoever wants to look. */
  readonly putAside: (id: EvaluationId) => void
  /**
   * A copy that does not fit leaves the former one in place: it is behind the journal, never ahead of it.
   * @returns whether it fitted
   */
  readonly write: (catalogEntry: CatalogEntry, document: Sealed) => boolean
  /** Whether none of it was too large so far. */
  readonly mayFit: (id: EvaluationId) => boolean
  readonly remove: (id: EvaluationId) => void
}

export function openLocalCopies(store: TextStore, prefix: string): LocalCopies {
  const start = `${prefix}copy:`
  /** Documents grow more than they shrink, and writing one out to find that it does not fit takes long. */
  const tooLarge = new Set<EvaluationId>()

  function parse(id: EvaluationId, text: string): LocalCopy | null {
    try {
      const copy = JSON.parse(text) as LocalCopy
      if (!Number.isInteger(copy.revision) || copy.catalogEntry.revision !== copy.revision) return null
      return { ...copy, catalogEntry: { ...copy.catalogEntry, id } }
    } catch {
      return null
    }
  }

  return {
    all(isWanted) {
      const ids = keysOf(store).filter((key) => key.startsWith(start))
      return ids
        .map((key) => key.slice(start.length) as EvaluationId)
        .filter(isWanted)
        .flatMap((id) => parse(id, store.getItem(start + id) ?? '') ?? [])
    },
    read(id) {
      const text = store.getItem(start + id)
      const copy = text === null ? null : parse(id, text)
      return { copy, isDamaged: text !== null && (!copy || unseal(copy.document).kind === 'damaged') }
    },
    putAside(id) {
      const text = store.getItem(start + id) ?? ''
      store.removeItem(start + id)
      try {
        store.setItem(`${prefix}quarantine:${id}`, text)
      } catch {
        // No room for a second damaged one.
      }
    },
    write(catalogEntry, document) {
      const { id, revision } = catalogEntry
      if (tooLarge.has(id)) return false
      try {
        const copy: LocalCopy = { catalogEntry, revision, document }
        store.setItem(start + id, JSON.stringify(copy))
        return true
      } catch {
        tooLarge.add(id)
        return false
      }
    },
    mayFit: (id) => !tooLarge.has(id),
    remove(id) {
      tooLarge.delete(id)
      try {
        store.removeItem(start + id)
      } catch {
        // Blocked storage holds no copy either.
      }
    },
  }
}
