/** What `JSON.parse` may bring, asked for its shape before it is trusted. */

export type LooseRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is LooseRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is no list has no items. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
