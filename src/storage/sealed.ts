/** A document as it lies in storage: text, the schema it was written in, and a checksum that tells damage. */
import type { Evaluation } from '@/domain/evaluation'
import { schemaVersion } from '@/io/schema-version'
import { checksum } from './checksum'

export interface Sealed {
  readonly schemaVersion: number
  readonly checksum: string
  readonly text: string
}

export function seal(document: Evaluation): Sealed {
  const text = JSON.stringify(document)
  return { schemaVersion, checksum: checksum(text), text }
}

export type Unsealed =
  | { readonly kind: 'intact'; readonly document: Evaluation }
  /** Of another schema version; `text` is what lies in storage. */
  | { readonly kind: 'older' | 'newer' | 'damaged'; readonly text: string }

/** An intact text of the present schema was written by `seal` and needs no second look. */
export function unseal(sealed: Sealed): Unsealed {
  const { text } = sealed
  if (typeof text !== 'string' || checksum(text) !== sealed.checksum) return { kind: 'damaged', text: String(text) }
  if (sealed.schemaVersion > schemaVersion) return { kind: 'newer', text }
  if (sealed.schemaVersion < schemaVersion) return { kind: 'older', text }
  return { kind: 'intact', document: JSON.parse(text) as Evaluation }
}
